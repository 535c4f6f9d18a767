"""The first step: what Carnet is, and the proof that nothing leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.start.proof_card import ProofCard


class FirstStep(QWidget):
    """Words and the proof; nothing to do here."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(2)
        logo = QLabel()
        logo.setPixmap(icons.app_icon().pixmap(QSize(72, 72)))
        logo.setAccessibleName("Carnet")
        column.addWidget(logo, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        title = QLabel(self.tr("Ask your notes"))
        title.setProperty("role", "title")
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        said = QLabel(
            self.tr(
                "Carnet reads the folders you choose and answers questions about them.\n"
                "Nothing leaves this machine."
            ),
            wordWrap=True,
        )
        said.setProperty("role", "lead")
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(said)
        column.addSpacing(24)
        column.addLayout(self._points(icons))
        column.addSpacing(24)
        self.proof = ProofCard(icons)
        column.addWidget(self.proof)
        column.addStretch(3)

    def _points(self, icons: Icons) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(32)
        for drawing, title, text in (
            (
                "quote",
                self.tr("Answers with their source"),
                self.tr("Every sentence points at the line it came from. One click shows it."),
            ),
            (
                "question",
                self.tr("Honest when it does not know"),
                self.tr("What your notes do not say is not said. The nearest notes are shown."),
            ),
            (
                "note",
                self.tr("Your files stay yours"),
                self.tr("Notes are only read, never changed or moved. Use any editor you like."),
            ),
        ):
            point = QVBoxLayout()
            point.setSpacing(4)
            point.addWidget(Drawing(icons, drawing, "accent", 28, flush=True))
            head = QLabel(title, wordWrap=True)
            head.setProperty("role", "strong")
            body = QLabel(text, wordWrap=True)
            body.setProperty("role", "muted")
            body.setAlignment(Qt.AlignmentFlag.AlignTop)
            point.addWidget(head)
            point.addWidget(body, 1)
            row.addLayout(point, 1)
        return row
