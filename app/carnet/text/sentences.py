"""Sentences of a text, each with the place where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A stop, any closing quote or bracket, then white space; or a line end that ends a list item,
# a table row, a heading or a paragraph.
_BREAK = re.compile(
    r"(?P<stop>[.!?…]+(?:[\"'’”»)\]*_]|[ \u00a0\u202f]»)*)(?P<gap>\s+)|(?P<line>\s*\n\s*)"
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st mt vs etc eg ie cf al fig nos vol ed pp approx dept est inc ltd jr sr "
    "jan feb apr aug sep sept oct nov dec mm mme mmes mlle mlles mgr av bd env ex arts tél tel réf "
    "ref janv févr avr juil déc chap éd hab"
    .split()
)  # fmt: skip
_LAST_WORD = re.compile(r"(\w+)\W*$")
_LIST_ITEM = re.compile(r"\s*(?:[-*+•–]|\d{1,3}[.)])\s+")
_STRUCTURE = re.compile(r"\s*(?:[-*+•|#>–]|\d{1,3}[.)]\s|```|~~~)")
_NEXT_STARTS = re.compile(r"[\s\"'“«(\[*_¿¡-]*(\w)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is exactly `source[start:end]`, without surrounding white space."""

    text: str
    start: int
    end: int


def split_sentences(source: str) -> list[Sentence]:
    """Sentences in order. Soft-wrapped lines stay together; list items and rows stand alone."""
    found: list[Sentence] = []
    start = 0
    for match in _BREAK.finditer(source):
        if match["line"] is not None:
            if not _line_ends_sentence(source, start, match):
                continue
            _add(found, source, start, match.start())
        else:
            if not _stop_ends_sentence(source, match):
                continue
            _add(found, source, start, match.start("gap"))
        start = match.end()
    _add(found, source, start, len(source))
    return found


def _add(found: list[Sentence], source: str, start: int, end: int) -> None:
    piece = source[start:end]
    text = piece.strip()
    if text:
        offset = start + len(piece) - len(piece.lstrip())
        found.append(Sentence(text, offset, offset + len(text)))


def _line_ends_sentence(source: str, start: int, match: re.Match[str]) -> bool:
    blank_line = match.group().count("\n") > 1
    before = source[start : match.start()].lstrip()
    after = source[match.end() : match.end() + 8]
    if blank_line or before.startswith(("#", "|", "```", "~~~")):
        return True
    return bool(_STRUCTURE.match(after))


def _stop_ends_sentence(source: str, match: re.Match[str]) -> bool:
    if "\n\n" in match["gap"]:
        return True
    after = source[match.end() : match.end() + 12]
    if match["stop"].startswith("."):
        line_start = source.rfind("\n", 0, match.start()) + 1
        if _LIST_ITEM.fullmatch(source[line_start : match.end("stop")] + " "):
            return False
        word = _LAST_WORD.search(source[max(0, match.start() - 24) : match.start()])
        if word and match["stop"] == ".":
            last = word.group(1)
            if last.lower() in _ABBREVIATIONS or (len(last) == 1 and last.isupper()):
                return False
    upcoming = _NEXT_STARTS.match(after)
    return upcoming is None or not upcoming.group(1).islower() or "\n" in match["gap"]
