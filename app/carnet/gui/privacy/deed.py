"""One thing that can be done: what it does, its buttons, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from carnet.gui.look.announcing import announce
from carnet.gui.look.buttons import WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.flow_layout import FlowLayout
from carnet.gui.look.icons import Icons
from carnet.gui.look.roles import set_role
from carnet.gui.privacy.page_frame import paragraph


class Deed(QFrame):
    """A card with a title, words and buttons; below them the result, told as it comes."""

    def __init__(
        self,
        icons: Icons,
        title: str,
        text: str,
        *buttons: WordButton,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._drawing = Drawing(icons, "check", "good", 18)
        self.text = paragraph(text, "muted")
        self.result = paragraph()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(title)
        row = FlowLayout()
        for button in buttons:
            row.addWidget(button)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.result, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(paragraph(title, "strong"))
        column.addWidget(self.text)
        column.addWidget(self.bar)
        column.addLayout(told)
        column.addLayout(row)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing was done yet."""
        for part in (self._drawing, self.result, self.bar):
            part.hide()

    def show_working(self, text: str, done: int = 0, total: int = 0) -> None:
        """It is being done; without a `total` nobody knows how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()
        self._drawing.hide()
        self.result.setText(text)
        set_role(self.result, "small")
        self.result.show()

    def show_done(self, text: str, *, good: bool = True) -> None:
        """What came of it."""
        self.bar.hide()
        self._drawing.draw("check" if good else "alert", "good" if good else "warning")
        self._drawing.show()
        self.result.setText(text)
        set_role(self.result, "" if good else "warning")
        self.result.show()
        announce(self, text)
