"""The results under the search field: they float over the window and go when they are done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from carnet.domain.errors import ErrorInfo
from carnet.domain.search import Passage, SearchMode, SearchResult
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.search.result_list import PASSAGE, ResultModel, ResultPainter
from carnet.gui.search.search_session import SearchSession
from carnet.gui.words import phrases
from carnet.gui.words.error_text import explain

SHADOW_PX = 20
WIDTH_PX = 760
ROWS_SHOWN = 6


class SearchPanel(QWidget):
    """A child of the window, placed under the field. The field keeps the focus throughout."""

    chosen = Signal(object, str)  # Passage, the query

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        field: QLineEdit,
        session: SearchSession,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._field = field
        self._session = session
        self._window = window
        self.model = ResultModel(self)
        self.painter = ResultPainter(theme, icons)
        self.results = QListView()
        self.results.setModel(self.model)
        self.results.setItemDelegate(self.painter)
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setMouseTracking(True)
        self.results.setUniformItemSizes(True)
        self.results.setProperty("look", "bare")
        self.results.setAccessibleName(self.tr("Search results"))
        self.results.clicked.connect(self._choose)
        self.message = QLabel(wordWrap=True)
        self.message.setProperty("role", "muted")
        self.message.setContentsMargins(12, 12, 12, 12)
        self.foot = QLabel()
        self.foot.setProperty("role", "small")
        self.foot.setContentsMargins(12, 4, 12, 4)
        self._column = column = QVBoxLayout(self)
        edge = SHADOW_PX + 6
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(4)
        column.addWidget(self.message)
        column.addWidget(self.results)
        column.addWidget(self.foot)
        self.hide()
        session.found.connect(self._show_found)
        session.failed.connect(self._show_error)
        session.cleared.connect(self.hide)
        field.textChanged.connect(session.type)
        field.installEventFilter(self)
        window.installEventFilter(self)

    def dismiss(self) -> None:
        """Stop searching and go; the words stay in the field."""
        self._session.stop()
        self.hide()

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Let go of what is being forgotten."""
        self.dismiss()
        self.model.drop(gone)

    # -- results ------------------------------------------------------------------------------

    def _show_found(self, query: str, mode: SearchMode, result: SearchResult) -> None:
        kept = self.results.currentIndex().data(PASSAGE) if self.isVisible() else None
        self.model.show_passages(query, result.passages)
        found = bool(result.passages)
        self.results.setVisible(found)
        self.message.setVisible(not found)
        if found:
            row = self.model.row_of(kept if isinstance(kept, Passage) else None)
            self.results.setCurrentIndex(self.model.index(row))
        elif self._session.waiting:
            self.message.setText(self.tr("Looking…"))
        else:
            said = self.tr("Nothing found for “{query}”. Fewer or other words may help.")
            self.message.setText(said.format(query=query))
        wordy = mode is not SearchMode.HYBRID or "no-embedder" in result.notes
        how = self.tr("words") if wordy else self.tr("words and meaning")
        parts = [phrases.passages(len(result.passages)), how]
        if "no-embedder" in result.notes:
            parts.append(self.tr("meaning needs a model"))
        elif "vectors-pending" in result.notes:
            parts.append(self.tr("some notes by words only so far"))
        parts.append(self.tr("↑ ↓ to choose, Enter to open"))
        self.foot.setText("  ·  ".join(parts))
        self._place()

    def _show_error(self, error: ErrorInfo) -> None:
        said = explain(error)
        self.model.show_passages("", ())
        self.results.hide()
        self.message.setText(f"{said.message} {said.advice}")
        self.message.show()
        self.foot.setText("")
        self._place()

    def _choose(self, index: QModelIndex) -> None:
        passage = index.data(PASSAGE)
        if isinstance(passage, Passage):
            query = self.model.query
            self.dismiss()
            self.chosen.emit(passage, query)

    # -- keys ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's arrows and Enter steer the list; the window's size moves the panel."""
        kind = event.type()
        if watched is self._field:
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            if kind == QEvent.Type.FocusOut:
                self.dismiss()
            elif kind == QEvent.Type.FocusIn and self._field.text():
                self._session.type(self._field.text())
        elif kind == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: ROWS_SHOWN,
            Qt.Key.Key_PageUp: -ROWS_SHOWN,
        }
        key = Qt.Key(event.key())
        if key in steps and self.isVisible() and self.model.rowCount():
            row = self.results.currentIndex().row() + steps[key]
            row = max(0, min(self.model.rowCount() - 1, row))
            self.results.setCurrentIndex(self.model.index(row))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isVisible():
            self._choose(self.results.currentIndex())
            return True
        return False

    # -- shape --------------------------------------------------------------------------------

    def _place(self) -> None:
        window = self._window
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 6))
        width = min(WIDTH_PX, window.width() - 32) + 2 * SHADOW_PX
        middle = below.x() + self._field.width() // 2
        furthest = window.width() - width - 16 + SHADOW_PX
        left = max(16 - SHADOW_PX, min(middle - width // 2, furthest))
        row = max(1, self.results.sizeHintForRow(0))
        room = (window.height() - below.y() - 80) // row
        rows = max(1, min(ROWS_SHOWN, room, self.model.rowCount()))
        self.results.setFixedHeight(rows * row + 4)
        self.setFixedWidth(width)
        self._column.activate()
        self.resize(width, self._column.sizeHint().height())
        self.move(left, below.y() - SHADOW_PX)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a soft shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(SHADOW_PX, SHADOW_PX, -SHADOW_PX, -SHADOW_PX)
        shadow = self._theme.color("shadow")
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(SHADOW_PX, 0, -2):
            shadow.setAlphaF(0.05 if self._theme.tokens.dark else 0.008)
            painter.setBrush(shadow)
            painter.drawRoundedRect(
                card.adjusted(-step, -step + 6, step, step + 2), 12 + step, 12 + step
            )
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(card, 12, 12)
