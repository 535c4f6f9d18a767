"""What the window and the engine say to each other: JSON-RPC 2.0, one message a line, UTF-8.

Requests carry one parameter object and are answered once; long ones may be stopped with the
notification `$/cancel {"id": n}`. Values are the frozen dataclasses of `carnet.domain` and of
this module, encoded field by field. A known failure is a JSON-RPC error whose `data` is an
`ErrorInfo`. Notifications from the engine carry what views need to stay current.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from carnet.domain.answers import AnswerEvent, Turn
from carnet.domain.conversations import Conversation
from carnet.domain.data import EraseReport, ExportProgress
from carnet.domain.documents import Document
from carnet.domain.library import LibraryStatus, Problem
from carnet.domain.models import InstalledModel, Room
from carnet.domain.search import Filters, SearchMode


class Method(StrEnum):
    """Requests the window may make: parameters -> result."""

    HELLO = "engine/hello"  # Nothing -> EngineInfo
    SHUTDOWN = "engine/shutdown"  # Nothing -> Nothing
    PRIVACY = "engine/privacy"  # Nothing -> IsolationReport (tries the network again)
    STATUS = "library/status"  # Nothing -> LibraryStatus
    ADD_FOLDER = "library/addFolder"  # PathParams -> LibraryStatus
    REMOVE_FOLDER = "library/removeFolder"  # PathParams -> LibraryStatus
    DOCUMENTS = "library/documents"  # DocumentsParams -> DocumentPage
    PAUSE = "library/pause"  # Nothing -> Nothing
    RESUME = "library/resume"  # Nothing -> Nothing
    FORGET = "library/forget"  # PathParams -> domain.library.ForgetReport
    CANCEL_REBUILD = "library/cancelRebuild"  # Nothing -> LibraryStatus (keeps the model in use)
    IMPORT = "library/import"  # ImportParams -> domain.library.ImportReport
    RESCAN = "library/rescan"  # Nothing -> Nothing (also retries what failed)
    OPEN = "documents/open"  # PathParams -> DocumentText
    RELATED = "documents/related"  # PathParams -> domain.related.RelatedNotes
    PAGE = "documents/page"  # PageParams -> domain.documents.PageView (of a PDF)
    SEARCH = "search/query"  # SearchParams -> domain.search.SearchResult
    LIST = "search/list"  # domain.search.ListRequest -> domain.search.Listing
    JUDGE = "search/judge"  # JudgeParams -> Nothing ("this was the right note")
    ASK = "answers/ask"  # AskParams -> domain.answers.Answer, streams ANSWER_EVENT
    CONVERSATIONS = "conversations/list"  # ConversationsParams -> ConversationPage
    OPEN_CONVERSATION = "conversations/open"  # ExchangesParams -> ExchangePage
    RENAME_CONVERSATION = "conversations/rename"  # RenameParams -> Conversation
    DELETE_CONVERSATION = "conversations/delete"  # ConversationParams -> Nothing
    SAVE_AS_NOTE = "conversations/saveAsNote"  # SaveNoteParams -> SavedNote
    DATA = "data/places"  # Nothing -> domain.data.DataReport (where everything lies, how big)
    CLOSE_TO_OTHERS = "data/closeToOthers"  # Nothing -> domain.data.DataReport
    EXPORT = "data/export"  # domain.data.ExportRequest -> ExportReport, streams EXPORT_PROGRESS
    FORGET_CONVERSATIONS = "data/forgetConversations"  # Nothing -> domain.data.ForgottenTalks
    ERASE = "data/erase"  # domain.data.EraseRequest -> Nothing (marks it; the next start does it)
    MODELS = "models/list"  # Nothing -> ModelList
    RELOAD_MODELS = "models/reload"  # Nothing -> ModelList (after an installation)
    USE_MODEL = "models/use"  # UseModelParams -> ModelList
    VERIFY_MODEL = "models/verify"  # ModelParams -> domain.models.InstalledModel (reads it all)
    REMOVE_MODEL = "models/remove"  # ModelParams -> ModelList (also what a download left)
    RELOAD_SETTINGS = "settings/reload"  # SettingsParams -> Nothing (the file was written)


class Notice(StrEnum):
    """Notifications: from the engine, except CANCEL."""

    CANCEL = "$/cancel"  # CancelParams
    ANSWER_EVENT = "answers/event"  # AnswerNotice
    CONVERSATION = "conversations/changed"  # ConversationNotice, before the answer it is about
    LIBRARY = "library/changed"  # LibraryNotice, at most 5 a second
    ENGINE = "engine/state"  # EngineNotice
    EXPORT_PROGRESS = "data/exported"  # ExportNotice, at most 10 a second


@dataclass(frozen=True, slots=True)
class Nothing:
    """No parameters, or no result."""


@dataclass(frozen=True, slots=True)
class PathParams:
    path: str


@dataclass(frozen=True, slots=True)
class ImportParams:
    """Files and folders to copy into the library, or what lies in no file: a `text` (with a title
    perhaps), or the bytes of a picture and the `name` it is to have."""

    paths: tuple[str, ...] = ()
    password: str = ""  # of PDFs that have one
    text: str = ""
    title: str = ""
    data: bytes = b""
    name: str = ""


@dataclass(frozen=True, slots=True)
class DocumentsParams:
    """A page of the library list. `text` must occur in path or title."""

    offset: int = 0
    limit: int = 200
    folder_id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """`origins` says by path where those that were imported came from: a path, or "clipboard"."""

    documents: tuple[Document, ...]
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document as the source pane shows it. `stale` when the file differs from the index."""

    path: str
    title: str
    format: str
    text: str
    tags: tuple[str, ...] = ()
    modified_at: float = 0.0
    stale: bool = False
    pages: tuple[int, ...] = ()  # offsets in `text` where pages, slides, sheets, messages begin
    notes: tuple[str, ...] = ()  # as in `ParsedDocument`
    paged: bool = False  # whether PAGE shows its pages as pictures


