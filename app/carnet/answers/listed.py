"""Answers that are lists: "how many notes mention the boiler?" is counted, not written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from carnet.domain.answers import Answer, AnswerKind, Citation, Coverage
from carnet.domain.cancel import CancelToken
from carnet.domain.search import Filters, Listing, Passage
from carnet.text.language import detect_language

# What a question that asks for a list is answered with; None for any other question.
Lister = Callable[[str, Filters, CancelToken], Listing | None]
_LONGEST_QUOTE = 240


def nothing_listed(_question: str, _filters: Filters, _cancel: CancelToken) -> Listing | None:
    """The `Lister` that takes no question."""
    return None


def listed_answer(
    question: str,
    searched_for: str,
    listing: Listing,
    coverage: Coverage,
    timings_ms: dict[str, float],
) -> Answer:
    """An answer without a sentence: the interface words the count, each row is a citation."""
    return Answer(
        question=question,
        searched_for=searched_for,
        kind=AnswerKind.LISTED,
        answer="",
        sentences=(),
        citations=_citations(listing.rows),
        coverage=coverage,
        timings_ms=timings_ms,
        language=detect_language(question),
        listing=listing,
    )


def _citations(rows: Sequence[Passage]) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            n=n,
            path=row.path,
            title=row.title,
            start_line=row.start_line,
            end_line=row.end_line,
            page=row.page,
            start_char=row.start_char,
            end_char=row.start_char + len(row.text[:_LONGEST_QUOTE]),
            quote=row.text[:_LONGEST_QUOTE],
            offline=row.offline,
        )
        for n, row in enumerate(rows, 1)
    )
