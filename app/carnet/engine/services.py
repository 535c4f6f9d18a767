"""What the engine needs of the services that `bootstrap` wires: owned here, by their consumer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from carnet.domain.answers import Answer, AnswerEvent, Question
from carnet.domain.cancel import CancelToken
from carnet.domain.conversations import (
    Conversation,
    ConversationPage,
    ExchangePage,
    SavedNote,
)
from carnet.domain.data import (
    DataReport,
    EraseReport,
    ExportProgress,
    ExportReport,
    ExportWords,
    ForgottenTalks,
)
from carnet.domain.documents import Document, PageView
from carnet.domain.errors import ErrorInfo
from carnet.domain.library import ForgetReport, ImportReport, IndexReport, LibraryStatus, Progress
from carnet.domain.models import InstalledModel, ModelRole, Room
from carnet.domain.related import RelatedNotes
from carnet.domain.search import Listing, ListRequest, SearchRequest, SearchResult
from carnet.settings.paths import Paths

OnChange = Callable[[IndexReport, LibraryStatus], None]
OnProblem = Callable[[ErrorInfo], None]
OnProgress = Callable[[Progress], None]


class Library(Protocol):
    """Folders and what is known about them. Safe to call from several threads."""

    def status(self) -> LibraryStatus:
        """Counts, folders, failures, progress."""

    def last_indexed_at(self) -> float | None:
        """When a note was read last, in seconds since 1970."""

    def add_folder(self, path: str) -> object:
        """Raises `KnownError` when it cannot be watched."""

    def remove_folder(self, path: str) -> object:
        """Forget a folder and everything in it."""

    def forget(self, path: str) -> ForgetReport:
        """Make a file or folder leave the disk; raises `KnownError` when it is not known."""


class Importer(Protocol):
    """Copies files into the library."""

    def take(
        self,
        sources: Sequence[str],
        cancel: CancelToken,
        on_progress: OnProgress,
        password: str = "",
    ) -> ImportReport:
        """Files and folders; one that fails does not stop the others."""

    def take_text(self, text: str, title: str) -> ImportReport:
        """A text that lies in no file."""

    def take_bytes(self, data: bytes, name: str) -> ImportReport:
        """A picture that lies in no file."""


class Keeper(Protocol):
    """Keeps the library current on a thread of its own."""

    def pause(self) -> None:
        """Stop working after the current batch."""

    def resume(self) -> None:
        """Go on."""

    def rescan(self, *, retry: bool = True) -> None:
        """Compare every folder with the manifest again; with `retry`, read again what failed."""

    def giving_way(self) -> AbstractContextManager[None]:
        """While the block runs a person waits for an answer: bulk work pauses."""

    def prefer(self, revisions: Sequence[int]) -> None:
        """Somebody looks at these notes: embed them next."""

    def close(self) -> None:
        """Stop and join."""


class Searcher(Protocol):
    """Finds passages."""

    def search(self, request: SearchRequest, cancel: CancelToken) -> SearchResult:
        """Raises `Cancelled`."""


class Feedback(Protocol):
    """What a person says about results."""

    def judge(self, query: str, path: str, relevant: bool | None) -> None:
        """None takes an earlier word back. Raises `KnownError`."""


class Conversations(Protocol):
    """Answers that are kept. As `domain.conversations.Conversations`."""

    def keep(
        self,
        conversation_id: int,
        answer: Answer,
        read: Collection[str],
        adapter: str | None = None,
    ) -> Conversation | None:
        """Keep an answer made from the notes at `read`; None when its conversation is gone."""

    def page(self, offset: int, limit: int, text: str = "") -> ConversationPage:
        """Conversations, the one that changed last first."""

    def exchanges(
        self, conversation_id: int, limit: int, before: int | None = None
    ) -> ExchangePage:
        """The last exchanges, or the last before one of them. Raises `KnownError`."""

    def rename(self, conversation_id: int, title: str) -> Conversation:
        """Raises `KnownError`."""

    def delete(self, conversation_id: int) -> None:
        """Nothing when it is gone already."""

    def save(self, folder: str, title: str, text: str) -> SavedNote:
        """Save Markdown as a note in a folder of the library. Raises `KnownError`."""


class Lister(Protocol):
    """Lists every note that meets a criterion."""

    def find(self, request: ListRequest, cancel: CancelToken) -> Listing:
        """One page of it. Raises `Cancelled`."""


class Answerer(Protocol):
    """Answers questions; always called from the one thread that owns the language model."""

    def ask(
        self, question: Question, on_event: Callable[[AnswerEvent], None], cancel: CancelToken
    ) -> Answer:
        """Raises `Cancelled` when stopped before a word was written."""


class OpenedDocument(Protocol):
    """A document's text as it is on disk now."""

    @property
    def document(self) -> Document: ...
    @property
    def text(self) -> str: ...
    @property
    def stale(self) -> bool: ...
    @property
    def pages(self) -> tuple[int, ...]: ...
    @property
    def notes(self) -> tuple[str, ...]: ...
    @property
    def paged(self) -> bool: ...


