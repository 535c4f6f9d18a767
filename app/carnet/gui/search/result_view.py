"""The list of results: the field's keys choose in it, a click opens, a menu offers more."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QMenu

from carnet.domain.search import Passage
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.search.result_list import PASSAGE, ResultModel, ResultPainter


class ResultView(QListView):
    """Never takes the focus from the field."""

    why_wanted = Signal()
    right_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.found = ResultModel(self)
        self.painter = ResultPainter(theme, icons)
        self.setModel(self.found)
        self.setItemDelegate(self.painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setProperty("look", "bare")
        self.setAccessibleName(self.tr("Search results"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._pop_up)

    @property
    def passage(self) -> Passage | None:
        """The chosen one."""
        passage = self.currentIndex().data(PASSAGE)
        return passage if isinstance(passage, Passage) else None

    def step(self, steps: int) -> None:
        """Choose a row below or above; the ends are ends."""
        last = self.model().rowCount() - 1
        row = max(0, min(last, self.currentIndex().row() + steps))
        self.setCurrentIndex(self.model().index(row, 0))

    def menu(self) -> QMenu:
        """What can be done with the chosen result."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        index = self.currentIndex()
        menu.addAction(self.tr("Open")).triggered.connect(lambda: self.clicked.emit(index))
        menu.addAction(self.tr("Why this result")).triggered.connect(self.why_wanted)
        menu.addAction(self.tr("This was the right note")).triggered.connect(self.right_wanted)
        return menu

    def _pop_up(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu().popup(self.viewport().mapToGlobal(point))
