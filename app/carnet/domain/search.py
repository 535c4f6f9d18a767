"""A query and what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class SearchMode(StrEnum):
    """Which half of the search is asked."""

    HYBRID = "hybrid"
    KEYWORD = "keyword"
    VECTOR = "vector"


@dataclass(frozen=True, slots=True)
class Filters:
    """Restrictions on documents. Empty means everything. Dates are ISO 8601, inclusive."""

    folder: str | None = None
    tag: str | None = None
    format: str | None = None
    language: str | None = None
    after: str | None = None
    before: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is restricted."""
        return self == Filters()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search. `limit` counts passages; `typing`: the last word may not be finished."""

    query: str
    mode: SearchMode = SearchMode.HYBRID
    limit: int = 10
    filters: Filters = field(default_factory=Filters)
    explain: bool = False
    typing: bool = False


class RestrictionKind(StrEnum):
    """What words of a query may restrict."""

    FOLDER = "folder"
    TAG = "tag"
    TYPE = "type"
    LANGUAGE = "language"
    AFTER = "after"
    BEFORE = "before"
    DATE = "date"  # "last spring", read as a span of days
    PHRASE = "phrase"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Restriction:
    """What the words `typed` of a query were taken for; the query without them is unrestricted.

    `value`: a folder, tag, type, language code, ISO 8601 date, the first and the last day of a span
    with a "/" between, or the words of a phrase.
    """

    kind: RestrictionKind
    typed: str
    value: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of the query that stands in no note, and the word of the notes looked for instead."""

    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One share of a passage's score; the shares of a passage add up to it. `name` is a code."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a passage stands where it stands.

    Terms are words of the query as typed: those the passage holds, and those it lacks.
    """

    keyword_score: float | None
    vector_score: float | None
    keyword_weight: float
    vector_weight: float
    matched_terms: tuple[str, ...]
    missing_terms: tuple[str, ...] = ()
    parts: tuple[ScorePart, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk returned by a search. Field names are those of `search --json`.

    `score` lies in [0, 1], comparable within one search only. Ranks are 1-based, None where that
    half did not find the chunk. `vector_score` is the cosine with the query, None when unknown.
    """

    path: str
    title: str
    heading: str
    start_line: int
    end_line: int
    page: int | None
    start_char: int
    end_char: int
    text: str
    score: float
    keyword_rank: int | None
    vector_rank: int | None
    revision: int = 0
    content_hash: str = ""
    vector_score: float | None = None
    keyword_score: float | None = None
    modified_at: float = 0.0
    language: str = ""
    explanation: Explanation | None = None
    offline: bool = False  # its folder is not there now: found, but cannot be opened
    date: str | None = None  # ISO 8601, where the note itself gives one


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Passages, best first, and what it took. `notes` are codes such as `vectors-pending`."""

    passages: tuple[Passage, ...]
    timings_ms: dict[str, float]
    language: str = ""
    notes: tuple[str, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class ListRequest:
    """Every note that meets a criterion: "how many notes mention the boiler?". Rows by page."""

    query: str
    filters: Filters = field(default_factory=Filters)
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Listing:
    """What an exhaustive search saw: `scanned` documents, `matched` of them, a page of `rows`.

    One row a document, its best place; `criterion` is what was looked for, without the words that
    ask for a list.
    """

    criterion: str
    scanned: int
    matched: int
    rows: tuple[Passage, ...]
    restrictions: tuple[Restriction, ...] = ()
