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
    """One search. `limit` counts passages."""

    query: str
    mode: SearchMode = SearchMode.HYBRID
    limit: int = 10
    filters: Filters = field(default_factory=Filters)
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a passage stands where it stands."""

    keyword_score: float | None
    vector_score: float | None
    keyword_weight: float
    vector_weight: float
    matched_terms: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Passages, best first, and what it took. `notes` are codes such as `vectors-pending`."""

    passages: tuple[Passage, ...]
    timings_ms: dict[str, float]
    language: str = ""
    notes: tuple[str, ...] = ()
