"""About conversations that are kept."""

from __future__ import annotations

from dataclasses import dataclass

from carnet.domain.conversations import Conversation


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
