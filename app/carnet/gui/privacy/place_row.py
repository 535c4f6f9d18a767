"""One kind of what is kept: what it holds, how big it is, where it lies."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from carnet.domain.data import DataKind, DataPlace
from carnet.gui.look.buttons import IconButton
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.icons import Icons
from carnet.gui.privacy.page_frame import paragraph
from carnet.gui.words import privacy_text


class PlaceRow(QWidget):
    """`reveal_wanted` carries the path."""

    reveal_wanted = Signal(str)

    def __init__(self, icons: Icons, kind: DataKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        name = privacy_text.kind(kind)
        self.amount = QLabel()
        self.path = ElidedLabel()
        self.path.setProperty("role", "small")
        self.reveal = IconButton(icons, "reveal")
        show, copy = self.tr("Show in its folder"), self.tr("Copy the path")
        self.reveal.describe(f"{show}: {name}")
        self.reveal.clicked.connect(lambda: self.reveal_wanted.emit(self.path.toolTip()))
        self.copy = IconButton(icons, "copy")
        self.copy.describe(f"{copy}: {name}")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.path.toolTip()))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(paragraph(name), 0, 0)
        grid.addWidget(self.amount, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(paragraph(privacy_text.kind_holds(kind), "small"), 1, 0)
        grid.addWidget(self.path, 2, 0)
        grid.addWidget(self.reveal, 0, 2, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.copy, 0, 3, 3, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_place(self, place: DataPlace) -> None:
        """What there is now; what is not there cannot be shown in a folder."""
        self.amount.setText(privacy_text.amount(place))
        self.path.set_whole(place.path)
        self.reveal.setEnabled(bool(place.items))
