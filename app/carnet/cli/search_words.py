"""What a search was taken to mean, and what a list counts, in words for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from carnet.domain.search import Correction, Listing, Restriction, RestrictionKind, SearchResult

_NOTES = {
    "empty-query": "There is no word to look for.",
    "vectors-pending": "Some notes are found by their words only: their vectors are still to come.",
    "reranker-too-slow": "The reranker was left out: it is too slow for the time it is given"
    " (search.rerank_budget_ms).",
    "reranker-failed": "The reranker was left out: its files cannot be loaded. Check them:"
    " carnet models verify",
    "date-widened": "Nothing is of that time: this is from any time.",
    "tag-widened": "No note has that tag: it is searched for as a word.",
}
_KINDS = {
    RestrictionKind.FOLDER: "in folder {}",
    RestrictionKind.TAG: "tagged {}",
    RestrictionKind.TYPE: "of type {}",
    RestrictionKind.LANGUAGE: "in language {}",
    RestrictionKind.PHRASE: "with “{}”",
    RestrictionKind.WITHOUT: "without {}",
}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_COUNTED = {
    "fr": ("Notes avec « {criterion} » : {matched} sur {scanned}.", "Notes : {matched}."),
    "en": ("Notes with “{criterion}”: {matched} of {scanned}.", "Notes: {matched}."),
}


def said_of(result: SearchResult) -> Iterator[str]:
    """Lines about how the query was read, before what was found."""
    yield from (f"Searched for {made.used} instead of {made.typed}." for made in result.corrections)
    if result.restrictions:
        yield f"Only notes {restricted_to(result.restrictions)}."
    yield from (_NOTES[note] for note in result.notes if note in _NOTES)


def restricted_to(restrictions: Sequence[Restriction]) -> str:
    """What restricts a search, after "notes": "tagged house, dated 1 Mar 2024 to 31 May 2024"."""
    return ", ".join(map(_restriction, restrictions))


def counted(listing: Listing, language: str) -> str:
    """How many notes met the criterion, in the language of the question."""
    with_criterion, without = _COUNTED.get(language, _COUNTED["en"])
    sentence = with_criterion if listing.criterion else without
    return sentence.format(
        matched=listing.matched, scanned=listing.scanned, criterion=listing.criterion
    )


def restrictions_json(restrictions: Sequence[Restriction]) -> list[dict[str, Any]]:
    """As `--json` gives them."""
    return [asdict(restriction) for restriction in restrictions]


def corrections_json(corrections: Sequence[Correction]) -> list[Mapping[str, str]]:
    """As `--json` gives them."""
    return [asdict(correction) for correction in corrections]


def listing_json(listing: Listing) -> dict[str, Any]:
    """What was counted, without the rows."""
    return {
        "criterion": listing.criterion,
        "scanned": listing.scanned,
        "matched": listing.matched,
        "restrictions": restrictions_json(listing.restrictions),
    }


def _restriction(restriction: Restriction) -> str:
    value = restriction.value
    if restriction.kind is RestrictionKind.AFTER:
        return f"dated {_day(value)} or later"
    if restriction.kind is RestrictionKind.BEFORE:
        return f"dated {_day(value)} or earlier"
    if restriction.kind is RestrictionKind.DATE:
        return f"dated {_span(*value.split('/'))}"
    return _KINDS[restriction.kind].format(value)


def _span(first: str, last: str) -> str:
    if first == last:
        return _day(first)
    if not first or not last:
        return f"{_day(first)} or later" if first else f"{_day(last)} or earlier"
    return f"{_day(first)} to {_day(last)}"


def _day(value: str) -> str:
    day = date.fromisoformat(value)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
