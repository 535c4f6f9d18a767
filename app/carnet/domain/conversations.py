"""Conversations that are kept: questions with their answers, in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from carnet.domain.answers import Answer

NEW = 0  # in place of an id: a conversation that begins with this answer
LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Conversation:
    """One row of the list. Times in seconds since 1970.

    `named`: a person gave the title, else it is the first question. `excerpt`: of a search, the
    words around what was found. `adapter`: what its last answer was written with, as in
    `engine.protocol.AskParams`.
    """

    id: int
    title: str
    started_at: float
    changed_at: float
    exchanges: int
    named: bool = False
    excerpt: str = ""
    adapter: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer. `redacted`: without what came from a note that was forgotten."""

    id: int
    asked_at: float
    answer: Answer
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """Some conversations, the one that changed last first, of `total`."""

    conversations: tuple[Conversation, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """Some exchanges of a conversation, oldest first; `earlier` lie before them."""

    conversation: Conversation
    exchanges: tuple[Exchange, ...]
    earlier: int


@dataclass(frozen=True, slots=True)
class SavedNote:
    """Where a conversation was saved as a note."""

    path: str


class Conversations(Protocol):
    """The conversations of a data directory (SQLite)."""

    def add(
        self,
        conversation_id: int,
        answer: Answer,
        read: Collection[str],
        at: float,
        adapter: str | None = None,
    ) -> Conversation | None:
        """Keep an answer; `NEW` begins a conversation. `read`: paths of the notes it was made from.

        None, and nothing is kept, when the conversation was deleted meanwhile.
        """

    def page(self, offset: int, limit: int, text: str = "") -> ConversationPage:
        """Conversations in whose title, questions and answers every word of `text` occurs."""

    def exchanges(
        self, conversation_id: int, limit: int, before: int | None = None
    ) -> ExchangePage:
        """The last exchanges, or the last before the exchange `before`.

        Raises `KnownError` "conversation-unknown".
        """

    def rename(self, conversation_id: int, title: str) -> Conversation:
        """Give it a title; an empty one is the first question again.

        Raises `KnownError` "conversation-unknown".
        """

    def delete(self, conversation_id: int) -> None:
        """It leaves the disk; nothing when it is gone already."""

    def clear(self) -> int:
        """All of them leave the disk with the next rewrite; how many there were."""

    def size_bytes(self) -> int:
        """How much of the database they take, about."""

    def quotes(self, path: str) -> list[str]:
        """Texts that answers took from `path`."""

    def paths(self) -> list[str]:
        """Every path that answers were made from."""

    def forget(self, gone: Callable[[str], bool]) -> int:
        """Take out what came from these paths; how many answers that changed."""

    def texts(self) -> Iterator[str]:
        """Every character that is kept."""


def title_of(question: str) -> str:
    """The first question as a title: one line, cut at a word."""
    line = " ".join(question.split())
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: LONGEST_TITLE - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[20:] else cut).rstrip(" ,;:.") + "…"
