"""A question and its answer, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from carnet.domain.search import Filters, Listing, Passage


class Support(StrEnum):
    """How well the evidence carries one sentence of an answer."""

    SUPPORTED = "supported"
    WEAK = "weak"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the same conversation and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks, with the turns before it (oldest first)."""

    text: str
    history: tuple[Turn, ...] = ()
    filters: Filters = field(default_factory=Filters)
    extractive: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a document that supports one sentence. Offsets as in `Span`; `n` is 1-based."""

    n: int
    path: str
    title: str
    start_line: int
    end_line: int
    page: int | None
    start_char: int
    end_char: int
    quote: str
    offline: bool = False  # its folder is not there now


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence as shown. `citations` are numbers `n` of `Answer.citations`."""

    text: str
    support: Support
    citations: tuple[int, ...] = ()


class AnswerKind(StrEnum):
    """Who wrote the answer."""

    GENERATED = "generated"  # the language model, checked against the evidence
    EXTRACTIVE = "extractive"  # the best sentences of the notes, verbatim
    LISTED = "listed"  # every note that meets a criterion, counted
    ABSTAINED = "abstained"  # "your notes do not say"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an answer could and could not see."""

    documents: int
    documents_with_evidence: int
    failed: int
    queued: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer. `nearest` is what was found closest when it abstained."""

    question: str
    searched_for: str
    kind: AnswerKind
    answer: str
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    coverage: Coverage
    timings_ms: dict[str, float]
    language: str
    nearest: tuple[Passage, ...] = ()
    stopped: bool = False
    listing: Listing | None = None  # of a LISTED answer

    @property
    def abstained(self) -> bool:
        """Whether the notes do not say."""
        return self.kind is AnswerKind.ABSTAINED


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """One step of a streaming answer, in order, all for one request.

    Exactly one field beside `stage` is meaningful: `passages` for `retrieved`; `delta` (raw text
    as the model writes it) for `writing`; `sentence` with its `citations` for `sentence`.
    """

    stage: str  # "retrieved" | "writing" | "sentence"
    delta: str = ""
    passages: tuple[Passage, ...] = ()
    sentence: AnswerSentence | None = None
    citations: tuple[Citation, ...] = ()
