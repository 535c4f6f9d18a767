"""The line above a page: which page it is, larger or smaller, picture or text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from carnet.gui.look.buttons import IconButton, Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.words import phrases


class PageBar(QWidget):
    """Shows what it is told; wishes go out as signals."""

    page_wanted = Signal(int)
    turned = Signal(int)
    zoomed = Signal(int)
    switched = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous = IconButton(icons, "previous")
        self.previous.describe(self.tr("Previous page"))
        self.previous.clicked.connect(lambda: self.turned.emit(-1))
        self.next = IconButton(icons, "next")
        self.next.describe(self.tr("Next page"))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Page"))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setValidator(QIntValidator(0, 999_999, self))
        self.field.setProperty("look", "page")
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("00000") + 16)
        self.field.returnPressed.connect(self._typed)
        self.field.editingFinished.connect(self._put_back)
        self.total = QLabel()
        self.total.setProperty("role", "small")
        self.smaller = IconButton(icons, "minus")
        self.smaller.describe(self.tr("Smaller"))
        self.smaller.clicked.connect(lambda: self.zoomed.emit(-1))
        self.larger = IconButton(icons, "plus")
        self.larger.describe(self.tr("Larger"))
        self.larger.clicked.connect(lambda: self.zoomed.emit(1))
        self.switch = WordButton("", Rank.QUIET)
        self.switch.clicked.connect(self.switched)
        self._page = 1
        self._turning = (self.previous, self.field, self.total, self.next)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 2, 12, 2)
        row.setSpacing(2)
        for part in self._turning:
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self.smaller)
        row.addWidget(self.larger)
        row.addStretch()
        row.addWidget(self.switch)

    def show_page(self, page: int, pages: int) -> None:
        """Which page is shown, of how many; 0 when that is not known yet."""
        self._page = page
        self.field.setText(str(page))
        known = self.tr("/ {pages}").format(pages=phrases.number(pages))
        self.total.setText(known if pages else "")
        self.total.setAccessibleName(self.tr("of {pages} pages").format(pages=pages))
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(page < pages)

    def show_mode(self, pictures: bool, pages: bool) -> None:
        """Picture or text; `pages`: whether there is anything to turn."""
        for part in self._turning:
            part.setVisible(pictures and pages)
        self.smaller.setVisible(pictures)
        self.larger.setVisible(pictures)
        self.switch.setVisible(pages)
        self.switch.reword(self.tr("Show as text") if pictures else self.tr("Show the page"))

    def _typed(self) -> None:
        if self.field.text():
            self.page_wanted.emit(int(self.field.text()))

    def _put_back(self) -> None:
        self.field.setText(str(self._page))
