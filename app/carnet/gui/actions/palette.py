"""The command palette: everything that can be done, found by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from carnet.gui.actions.entry import Entry, arrange
from carnet.gui.actions.palette_model import ENTRY, PaletteModel, PalettePainter
from carnet.gui.look.announcing import announce
from carnet.gui.look.clearable_field import ClearableField
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.search.search_keys import SearchKeys

WIDE_EM = 38
ROWS = 11
EDGE_PX = 24
HEAD_PX = 32  # around the field and the list
BELOW_PX = 56  # of the window's upper edge


class CommandPalette(QDialog):
    """A field and the entries that fit; the field keeps the focus, its keys steer the list.

    What is chosen is done when the palette has gone, so that it finds the window's focus.
    """

    def __init__(self, theme: Theme, icons: Icons, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Commands"))
        self.setModal(True)
        self._theme = theme
        self._window = window
        self._entries: tuple[Entry, ...] = ()
        self._lately: tuple[str, ...] = ()
        self.field = ClearableField(icons, lens=True)
        self.field.setProperty("look", "search")
        self.model = PaletteModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PalettePainter(theme, icons))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Commands"))
        self.nothing = QLabel(self.tr("Nothing is called like this."), wordWrap=True)
        self.nothing.setProperty("role", "muted")
        self.nothing.setContentsMargins(12, 8, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self._keys = SearchKeys(self.field, self, self)
        self.field.textChanged.connect(self._narrow)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._tell)

    def show_entries(self, entries: Sequence[Entry], lately: Sequence[str], hint: str) -> None:
        """Open with these; `lately` names those used last, the last one first."""
        self._entries, self._lately = tuple(entries), tuple(lately)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.clear()
        self._narrow("")
        left = (self._window.width() - self.width()) // 2
        self.move(self._window.mapToGlobal(QPoint(left, BELOW_PX)))
        self.open()
        self.field.setFocus()

    # -- what the keys ask (search_keys.Steered) ----------------------------------------------

    def steps(self) -> int:
        """How many rows there are to choose from."""
        return self.model.rowCount()

    def step(self, steps: int) -> None:
        """Choose a row so many below the chosen one; the ends are ends."""
        row = max(0, min(self.steps() - 1, self.list.currentIndex().row() + steps))
        self.list.setCurrentIndex(self.model.index(row))

    def take(self) -> None:
        """Do what is chosen."""
        self._choose(self.list.currentIndex())

    def remove(self) -> bool:
        """Nothing is removed here."""
        return False

    def ask(self) -> None:
        """Ctrl+Enter is Enter."""
        self.take()

    # -- inside -------------------------------------------------------------------------------

    def _narrow(self, typed: str) -> None:
        self.model.show_entries(arrange(typed, self._entries, self._lately))
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setVisible(self.steps() > 0)
        self.nothing.setVisible(self.steps() == 0)
        self._fit()
        if not self.steps():
            announce(self.field, self.nothing.text())

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, Entry) and entry.enabled:
            self.accept()
            QTimer.singleShot(0, self._window, entry.do)

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid() and self.isVisible():
            announce(self.field, str(current.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _fit(self) -> None:
        """As high as what is found, and as the window allows."""
        em = self._window.fontMetrics().height()
        width = min(WIDE_EM * em, self._window.width() - 2 * EDGE_PX)
        head = self.field.sizeHint().height() + HEAD_PX
        rows = min(ROWS, self.steps()) * self.list.sizeHintForRow(0)
        height = head + (rows if self.steps() else self.nothing.heightForWidth(width - HEAD_PX))
        self.setFixedSize(width, min(height, self._window.height() - BELOW_PX - EDGE_PX))
