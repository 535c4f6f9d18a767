"""Methods of the protocol to calls of the services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from carnet import __version__
from carnet.domain.answers import Answer, AnswerEvent, Question
from carnet.domain.documents import PageView
from carnet.domain.library import ForgetReport, ImportReport, LibraryStatus
from carnet.domain.search import Listing, ListRequest, Passage, SearchRequest, SearchResult
from carnet.engine.announcing import Announcer
from carnet.engine.conversation_handlers import ConversationHandlers
from carnet.engine.isolation import probe
from carnet.engine.opened import Lanes, Opened
from carnet.engine.protocol import (
    AskParams,
    DocumentPage,
    DocumentsParams,
    DocumentText,
    EngineInfo,
    ImportParams,
    IsolationReport,
    JudgeParams,
    Method,
    ModelList,
    Nothing,
    PageParams,
    PathParams,
    SearchParams,
)
from carnet.engine.rpc.server import Call, Route
from carnet.engine.services import Keeper

_LARGEST_PAGE = 1_000
_MOST_PASSAGES = 200


class Handlers:
    """`opened` waits for the services and raises what kept them from opening."""

    def __init__(
        self, opened: Callable[[], Opened], announcer: Announcer, warm: Callable[[], None]
    ) -> None:
        self._opened = opened
        self._announcer = announcer
        self._warm = warm
        self._conversations = ConversationHandlers(opened, announcer)

    def routes(
        self, lanes: Lanes, stop: Callable[[], None], stop_if_unusable: Callable[[], None]
    ) -> dict[str, Route]:
        """Every method of the protocol."""
        quick, answers = lanes.library, lanes.answers
        return self._conversations.routes(lanes) | {
            Method.HELLO: Route(Nothing, self._hello, quick, after=stop_if_unusable),
            Method.SHUTDOWN: Route(Nothing, self._shutdown, None, after=stop),
            Method.PRIVACY: Route(Nothing, self._privacy, quick),
            Method.STATUS: Route(Nothing, self._status, quick),
            Method.ADD_FOLDER: Route(PathParams, self._add_folder, quick),
            Method.REMOVE_FOLDER: Route(PathParams, self._remove_folder, quick),
            Method.DOCUMENTS: Route(DocumentsParams, self._documents, quick),
            Method.PAUSE: Route(Nothing, self._pause, quick),
            Method.RESUME: Route(Nothing, self._resume, quick),
            Method.IMPORT: Route(ImportParams, self._import, lanes.imports),
            Method.RESCAN: Route(Nothing, self._rescan, quick),
            # Takes seconds, so the lane that the window asks all the time stays free of it.
            Method.FORGET: Route(PathParams, self._forget, answers),
            Method.CANCEL_REBUILD: Route(Nothing, self._cancel_rebuild, quick),
            Method.OPEN: Route(PathParams, self._open, lanes.documents),
            Method.PAGE: Route(PageParams, self._page, lanes.documents),
            Method.SEARCH: Route(SearchParams, self._search, lanes.search),
            Method.LIST: Route(ListRequest, self._list, lanes.search),
            Method.JUDGE: Route(JudgeParams, self._judge, quick),
            Method.ASK: Route(AskParams, self._ask, answers),
            Method.MODELS: Route(Nothing, self._models, quick),
            # Exchanges the language model, so it must run where that is used.
            Method.RELOAD_MODELS: Route(Nothing, self._reload_models, answers),
        }

    def _hello(self, _params: Nothing, _call: Call) -> EngineInfo:
        services = self._opened().services
        return EngineInfo(
            version=__version__,
            data_dir=str(services.paths.data_dir),
            models_dir=str(services.paths.models_dir),
            isolation=probe(),
            status=services.library.status(),
            phase=self._announcer.phase,
        )

    def _shutdown(self, _params: Nothing, _call: Call) -> Nothing:
        return Nothing()

    def _privacy(self, _params: Nothing, _call: Call) -> IsolationReport:
        return probe()

    def _status(self, _params: Nothing, _call: Call) -> LibraryStatus:
        return self._opened().services.library.status()

    def _add_folder(self, params: PathParams, _call: Call) -> LibraryStatus:
        opened = self._opened()
        opened.services.library.add_folder(params.path)
        opened.keeper.rescan(retry=False)
        return opened.services.library.status()

    def _remove_folder(self, params: PathParams, _call: Call) -> LibraryStatus:
        opened = self._opened()
        opened.services.library.remove_folder(params.path)
        opened.keeper.rescan(retry=False)
        return opened.services.library.status()

    def _forget(self, params: PathParams, _call: Call) -> ForgetReport:
        opened = self._opened()
        try:
            return opened.services.library.forget(params.path)
        finally:
            opened.keeper.rescan(retry=False)  # it was stopped to make way

    def _documents(self, params: DocumentsParams, _call: Call) -> DocumentPage:
        limit = min(max(params.limit, 0), _LARGEST_PAGE)
        page = self._opened().services.documents.page(
            max(params.offset, 0), limit, params.folder_id, params.text
        )
        return DocumentPage(tuple(page))

    def _pause(self, _params: Nothing, _call: Call) -> Nothing:
        opened = self._opened()
        opened.keeper.pause()
        opened.feed.look()
        return Nothing()

    def _resume(self, _params: Nothing, _call: Call) -> Nothing:
        opened = self._opened()
        opened.keeper.resume()
        opened.feed.look()
        return Nothing()

    def _rescan(self, _params: Nothing, _call: Call) -> Nothing:
        self._opened().keeper.rescan()
        return Nothing()

    def _import(self, params: ImportParams, call: Call) -> ImportReport:
        opened = self._opened()
        importer = opened.services.importer
        if params.text:
            report = importer.take_text(params.text, params.title)
        elif params.data:
            report = importer.take_bytes(params.data, params.name)
        else:
            report = importer.take(
                params.paths, call.cancel, lambda _: opened.feed.look(), params.password
            )
        opened.keeper.rescan(retry=False)
        return report

    def _cancel_rebuild(self, _params: Nothing, _call: Call) -> LibraryStatus:
        services = self._opened().services
        services.models.keep_embedder()
        return services.library.status()

    def _open(self, params: PathParams, _call: Call) -> DocumentText:
        services, keeper = self._opened().services, self._opened().keeper
        opened = services.documents.open(params.path)
        document = opened.document
        if document.revision is not None:
            keeper.prefer([document.revision])
        return DocumentText(
            path=document.path,
            title=document.display_title,
            format=document.format,
            text=opened.text,
            tags=document.tags,
            modified_at=document.mtime_ns / 1e9,
            stale=opened.stale,
            pages=opened.pages,
            notes=opened.notes,
            paged=opened.paged,
        )

    def _page(self, params: PageParams, _call: Call) -> PageView:
        return self._opened().services.documents.show(
            params.path, params.page, params.width, params.quote
        )

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
            self._conversations.keep(call.id, params.conversation, answer, read)
        return answer

    def _models(self, _params: Nothing, _call: Call) -> ModelList:
        return ModelList(tuple(self._opened().services.models.list()))

    def _reload_models(self, _params: Nothing, _call: Call) -> ModelList:
        models = self._opened().services.models
        models.reload()
        self._warm()
        return ModelList(tuple(models.list()))


def _prefer(keeper: Keeper, passages: Sequence[Passage]) -> None:
    """Notes that were found are embedded before those that nobody looks at."""
    if passages:
        keeper.prefer([passage.revision for passage in passages])
