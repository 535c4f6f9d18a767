"""One attempt to get out: what it stands for, what came of it, and the system's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from carnet.engine.protocol import IsolationProbe
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.look.roles import set_role
from carnet.gui.privacy.page_frame import paragraph
from carnet.gui.words import phrases, privacy_text


class ProbeRow(QWidget):
    """Shows `trying` until its result is there."""

    def __init__(self, icons: Icons, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._drawing = Drawing(icons, "hourglass", "muted", 18)
        self.verdict = QLabel()
        self.details = WordButton(self.tr("Details"), Rank.QUIET)
        self.details.setCheckable(True)
        self.details.setAccessibleName(f"{self.details.text()}: {phrases.probe(name)}")
        self.words = paragraph(role="small")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.hide()
        self.details.toggled.connect(self.words.setVisible)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._drawing, 0, 0)
        grid.addWidget(paragraph(phrases.probe(name)), 0, 1)
        grid.addWidget(self.verdict, 0, 2)
        grid.addWidget(self.details, 0, 3, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(paragraph(privacy_text.probe_meaning(name), "small"), 1, 1, 1, 3)
        grid.addWidget(self.words, 2, 1, 1, 3)
        self.show_trying()

    def show_trying(self) -> None:
        """It is being tried."""
        self._drawing.draw("hourglass", "muted")
        self._say(self.tr("trying…"), "muted")
        self.details.setEnabled(False)

    def show_result(self, probe: IsolationProbe) -> None:
        """What came of it."""
        if probe.denied:
            self._drawing.draw("check", "good")
            self._say(self.tr("refused"), "muted")
        else:
            self._drawing.draw("alert", "warning")
            self._say(self.tr("went through"), "warning")
        self.words.setText(self.tr("The system said: {words}").format(words=probe.detail))
        self.details.setEnabled(True)

    def _say(self, text: str, role: str) -> None:
        self.verdict.setText(text)
        set_role(self.verdict, role)
