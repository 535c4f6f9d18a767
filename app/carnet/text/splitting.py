"""Cutting a block that is too long for a chunk: by sentences, rows or lines, then by words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from carnet.text.blocks import LONGEST_INDENT, BlockKind
from carnet.text.packing import Joint

_WINDOW_CHARACTERS = 64
# A stop with its closing quotes before white space; or a line that begins a list item, a quote,
# a table row or a heading.
_SENTENCE_END = re.compile(
    r"[.!?…](?:[\"'’”»)\]*_]|[ \u00a0\u202f]»){0,3}(?=\s)"
    r"|\n(?=[ \t]*+(?:[-*+•>|#]|\d{1,9}[.)])\s)"
)
_ABBREVIATION = re.compile(
    r"(?:^|\W)(?:[^\W\d_]|mr|mrs|dr|st|vs|eg|ie|cf|al|fig|nos?|vol|ed|mme|mlle|art|ex|env|av|éd)\.$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[ \t]*+(?=[^\W\d_])(\w)")
_LINE = re.compile(r"[^\n]+")
_LINES_TOGETHER = re.compile(r"[^\n][\s\S]{0,63}[^\n]*")
_HUGE_CHARACTERS = 200_000
_SHORTEST_SENTENCES, _SHORTEST_OF_HUGE = 20, 64
_WHITE_SPACE = re.compile(r"\s*+")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-[-|: \t]*$")
_LONGEST_TABLE_HEADER = 400
_JOINERS = "\u200d\ufe0e\ufe0f"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a block: text[start:end]. `joint` is what lies before it.

    `header` is the first row of the table it continues.
    """

    start: int
    end: int
    joint: Joint
    kind: BlockKind
    header: str = ""


def split_piece(text: str, piece: Piece, finer: int) -> list[Piece]:
    """Parts of a piece, in order, leaving out only white space.

    `finer` 0 cuts a table by rows, code by lines and prose by sentences; 1 by lines; 2 between
    words every 64 characters (within a longer word); 3 in halves. What a way of cutting cannot
    cut, the next one does. Pieces of one character cannot be cut: do not ask.
    """
    ways = (_by_kind, _by_lines, _by_windows, _by_halves)
    for way in ways[min(finer, 3) :]:
        parts = list(way(text, piece))
        # One shorter part is progress too: what it leaves out is white space.
        if len(parts) > 1 or parts[0].end - parts[0].start < piece.end - piece.start:
            # The first part stands where the piece stood.
            return [replace(parts[0], joint=piece.joint, header=piece.header), *parts[1:]]
    return [piece]


def _by_kind(text: str, piece: Piece) -> Iterator[Piece]:
    if piece.kind is BlockKind.TABLE:
        return _by_rows(text, piece)
    if piece.kind is BlockKind.CODE:
        return _by_lines(text, piece)
    return _by_sentences(text, piece)


def _by_rows(text: str, piece: Piece) -> Iterator[Piece]:
    rows = [match.span() for match in _LINE.finditer(text, piece.start, piece.end)]
    header = ""
    if len(rows) > 2 and _TABLE_RULE.match(text, *rows[1]):
        header = text[slice(*rows[0])].strip()
        if len(header) > _LONGEST_TABLE_HEADER:
            header = ""
        # Header, rule and first row stay together.
        rows[:3] = [(rows[0][0], rows[2][1])]
    for start, end in rows:
        yield from _part(text, piece, start, end, Joint.SENTENCE, header)


def _by_lines(text: str, piece: Piece) -> Iterator[Piece]:
    previous = piece.start
    # A million lines of data are cut every few lines, or handling them would take a minute.
    pattern = _LINES_TOGETHER if piece.end - piece.start > _HUGE_CHARACTERS else _LINE
    for match in pattern.finditer(text, piece.start, piece.end):
        # Two line ends in a row: a blank line, the better place to cut.
        joint = Joint.ITEM if match.start() - previous > 1 else Joint.SENTENCE
        part = list(_part(text, piece, match.start(), match.end(), joint, piece.header))
        if part:
            yield part[0]
            previous = match.end()


def _by_sentences(text: str, piece: Piece) -> Iterator[Piece]:
    start, joint = piece.start, Joint.SENTENCE
    huge = piece.end - piece.start > _HUGE_CHARACTERS
    shortest = _SHORTEST_OF_HUGE if huge else _SHORTEST_SENTENCES
    for match in _SENTENCE_END.finditer(text, piece.start, piece.end):
        if match.end() - start < shortest:
            continue
        at_line_end = text[match.end()] == "\n" or match.group() == "\n"
        if not at_line_end and not _ends_sentence(text, match):
            continue
        yield from _part(text, piece, start, match.end(), joint, piece.header)
        start, joint = match.end(), Joint.ITEM if at_line_end else Joint.SENTENCE
    yield from _part(text, piece, start, piece.end, joint, piece.header)


def _by_windows(text: str, piece: Piece) -> Iterator[Piece]:
    start = piece.start
    while start < piece.end:
        end = min(start + _WINDOW_CHARACTERS, piece.end)
        if end < piece.end:
            space = max(text.rfind(" ", start + 1, end + 1), text.rfind("\n", start + 1, end + 1))
            end = space if space > start + _WINDOW_CHARACTERS // 4 else _whole(text, start, end)
        yield from _part(text, piece, start, end, Joint.FRAGMENT, piece.header)
        start = end


def _by_halves(text: str, piece: Piece) -> Iterator[Piece]:
    middle = (piece.start + piece.end) // 2
    if middle > piece.start:
        yield from _part(text, piece, piece.start, middle, Joint.FRAGMENT, piece.header)
        yield from _part(text, piece, middle, piece.end, Joint.FRAGMENT, piece.header)


def _part(
    text: str, piece: Piece, start: int, end: int, joint: Joint, header: str
) -> Iterator[Piece]:
    """The part without white space around it, but with its first line's indentation."""
    space = _WHITE_SPACE.match(text, start, end)
    first = space.end() if space else start
    if first >= end:
        return
    line_start = text.rfind("\n", start, first) + 1
    last = end
    while text[last - 1].isspace():
        last -= 1
    indented = line_start and first - line_start <= LONGEST_INDENT
    yield Piece(line_start if indented else first, last, joint, piece.kind, header)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if match.group() == "." and _ABBREVIATION.search(text, max(0, match.start() - 6), match.end()):
        return False
    following = _GOES_ON.match(text, match.end(), match.end() + 9)
    return following is None or not following[1].islower()


def _whole(text: str, start: int, end: int) -> int:
    """An end near `end` that does not part a letter from its accents or an emoji in two."""
    for earlier in range(end, max(end - 8, start + 1), -1):
        if not (unicodedata.combining(text[earlier]) or text[earlier] in _JOINERS) and (
            text[earlier - 1] != "\u200d"
        ):
            return earlier
    return end
