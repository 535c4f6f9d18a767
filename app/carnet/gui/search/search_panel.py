"""The results under the search field: they float over the window and go when they are done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from carnet.domain.errors import ErrorInfo
from carnet.domain.search import Restriction, RestrictionKind, SearchMode, SearchResult
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.look.announcing import announce
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.search.chips import ChipRow
from carnet.gui.search.context_reader import ContextReader
from carnet.gui.search.floating_card import FloatingCard
from carnet.gui.search.judge import Judge
from carnet.gui.search.panel_body import Offer, PanelBody
from carnet.gui.search.panel_stay import PanelStay
from carnet.gui.search.query_text import one_line, with_filter, without, words_to_mark
from carnet.gui.search.search_foot import SearchFoot
from carnet.gui.search.search_history import SearchHistory
from carnet.gui.search.search_keys import SearchKeys
from carnet.gui.search.search_session import SearchSession
from carnet.gui.words import phrases, search_text
from carnet.gui.words.error_text import explain

SIDE_MS = 40  # a selection that moves on is not drawn
HINT_FROM_EM = 46  # a narrow window has no room to say which keys there are


class SearchPanel(FloatingCard):
    """Placed under the field, which keeps the focus: its keys steer the list."""

    chosen = Signal(object, str)  # Passage, the words to mark in it
    ask_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        field: QLineEdit,
        session: SearchSession,
        history: SearchHistory,
        client: EngineClient,
        window: QWidget,
    ) -> None:
        super().__init__(theme, field, window)
        self.roots: tuple[str, ...] = ()
        self._input = field
        self._session = session
        self._history = history
        self._found: SearchResult | None = None
        self.judge = Judge(client, self)
        self.parts = PanelBody(theme, icons, ContextReader(client, self), self.body)
        self.results, self.model = self.parts.results, self.parts.results.found
        self.painter, self.message = self.parts.results.painter, self.parts.message
        self.chips = ChipRow(theme, icons)
        self.foot = SearchFoot(icons)
        for widget in (self.chips, self.body, self.foot):
            self.column.addWidget(widget)
        self._side_timer = QTimer(self, singleShot=True, interval=SIDE_MS)
        self._side_timer.timeout.connect(self._show_side)
        self._keys = SearchKeys(field, self, self)
        self.stay = PanelStay(self, field, window)
        self._hear()

    def _hear(self) -> None:
        session, parts = self._session, self.parts
        session.found.connect(self._show_found)
        session.failed.connect(self._show_error)
        self._input.textChanged.connect(self._typed)
        self._history.changed.connect(self._history_changed)
        self.stay.opened.connect(self.open)
        self.stay.left.connect(self._left)
        self.stay.resized.connect(self._resized)
        parts.results.clicked.connect(self._choose)
        parts.results.why_wanted.connect(self.toggle_why)
        parts.results.right_wanted.connect(self.toggle_right)
        parts.results.selectionModel().currentChanged.connect(self._row_changed)
        parts.recent.chosen.connect(self._search_again)
        parts.recent.removed.connect(self._history.remove)
        self.chips.removed.connect(self._unrestrict)
        self.judge.changed.connect(self._show_judged)
        self.judge.failed.connect(self._say_not_kept)
        self.foot.right.clicked.connect(self.toggle_right)
        self.foot.why.clicked.connect(self.toggle_why)
        self.foot.clear.clicked.connect(self._history.clear)

    def show_roots(self, roots: tuple[str, ...]) -> None:
        """The library's folders, below which paths are shown."""
        self.roots = self.painter.roots = roots

    # -- what the window asks -----------------------------------------------------------------

    def open(self) -> None:
        """Show what there is for the field as it is."""
        QTimer.singleShot(0, self, self.parts.preview.prepare)  # before the first result is there
        if one_line(self._input.text()):
            self._session.type(self._input.text())
        else:
            self._show_recent()

    def dismiss(self) -> None:
        """Stop searching and go; the words stay in the field."""
        inside = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self._session.stop()
        self._side_timer.stop()
        self.hide()
        self.parts.clear_side()
        if inside:
            self._input.setFocus(Qt.FocusReason.PopupFocusReason)

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Let go of what is being forgotten."""
        self.dismiss()
        self.model.drop(gone)
        self._history.forget(gone)

    def restrict(self, kind: RestrictionKind, value: str) -> None:
        """Write a filter into the field, in place of one of its kind; nothing: to be typed."""
        present = self._found.restrictions if self._found is not None and value else ()
        same = [restriction for restriction in present if restriction.kind is kind]
        name = search_text.operator(kind)
        self._input.setText(with_filter(self._input.text(), name, value, same))
        self._input.setFocus(Qt.FocusReason.PopupFocusReason)
        self._input.end(False)

    def toggle_why(self) -> None:
        """Show the reasons for the chosen result, or its lines again."""
        if self.isVisible() and self.parts.chosen() is not None:
            wanted = not self.parts.why_wanted
            self.parts.why_wanted, self._keys.choosing = wanted, True
            self.foot.show_why(wanted)
            self._session.set_explain(wanted)
            self._show_now()

    def toggle_right(self) -> None:
        """Say that the chosen note was the right one, or take it back."""
        passage = self.parts.chosen()
        if self.isVisible() and passage is not None:
            self._history.add(self.model.query, passage.path)
            self.judge.toggle(self.model.query, passage.path)

    # -- what the keys ask (search_keys.Steered) ----------------------------------------------

    def steps(self) -> int:
        """How many rows there are to choose from."""
        if self.isHidden() or self.parts.offer is Offer.NOTHING:
            return 0
        return self._list().model().rowCount()

    def step(self, steps: int) -> None:
        """Choose a row so many below the chosen one; the ends are ends."""
        rows = self._list().model()
        row = max(0, min(rows.rowCount() - 1, self._list().currentIndex().row() + steps))
        self._list().setCurrentIndex(rows.index(row, 0))

    def take(self) -> None:
        """Open the chosen result, if it is one of the words in the field."""
        if self.isHidden():
            self.open()
        elif self.parts.offer is Offer.RECENT:
            self._search_again(str(self.parts.recent.currentIndex().data() or ""))
        elif self.model.query == self._session.query and self.parts.chosen() is not None:
            self._choose(self.results.currentIndex())
        else:
            self._session.hurry()

    def remove(self) -> bool:
        """Forget the chosen recent search."""
        query = self.parts.recent.currentIndex().data()
        if self.parts.offer is not Offer.RECENT or not query:
            return False
        self._history.remove(str(query))
        return True

    def ask(self) -> None:
        """Ask the typed words as a question."""
        query = one_line(self._input.text())
        if query:
            self._history.add(query)
            self.dismiss()
            self.ask_wanted.emit(query)

    # -- results ------------------------------------------------------------------------------

    def _show_found(self, query: str, mode: SearchMode, result: SearchResult) -> None:
        kept = self.results.passage if self.isVisible() and self._keys.choosing else None
        self._found = result
        typing = mode is SearchMode.KEYWORD
        marked = words_to_mark(query, result.restrictions, result.corrections)
        self.model.show_passages(query, result.passages, marked, typing)
        self.chips.show_query(result.restrictions, result.corrections)
        count = [phrases.passages(len(result.passages))] if result.passages else []
        self.foot.line.setText("  ·  ".join(count + search_text.notes(result.notes, mode)))
        if not typing:  # the whole search has been made
            announce(self._input, "".join(count) or self.tr("Nothing was found."))
        if result.passages:
            self.parts.show_offer(Offer.RESULTS)
            self.results.setCurrentIndex(self.model.index(self.model.row_of(kept)))
        else:
            self.foot.show_nothing()
            said = search_text.nothing_found(query, result, self._session.waiting)
            self.parts.show_offer(Offer.NOTHING, said)
        self._show_now()

    def _show_error(self, error: ErrorInfo) -> None:
        said = explain(error)
        self._found = None
        self.model.show_passages("", ())
        self.chips.show_query((), ())
        self.foot.line.setText("")
        self.foot.show_nothing()
        self.parts.show_offer(Offer.NOTHING, f"{said.message} {said.advice}")
        self._show_now()

    def _show_recent(self) -> None:
        self._found = None
        self.model.show_passages("", ())
        self.chips.show_query((), ())
        if not self._history.queries or not self._input.hasFocus():
            self.dismiss()
            return
        self.parts.recent.recent.show_queries(self._history.queries)
        self.parts.show_offer(Offer.RECENT)
        self.foot.show_recent()
        self._show_now()

    def _history_changed(self) -> None:
        if self.isVisible() and self.parts.offer is Offer.RECENT:
            row = self.parts.recent.currentIndex().row()
            self._show_recent()
            if row >= 0 and self.isVisible():
                self.step(row + 1)

    def _choose(self, index: QModelIndex) -> None:
        self.results.setCurrentIndex(index)
        passage = self.parts.chosen()
        if passage is not None:
            marked = self.model.marked_words(passage)
            self._history.add(self.model.query, passage.path)
            self.dismiss()
            self.chosen.emit(passage, marked)

    def _search_again(self, query: str) -> None:
        if query:
            self._input.setText(query)

    def _unrestrict(self, restriction: Restriction) -> None:
        self._input.setFocus(Qt.FocusReason.PopupFocusReason)
        self._input.setText(without(self._input.text(), restriction.typed))

    def body_height(self, width: int, free: int) -> int:
        """As the parts need it."""
        return self.parts.height(width, free, self.em)

    def _show_now(self) -> None:
        self.foot.hint.setVisible(self.room >= HINT_FROM_EM * self.em)
        self.place(self.parts.width(self.room, self._window.height(), self.em))
        self._side_timer.start()

    def _show_side(self) -> None:
        self.parts.show_side(self.roots)
        buttons = (self.foot.right, self.foot.why, self.foot.clear)
        self.stay.order((*self.chips.chips, *self.parts.stops, *buttons))

    def _resized(self) -> None:
        if self.isVisible():
            self._show_now()

    def _left(self) -> None:
        if self.isVisible() or self._session.waiting:
            self.dismiss()

    def _row_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self._show_judged()
            self._side_timer.start()
            announce(self._input, str(current.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _show_judged(self) -> None:
        passage = self.parts.chosen()
        if passage is not None:
            self.foot.show_result(self.judge.is_right(self.model.query, passage.path))

    def _say_not_kept(self, error: ErrorInfo) -> None:
        said = explain(error)
        self.foot.line.setText(f"{said.message} {said.advice}")

    def _typed(self, text: str) -> None:
        self._session.type(text)
        if not one_line(text):
            self._show_recent()

    def _list(self) -> QListView:
        return self.parts.recent if self.parts.offer is Offer.RECENT else self.results
