"""About finding and answering."""

from __future__ import annotations

from dataclasses import dataclass, field

from carnet.domain.answers import AnswerEvent, Turn
from carnet.domain.search import Filters, SearchMode


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
class AnswerNotice:
    """`id` is that of the ASK request it belongs to."""

    id: int
    event: AnswerEvent
