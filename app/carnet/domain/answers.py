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
    """What a person asks, with the turns before it (oldest first).

    `searched_for`: the words to look for, when a person gave them; else they are made from `text`.
    """

    text: str
    history: tuple[Turn, ...] = ()
    filters: Filters = field(default_factory=Filters)
    extractive: bool = False
    nearest_too: bool = False  # quote what is nearest even where the notes may not say
    searched_for: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a document that supports one sentence. Offsets as in `Span`; `n` is 1-based.

    `dated_at` is the note's date, its own or else the file's, in seconds since 1970; 0 unknown.
    """

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
    dated_at: float = 0.0


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence as shown. `citations` are numbers `n` of `Answer.citations`.

    `missing`: why it is not supported, the numbers, dates and names in it that stand in no
    evidence. Empty for an unsupported sentence whose words as a whole are in no note.
    """

    text: str
    support: Support
    citations: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()


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


class ValueKind(StrEnum):
    """What kind of value two notes give differently."""

    AMOUNT = "amount"  # of money
    DATE = "date"
    DURATION = "duration"
    NUMBER = "number"  # any other, with its unit


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that a note gives: `value` as written there, `citation` the `n` of its sentence.

    `dated_at` as in `Citation`.
    """

    value: str
    citation: int
    dated_at: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more notes give different values for the same thing. Claims, newest note first."""

    kind: ValueKind
    claims: tuple[Claim, ...]


class Widening(StrEnum):
    """How to search wider after an abstention."""

    WITHOUT_FILTERS = "without-filters"  # ask again without the question's filters
    NEAREST_TOO = "nearest-too"  # ask again with `Question.nearest_too`


@dataclass(frozen=True, slots=True)
class Gap:
    """Why the notes do not say. `looked_for`: the question's words, as typed, that were looked
    for; `missing`: those of them that the nearest note lacks; `confidence` in [0, 1]: the chance
    that the notes say after all; `wider`: what may be tried next."""

    looked_for: tuple[str, ...]
    missing: tuple[str, ...]
    confidence: float
    wider: tuple[Widening, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer. When it abstained, `nearest` is what was found closest and `gap` says why.

    `conflicts`: where the notes contradict each other on what was asked. A claim may be newer than
    the note that was quoted first: that one is out of date then.
    """

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
    conflicts: tuple[Conflict, ...] = ()
    gap: Gap | None = None
    confidence: float = 0.0  # in [0, 1], that the notes say; of an answer that is no list

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
