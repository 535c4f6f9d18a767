"""Requests to find and to answer: a person waits, so bulk work gives way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from carnet.domain.answers import Answer, AnswerEvent, Question
from carnet.domain.search import Listing, ListRequest, Passage, SearchRequest, SearchResult
from carnet.engine.announcing import Announcer
from carnet.engine.handlers.conversations import ConversationHandlers
from carnet.engine.opened import Lanes, Opened
from carnet.engine.protocol import AskParams, JudgeParams, Method, Nothing, SearchParams
from carnet.engine.rpc.server import Call, Route
from carnet.engine.services.library import Keeper

_LARGEST_PAGE = 1_000
_MOST_PASSAGES = 200


class QuestionHandlers:
    """`opened` waits for the services and raises what kept them from opening."""

    def __init__(
        self,
        opened: Callable[[], Opened],
        announcer: Announcer,
        conversations: ConversationHandlers,
    ) -> None:
        self._opened = opened
        self._announcer = announcer
        self._conversations = conversations

    def routes(self, lanes: Lanes) -> dict[str, Route]:
        """Every method that finds or answers."""
        return {
            Method.SEARCH: Route(SearchParams, self._search, lanes.search),
            Method.LIST: Route(ListRequest, self._list, lanes.search),
            Method.JUDGE: Route(JudgeParams, self._judge, lanes.library),
            Method.ASK: Route(AskParams, self._ask, lanes.answers),
        }

    def _search(self, params: SearchParams, call: Call) -> SearchResult:
        limit = min(max(params.limit, 1), _MOST_PASSAGES)
        request = SearchRequest(
            params.query, params.mode, limit, params.filters, params.explain, params.typing
        )
        opened = self._opened()
        with opened.keeper.giving_way():
            result = opened.services.searcher.search(request, call.cancel)
        _prefer(opened.keeper, result.passages)
        return result

    def _judge(self, params: JudgeParams, _call: Call) -> Nothing:
        self._opened().services.feedback.judge(params.query, params.path, params.relevant)
        return Nothing()

    def _list(self, params: ListRequest, call: Call) -> Listing:
        opened = self._opened()
        limit = min(max(params.limit, 1), _LARGEST_PAGE)
        request = replace(params, offset=max(params.offset, 0), limit=limit)
        with opened.keeper.giving_way():
            return opened.services.lister.find(request, call.cancel)

    def _ask(self, params: AskParams, call: Call) -> Answer:
        opened = self._opened()
        question = Question(
            params.question,
            params.history,
            params.filters,
            params.extractive,
            params.nearest_too,
            params.searched_for,
        )
        read: set[str] = set()
        with self._announcer.answering(call.id) as send, opened.keeper.giving_way():

            def on_event(event: AnswerEvent) -> None:
                _prefer(opened.keeper, event.passages)
                read.update(passage.path for passage in event.passages)
                send(event)

            opened.services.models.use_adapter(params.adapter)
            answer = opened.services.answerer.ask(question, on_event, call.cancel)
        if params.conversation is not None:
            self._conversations.keep(call.id, params.conversation, answer, read, params.adapter)
        return answer


def _prefer(keeper: Keeper, passages: Sequence[Passage]) -> None:
    """Notes that were found are embedded before those that nobody looks at."""
    if passages:
        keeper.prefer([passage.revision for passage in passages])