class Documents(Protocol):
    """Reading what the library knows."""

    def page(
        self, offset: int, limit: int, folder_id: int | None = None, text: str = ""
    ) -> Sequence[Document]:
        """Documents by path."""

    def origins(self, paths: Sequence[str]) -> dict[str, str]:
        """Where those of `paths` that were imported came from; "clipboard" for no file."""

    def open(self, path: str) -> OpenedDocument:
        """Raises `KnownError` ("document-unknown") for a path that is not in the library."""

    def show(self, path: str, page: int, width: int, quote: str) -> PageView:
        """A page as a picture. Raises `KnownError`."""


class Related(Protocol):
    """What stands around one note."""

    def find(self, path: str) -> RelatedNotes:
        """Links to and from it, and notes about the same. Raises `KnownError`."""


class Models(Protocol):
    """The models of this machine."""

    def list(self) -> Sequence[InstalledModel]:
        """Every entry of the catalogue with its state."""

    def use_adapter(self, name: str | None) -> None:
        """Answer with this adapter from now on: None is the one chosen for all, "" is none.

        Called where questions are answered. Raises `KnownError` ("adapter-unknown").
        """

    def warm(self, role: ModelRole) -> None:
        """Load the model in use for `role` now; nothing when none is installed."""

    def room(self) -> Room:
        """What this machine has for models."""

    def reload(self) -> None:
        """Notice what was installed or chosen meanwhile."""

    def use(self, name: str) -> None:
        """Use an installed model for its role from now on. Called where questions are answered.
        Raises `KnownError`."""

    def leave(self, name: str) -> None:
        """Use a reranker or an adapter no longer. Called where questions are answered. Raises
        `KnownError`."""

    def verify(self, name: str, cancel: CancelToken) -> InstalledModel:
        """Read every byte of a model again. Raises `Cancelled`, or `KnownError`."""

    def remove(self, name: str) -> None:
        """Delete a model's files. Called where questions are answered. Raises `KnownError`
        ("model-in-use")."""

    def keep_embedder(self) -> None:
        """Stop building vectors for another embedding model; the one in use stays."""


class Data(Protocol):
    """What is kept on this machine."""

    @property
    def erased(self) -> EraseReport | None:
        """What was deleted before this start."""

    def report(self, cancel: CancelToken) -> DataReport:
        """Where everything lies and how big it is. Raises `Cancelled`."""

    def close_to_others(self) -> None:
        """Let nobody but the owner read it."""

    def export(
        self,
        place: str,
        words: ExportWords,
        cancel: CancelToken,
        on_progress: Callable[[ExportProgress], None],
        *,
        archive: bool,
    ) -> ExportReport:
        """Copy everything to a new folder or zip file. Raises `Cancelled` and `KnownError`."""

    def forget_conversations(self) -> ForgottenTalks:
        """Every kept answer leaves the disk."""

    def mark_for_erasing(self, *, models: bool) -> None:
        """The next start deletes everything first. Raises `KnownError`."""


class Followed(Protocol):
    """What became different with the settings."""

    @property
    def files(self) -> bool:
        """Whether other files are to be read."""

    @property
    def roles(self) -> frozenset[ModelRole]:
        """Whose models have to be made anew."""


class Services(Protocol):
    """Everything, open. Attributes are asked for anew each time: a reload may exchange them."""

    @property
    def paths(self) -> Paths: ...
    @property
    def library(self) -> Library: ...
    @property
    def importer(self) -> Importer: ...
    @property
    def searcher(self) -> Searcher: ...
    @property
    def feedback(self) -> Feedback: ...
    @property
    def lister(self) -> Lister: ...
    @property
    def answerer(self) -> Answerer: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def documents(self) -> Documents: ...
    @property
    def related(self) -> Related: ...
    @property
    def models(self) -> Models: ...
    @property
    def data(self) -> Data: ...
    def start_keeper(
        self, on_change: OnChange, on_problem: OnProblem, on_progress: OnProgress
    ) -> Keeper:
        """Watch and index from now on; the callbacks come on the keeper's thread."""

    def follow_settings(self, unsaved: Mapping[str, object]) -> Followed:
        """Work by what the person has chosen now, but for the models. `unsaved` are choices that
        are not in the file: key to JSON value."""

    def exchange_models(self, roles: Collection[ModelRole]) -> None:
        """Use what is chosen now for these roles. Called where questions are answered."""

    def close(self) -> None:
        """Release files, models and the writer's lock."""
