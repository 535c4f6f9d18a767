"""The names of requests and notifications."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
class CancelParams:
    id: int


@dataclass(frozen=True, slots=True)
class Nothing:
    """No parameters, or no result."""


@dataclass(frozen=True, slots=True)
class PathParams:
    path: str
