"""First start: what Carnet is, a folder to begin with, and the privacy proof."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.engine.protocol import IsolationReport
from carnet.gui.look.buttons import Rank, Tone, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.start.privacy_words import privacy_line


class WelcomePage(QWidget):
    """Fills the window until the library has a folder."""

    choose_wanted = Signal()
    sample_wanted = Signal()
    privacy_wanted = Signal()

    def __init__(self, icons: Icons, has_sample: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(3)
        logo = QLabel()
        logo.setPixmap(icons.app_icon().pixmap(QSize(88, 88)))
        logo.setAccessibleName("Carnet")
        column.addWidget(logo, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
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
        column.addLayout(self._buttons(icons, has_sample))
        hint = QLabel(self.tr("or drop a folder anywhere on this window"))
        hint.setProperty("role", "small")
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(40)
        column.addLayout(self._points(icons))
        column.addStretch(4)
        self.privacy = WordButton("", Rank.QUIET, icons, "shield")
        self.privacy.clicked.connect(self.privacy_wanted)
        column.addWidget(self.privacy, 0, Qt.AlignmentFlag.AlignHCenter)
        column.setContentsMargins(32, 24, 32, 24)
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(720)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1_000)
        row.addStretch(1)
        self.show_isolation(None)

    def show_isolation(self, report: IsolationReport | None) -> None:
        """What the engine's self-test found; None while it is not known."""
        sealed = report is None or report.sealed
        self.privacy.set_tone(Tone.OWN if sealed else Tone.WARNING)
        self.privacy.reword(privacy_line(report), "shield" if sealed else "shield-alert")
        self.privacy.setEnabled(report is not None)

    def _buttons(self, icons: Icons, has_sample: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch()
        self.choose = WordButton(self.tr("Choose a folder…"), Rank.PRIMARY, icons, "folder-add")
        self.choose.setProperty("size", "large")
        self.choose.clicked.connect(self.choose_wanted)
        row.addWidget(self.choose)
        self.sample = WordButton(self.tr("Try the sample library"), Rank.PLAIN, icons, "library")
        self.sample.setProperty("size", "large")
        self.sample.clicked.connect(self.sample_wanted)
        self.sample.setVisible(has_sample)
        row.addWidget(self.sample)
        row.addStretch()
        return row

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
