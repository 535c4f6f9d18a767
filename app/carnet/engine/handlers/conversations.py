"""Requests about conversations to calls of the services, and keeping each answer."""

from __future__ import annotations

from collections.abc import Callable, Collection

from carnet.domain.answers import Answer
from carnet.domain.conversations import (
    Conversation,
    ConversationPage,
    ExchangePage,
    SavedNote,
)
from carnet.domain.errors import KnownError
from carnet.engine.announcing import Announcer
from carnet.engine.opened import Lanes, Opened
from carnet.engine.protocol import (
    ConversationNotice,
    ConversationParams,
    ConversationsParams,
    ExchangesParams,
    Method,
    Nothing,
    RenameParams,
    SaveNoteParams,
)
from carnet.engine.rpc.server import Call, Route

_LARGEST_PAGE = 500


class ConversationHandlers:
    """`opened` waits for the services and raises what kept them from opening."""

    def __init__(self, opened: Callable[[], Opened], announcer: Announcer) -> None:
        self._opened = opened
        self._announcer = announcer

    def routes(self, lanes: Lanes) -> dict[str, Route]:
        """Every method about conversations."""
        quick = lanes.library
        return {
            Method.CONVERSATIONS: Route(ConversationsParams, self._page, quick),
            Method.OPEN_CONVERSATION: Route(ExchangesParams, self._exchanges, quick),
            Method.RENAME_CONVERSATION: Route(RenameParams, self._rename, quick),
            Method.DELETE_CONVERSATION: Route(ConversationParams, self._delete, quick),
            # Reads the note at once, as an import does.
            Method.SAVE_AS_NOTE: Route(SaveNoteParams, self._save, lanes.imports),
        }

    def keep(
        self,
        request_id: int,
        wanted: int,
        answer: Answer,
        read: Collection[str],
        adapter: str | None = None,
    ) -> None:
        """Keep an answer and say so. That it cannot be kept must not cost the answer itself."""
        try:
            kept = self._opened().services.conversations.keep(wanted, answer, read, adapter)
        except KnownError as error:
            self._announcer.problem(error.info)
            return
        if kept is not None:
            self._announcer.conversation(ConversationNotice(request_id, kept))

    def _page(self, params: ConversationsParams, _call: Call) -> ConversationPage:
        limit = min(max(params.limit, 0), _LARGEST_PAGE)
        desk = self._opened().services.conversations
        return desk.page(max(params.offset, 0), limit, params.text)

    def _exchanges(self, params: ExchangesParams, _call: Call) -> ExchangePage:
        limit = min(max(params.limit, 1), _LARGEST_PAGE)
        return self._opened().services.conversations.exchanges(params.id, limit, params.before)

    def _rename(self, params: RenameParams, _call: Call) -> Conversation:
        return self._opened().services.conversations.rename(params.id, params.title)

    def _delete(self, params: ConversationParams, _call: Call) -> Nothing:
        self._opened().services.conversations.delete(params.id)
        return Nothing()

    def _save(self, params: SaveNoteParams, _call: Call) -> SavedNote:
        opened = self._opened()
        try:
            return opened.services.conversations.save(params.folder, params.title, params.text)
        finally:
            opened.keeper.rescan(retry=False)  # it was stopped to make way
