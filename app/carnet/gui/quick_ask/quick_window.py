"""The small window: a field, and below it notes as they are found, or the answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.domain.conversations import NEW
from carnet.domain.search import SearchMode, SearchResult
from carnet.gui.conversation.asker import Asker
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.announcing import announce
from carnet.gui.look.buttons import IconButton
from carnet.gui.look.clearable_field import ClearableField
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.quick_ask.quick_answer import QuickAnswer
from carnet.gui.quick_ask.quick_keys import QuickKey, quick_key
from carnet.gui.search.query_text import words_to_mark
from carnet.gui.search.result_view import ResultView
from carnet.gui.search.search_session import SearchSession
from carnet.gui.words.error_text import explain
from carnet.gui.words.native_keys import native

WIDTH_EM = 44
SHARE_OF_SCREEN = 0.72  # the most it takes of the height
MARGIN_PX = 16
ROWS_SHOWN = 5
SHARE_OF_ROWS = 0.7  # of that


class QuickWindow(QWidget):
    """Stays above other windows until Esc. `conversation` keeps what was asked, as the large
    window does, so that it can go on there."""

    passage_chosen = Signal(object, str)  # Passage, words to mark
    place_chosen = Signal(object)  # Place
    go_on = Signal(str, int)  # the question, the conversation it is kept in (NEW: none)
    hidden = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        client: EngineClient,
        known: KnownFolders,
        keeps: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._theme, self._known = theme, known
        self.session = SearchSession(client, self)
        self.asker = Asker(client, self)
        self.asker.keeps = keeps
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
        )
        self.setObjectName("quick")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Quick ask"))
        self.setWindowIcon(icons.app_icon())
        self.field = ClearableField(icons, lens=True)
        self.field.setProperty("look", "quick")
        self.field.setPlaceholderText(self.tr("Ask or search your notes"))
        self.field.setAccessibleName(self.tr("Ask or search your notes"))
        self.field.installEventFilter(self)
        self.results = ResultView(theme, icons)
        self.answer = QuickAnswer(theme, icons, known, self.asker)
        self.line = QLabel(wordWrap=True)
        self.line.setProperty("role", "small")
        self._lay_out(icons)
        self._connect()
        self._show_line(self.tr("Notes appear as you type. Enter asks."))
        self._fit()

    # -- from outside -------------------------------------------------------------------------

    def summon(self) -> None:
        """Show it, above and in front, ready to type over what is there."""
        self._fit()
        if not self.isVisible():
            self._centre()
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus()
        self.field.selectAll()

    def ask(self, question: str) -> None:
        """Ask at once."""
        self.field.setText(question)
        self._ask()

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Let go of what comes from notes that are being forgotten."""
        self.results.found.drop(gone)
        self.answer.forget(gone)

    # -- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same keys wherever the focus is."""
        if not self._pressed(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys choose among what was found."""
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._pressed(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It has no frame: it is moved by its edge."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()
        super().mousePressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        match quick_key(event):
            case QuickKey.ASK:
                if self.results.isVisible() and self.results.passage is not None:
                    self._open(self.results.currentIndex())
                else:
                    self._ask()
            case QuickKey.GO_ON:
                self._go_on()
            case QuickKey.DOWN | QuickKey.UP as key if self.results.isVisible():
                self.results.step(1 if key is QuickKey.DOWN else -1)
                announce(
                    self.field,
                    str(self.results.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)),
                )
            case QuickKey.LEAVE:
                if self.asker.running:
                    self.asker.stop()
                else:
                    self.leave()
            case _:
                return False
        return True

    def leave(self) -> None:
        """Out of the way; what is there stays."""
        self.session.stop()
        self.hide()
        self.hidden.emit()

    def close_for_good(self) -> None:
        """The program ends: nothing more is looked for or asked."""
        self.session.stop()
        self.asker.forget()
        self.hide()

    # -- doing --------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        if self.answer.isVisible():
            self.answer.clear()
        self.session.type(text)
        if not text.strip():
            self._cleared()
        self._fit()

    def _cleared(self) -> None:
        self.results.found.show_passages("", ())
        self.results.hide()
        self._show_line(self.tr("Notes appear as you type. Enter asks."))
        self._fit()

    def _found(self, query: str, mode: SearchMode, result: SearchResult) -> None:
        if self.answer.isVisible():
            return
        typing = mode is SearchMode.KEYWORD
        marked = words_to_mark(query, result.restrictions, result.corrections)
        chosen = self.results.passage
        self.results.painter.roots = self._known.paths
        self.results.found.show_passages(query, result.passages, marked, typing)
        if chosen is not None and result.passages:
            row = self.results.found.row_of(chosen)
            self.results.setCurrentIndex(self.results.found.index(row, 0))
        self.results.setVisible(bool(result.passages))
        if result.passages:
            count = len(result.passages)
            self._show_line(self.tr("%Ln passage(s) found. Enter asks.", "", count))
        elif not self.session.waiting:
            self._show_line(self.tr("Nothing found by these words. Enter asks all the same."))
        self._fit()

    def _ask(self) -> None:
        question = self.field.text().strip()
        if not question or (self.answer.isVisible() and self.asker.running):
            return
        self.session.stop()
        self.results.hide()
        self._show_line("")
        self.answer.ask(question)
        self._fit()

    def _answered(self) -> None:
        card = self.answer.card
        if card is not None:
            announce(self.field, card.accessibleName())
        self._settle.start()

    def _go_on(self) -> None:
        running = self.asker.running
        conversation = NEW if running or not self.answer.isVisible() else self.asker.conversation
        question = self.field.text().strip()
        self.answer.clear()
        self.leave()
        self.go_on.emit(question, conversation)
        self.field.clear()

    def _open(self, index: QModelIndex) -> None:
        passage = index.data(Qt.ItemDataRole.UserRole)
        if passage is not None:
            marked = self.results.found.marked_words(passage)
            self.leave()
            self.passage_chosen.emit(passage, marked)

    def _open_place(self, place: object) -> None:
        self.leave()
        self.place_chosen.emit(place)

    # -- look ---------------------------------------------------------------------------------

    def _lay_out(self, icons: Icons) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.close_button = IconButton(icons, "cross")
        self.close_button.describe(self.tr("Hide"))
        self.close_button.clicked.connect(self.leave)
        head.addWidget(self.field, 1)
        head.addWidget(self.close_button)
        self.hint = QLabel(
            self.tr("{keys} goes on in the window · {escape} hides this").format(
                keys=native("Ctrl+Return"), escape=native("Esc")
            )
        )
        self.hint.setProperty("role", "small")
        self.hint.setWordWrap(True)
        self.results.hide()
        self.answer.hide()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.results, 1)
        column.addWidget(self.answer, 1)
        column.addWidget(self.line)
        column.addWidget(self.hint)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.session.found.connect(self._found)
        self.session.cleared.connect(self._cleared)
        self.session.failed.connect(lambda error: self._show_line(explain(error).message))
        self.results.clicked.connect(self._open)
        self.answer.place_chosen.connect(self._open_place)
        self.answer.search_wanted.connect(self.field.setText)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._fit)  # once what has grown knows how high it is
        self.answer.grown.connect(self._settle.start)
        self.answer.more_wanted.connect(self._go_on)
        self.asker.finished.connect(lambda _answer: self._answered())
        self.asker.failed.connect(lambda _error: self._settle.start())

    def _show_line(self, text: str) -> None:
        self.line.setText(text)
        self.line.setVisible(bool(text))

    def _fit(self) -> None:
        """As high as what is in it, never higher than a share of the screen."""
        room = (self.screen() or QGuiApplication.primaryScreen()).availableGeometry()
        em = self.fontMetrics().horizontalAdvance("m")
        width = min(WIDTH_EM * em, room.width() - 2 * MARGIN_PX)
        most = round(room.height() * SHARE_OF_SCREEN)
        rows = self.results.found.rowCount()
        if rows:
            row = max(1, self.results.sizeHintForRow(0))
            whole = max(1, min(rows, ROWS_SHOWN, round(most * SHARE_OF_ROWS) // row))
            self.results.setFixedHeight(row * whole)
        lines = self.line.sizeHint().height() + self.hint.sizeHint().height()
        bare = self.field.sizeHint().height() + lines + 5 * MARGIN_PX
        self.answer.fit(width - 2 * MARGIN_PX, max(80, most - bare))
        self.setFixedWidth(width)
        self._column.activate()
        self.resize(width, min(most, self._column.totalHeightForWidth(width)))

    def _centre(self) -> None:
        """In the upper third of the screen with the pointer, where a screen says where it is."""
        room = (self.screen() or QGuiApplication.primaryScreen()).availableGeometry()
        self.move(room.center().x() - self.width() // 2, room.top() + room.height() // 7)
