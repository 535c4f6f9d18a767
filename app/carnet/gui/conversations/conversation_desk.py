"""What a person does with conversations goes to the engine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QIODevice, QObject, QSaveFile, Signal

from carnet.domain.conversations import (
    NEW,
    Conversation,
    Exchange,
    ExchangePage,
    SavedNote,
)
from carnet.domain.errors import ErrorInfo
from carnet.domain.search import Filters, Listing, ListRequest
from carnet.engine.protocol import (
    ConversationParams,
    ExchangesParams,
    Method,
    Nothing,
    RenameParams,
    SaveNoteParams,
)
from carnet.gui.conversation.answer_card import AnswerCard
from carnet.gui.conversation.conversation_view import ConversationView
from carnet.gui.conversations.conversation_model import ConversationModel
from carnet.gui.conversations.whole_conversation import fetch_whole
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.words.conversation_text import conversation_as_markdown

PAGE = 10  # exchanges drawn at once: they fill a window, and are drawn in half the time of 20
ROWS = 50  # of a list


class ConversationDesk(QObject):
    """Opens, renames, deletes, exports and saves. `current` is the conversation that is shown."""

    current_changed = Signal(int)  # id, NEW for none
    saved = Signal(str)  # path of a note
    exported = Signal(str)  # path of a file
    failed = Signal(object)  # ErrorInfo

    def __init__(
        self, client: EngineClient, view: ConversationView, model: ConversationModel
    ) -> None:
        super().__init__(view)
        self._client = client
        self._view = view
        self._model = model
        self.current = NEW
        self._opening: int | None = None
        model.renamed.connect(self.rename)
        view.earlier_wanted.connect(self._open_earlier)
        view.end_wanted.connect(self._open_end)
        view.last_wanted.connect(self._open_last)
        view.rows_wanted.connect(self._list_more)

    def begin(self) -> None:
        """A new conversation."""
        self._give_up_opening()
        self._view.clear()
        self.show_current(NEW)

    def show_current(self, conversation_id: int) -> None:
        """This one is shown now."""
        if conversation_id != self.current:
            self.current = conversation_id
            self.current_changed.emit(conversation_id)

    def open(self, conversation_id: int, *, quietly: bool = False) -> None:
        """Show a kept conversation. `quietly`: that it is gone is no news, the focus stays."""
        if conversation_id == self.current:
            return
        self._give_up_opening()

        def fail(error: ErrorInfo) -> None:
            self._opening = None
            if not quietly:
                self._model.drop(conversation_id)
                self.failed.emit(error)

        self._opening = self._client.request(
            Method.OPEN_CONVERSATION,
            ExchangesParams(conversation_id, PAGE),
            ExchangePage,
            lambda page: self._show(page, quietly),
            fail,
        )

    def rename(self, conversation_id: int, title: str) -> None:
        """Give it a title; an empty one is the first question again."""
        self._client.request(
            Method.RENAME_CONVERSATION,
            RenameParams(conversation_id, title),
            Conversation,
            self._model.take,
            self.failed.emit,
        )

    def delete(self, conversation_id: int) -> None:
        """For good."""
        if conversation_id == self.current:
            self.begin()
        self._client.request(
            Method.DELETE_CONVERSATION,
            ConversationParams(conversation_id),
            Nothing,
            lambda _nothing: self._model.drop(conversation_id),
            self.failed.emit,
        )

    def export(self, conversation_id: int, path: str) -> None:
        """Write it as Markdown into the file `path`."""

        def write(conversation: Conversation, exchanges: tuple[Exchange, ...]) -> None:
            file = QSaveFile(path)
            text = conversation_as_markdown(conversation, exchanges).encode()
            opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
            if opened and file.write(text) == len(text) and file.commit():
                self.exported.emit(path)
            else:
                self.failed.emit(_not_written(path, file.errorString()))

        fetch_whole(self._client, conversation_id, write, self.failed.emit)

    def save(self, conversation_id: int, folder: str) -> None:
        """Save it as a note in a folder of the library, "" for the imports."""

        def send(conversation: Conversation, exchanges: tuple[Exchange, ...]) -> None:
            text = conversation_as_markdown(conversation, exchanges)
            self._client.request(
                Method.SAVE_AS_NOTE,
                SaveNoteParams(conversation.title, text, folder),
                SavedNote,
                lambda note: self.saved.emit(note.path),
                self.failed.emit,
            )

        fetch_whole(self._client, conversation_id, send, self.failed.emit)

    def _show(self, page: ExchangePage, quietly: bool) -> None:
        self._opening = None
        self._view.show_page(page, quietly=quietly)
        self.show_current(page.conversation.id)

    def _give_up_opening(self) -> None:
        if self._opening is not None:
            self._client.abandon(self._opening)
            self._opening = None

    def _open_earlier(self, before: int) -> None:
        shown = self.current
        self._client.request(
            Method.OPEN_CONVERSATION,
            ExchangesParams(shown, PAGE, before),
            ExchangePage,
            lambda page: self._view.show_earlier(page) if shown == self.current else None,
            self._fail_earlier,
        )

    def _open_end(self) -> None:
        """The newest were let go: show them again."""
        self._open_page(self._view.show_page)

    def _open_last(self) -> None:
        """A question is asked while they are not there: put them before it."""
        self._open_page(self._view.show_before_last)

    def _open_page(self, show: Callable[[ExchangePage], None]) -> None:
        shown = self.current
        self._client.request(
            Method.OPEN_CONVERSATION,
            ExchangesParams(shown, PAGE),
            ExchangePage,
            lambda page: show(page) if shown == self.current else None,
            self.failed.emit,
        )

    def _fail_earlier(self, error: ErrorInfo) -> None:
        self._view.give_up_earlier()
        self.failed.emit(error)

    def _list_more(self, card: AnswerCard, words: str, shown: int) -> None:
        request = ListRequest(words, Filters(own=True), shown, ROWS)
        # Another search stops it; then it can be asked for again.
        self._client.request(
            Method.LIST, request, Listing, card.add_rows, lambda _error: card.listing.wait(False)
        )


def _not_written(path: str, detail: str) -> ErrorInfo:
    return ErrorInfo(
        "export-failed", f"{path} could not be written.", "Choose another place.", detail
    )
