"""An answer without what it took from notes that are forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from carnet.domain.answers import Answer, Conflict
from carnet.domain.search import Listing

Gone = Callable[[str], bool]  # path -> whether its note is forgotten


def places(answer: Answer) -> Iterator[tuple[str, str]]:
    """Every path in it, with the text that was taken from there."""
    for citation in answer.citations:
        yield citation.path, citation.quote
    for passage in (*answer.nearest, *(answer.listing.rows if answer.listing else ())):
        yield passage.path, passage.text


def touches(answer: Answer, gone: Gone) -> bool:
    """Whether anything in it comes from such a note."""
    return any(gone(path) for path, _ in places(answer))


def without(answer: Answer, gone: Gone, *, read: bool = False) -> Answer:
    """The sentences that other notes carry.

    A sentence goes when it cites such a note, and also when it cites nothing: it may have been
    written from one. `read`: such a note was read for it, cited or not.
    """
    if not (read or touches(answer, gone)):
        return answer
    kept_citations = tuple(c for c in answer.citations if not gone(c.path))
    numbers = {citation.n for citation in kept_citations}
    lost = read or len(kept_citations) < len(answer.citations)
    sentences = tuple(
        sentence
        for sentence in answer.sentences
        if not lost or (sentence.citations and numbers.issuperset(sentence.citations))
    )
    return replace(
        answer,
        answer=" ".join(sentence.text for sentence in sentences) if lost else answer.answer,
        sentences=sentences,
        citations=kept_citations,
        nearest=tuple(passage for passage in answer.nearest if not gone(passage.path)),
        listing=answer.listing and _fewer(answer.listing, gone),
        conflicts=tuple(filter(None, (_weaker(c, numbers) for c in answer.conflicts))),
    )


def _weaker(conflict: Conflict, numbers: set[int]) -> Conflict | None:
    """The claims of the other notes; a single one contradicts nobody."""
    claims = tuple(claim for claim in conflict.claims if claim.citation in numbers)
    return replace(conflict, claims=claims) if len(claims) > 1 else None


def _fewer(listing: Listing, gone: Gone) -> Listing:
    rows = tuple(row for row in listing.rows if not gone(row.path))
    return replace(listing, rows=rows, matched=listing.matched - len(listing.rows) + len(rows))