@dataclass(frozen=True, slots=True)
class PageParams:
    """A page from 1, `width` in pixels; the words of `quote` are boxed where they stand on it."""

    path: str
    page: int
    width: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class SearchParams:
    query: str
    mode: SearchMode = SearchMode.HYBRID
    limit: int = 20
    filters: Filters = field(default_factory=Filters)
    explain: bool = False
    typing: bool = False  # the last word may not be finished


@dataclass(frozen=True, slots=True)
class JudgeParams:
    """`relevant` None takes an earlier judgement back."""

    query: str
    path: str
    relevant: bool | None


@dataclass(frozen=True, slots=True)
class AskParams:
    question: str
    history: tuple[Turn, ...] = ()
    filters: Filters = field(default_factory=Filters)
    extractive: bool = False
    nearest_too: bool = False
    searched_for: str = ""  # to look for these words and no others
    conversation: int | None = None  # where to keep the answer: 0 a new one, None nowhere
    adapter: str | None = None  # of the language model; "" is none, None the one chosen for all


@dataclass(frozen=True, slots=True)
class ConversationsParams:
    """A page of the conversations. Every word of `text` must occur in title or exchanges."""

    offset: int = 0
    limit: int = 100
    text: str = ""


@dataclass(frozen=True, slots=True)
class ExchangesParams:
    """The last exchanges of a conversation, or the last before the exchange `before`."""

    id: int
    limit: int = 20
    before: int | None = None


@dataclass(frozen=True, slots=True)
class RenameParams:
    """An empty title is the first question again."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class ConversationParams:
    id: int


@dataclass(frozen=True, slots=True)
class SaveNoteParams:
    """`text` is Markdown without a header; `folder` one of the library, "" the imports."""

    title: str
    text: str
    folder: str = ""


@dataclass(frozen=True, slots=True)
class ConversationNotice:
    """A conversation was begun or has grown by the answer to the ASK request `id`."""

    id: int
    conversation: Conversation


@dataclass(frozen=True, slots=True)
class ExportNotice:
    """How far the EXPORT request `id` is."""

    id: int
    progress: ExportProgress


@dataclass(frozen=True, slots=True)
class ModelList:
    models: tuple[InstalledModel, ...]
    room: Room = field(default_factory=Room)


@dataclass(frozen=True, slots=True)
class ModelParams:
    """By its name in the catalogue."""

    name: str


@dataclass(frozen=True, slots=True)
class UseModelParams:
    """`wanted` False uses a reranker or an adapter no longer."""

    name: str
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class SettingsParams:
    """`unsaved`: key to JSON value of what was chosen but could not be written into the file."""

    unsaved: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CancelParams:
    id: int


@dataclass(frozen=True, slots=True)
class AnswerNotice:
    """`id` is that of the ASK request it belongs to."""

    id: int
    event: AnswerEvent


@dataclass(frozen=True, slots=True)
class LibraryNotice:
    """`documents_changed`: lists must be fetched again, not only the numbers."""

    status: LibraryStatus
    documents_changed: bool
    last_indexed_at: float | None = None


class EnginePhase(StrEnum):
    """How ready the engine is: it answers keyword searches from OPEN on."""

    OPEN = "open"
    WARMING = "warming"  # models are being loaded
    READY = "ready"


@dataclass(frozen=True, slots=True)
class EngineNotice:
    phase: EnginePhase
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class IsolationProbe:
    """One attempt: `denied` is what must be true. `detail` quotes the system's own words."""

    name: str  # "ipv4", "ipv6", "native" (past Python), "dns", "subprocess"
    denied: bool
    detail: str


@dataclass(frozen=True, slots=True)
class IsolationReport:
    """What keeps this process off the network, proved by trying. `mechanisms` are codes."""

    mechanisms: tuple[str, ...]  # "seccomp", "network-namespace", "sandbox-exec", "audit-hook"
    probes: tuple[IsolationProbe, ...]

    @property
    def sealed(self) -> bool:
        """Whether every attempt was refused."""
        return bool(self.probes) and all(probe.denied for probe in self.probes)


@dataclass(frozen=True, slots=True)
class EngineInfo:
    version: str
    data_dir: str
    models_dir: str
    isolation: IsolationReport
    status: LibraryStatus
    phase: EnginePhase
    erased: EraseReport | None = None  # what was deleted before this start
