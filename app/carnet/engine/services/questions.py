"""Finding, answering and keeping answers, as the engine needs them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol

from carnet.domain.answers import Answer, AnswerEvent, Question
from carnet.domain.cancel import CancelToken
from carnet.domain.conversations import Conversation, ConversationPage, ExchangePage, SavedNote
from carnet.domain.search import Listing, ListRequest, SearchRequest, SearchResult


class Searcher(Protocol):
    """Finds passages."""

    def search(self, request: SearchRequest, cancel: CancelToken) -> SearchResult:
        """Raises `Cancelled`."""


class Feedback(Protocol):
    """What a person says about results."""

    def judge(self, query: str, path: str, relevant: bool | None) -> None:
        """None takes an earlier word back. Raises `KnownError`."""


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
