"""Finds quoted source words in what is shown, where emphasis marks and line ends have gone."""

from __future__ import annotations

from collections.abc import Sequence


def find_quote(blocks: Sequence[tuple[int, str]], pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Positions [start, end) of each piece that can be found, in document characters.

    `blocks` are (position of the block, its text). Only letters and digits are compared, so that
    asterisks, pipes and spaces do not matter; pieces are looked for one after the other.
    """
    letters: list[str] = []
    positions: list[int] = []
    for position, text in blocks:
        for offset, char in enumerate(text):
            if char.isalnum():
                folded = char.casefold()
                letters.append(folded)
                positions.extend([position + offset] * len(folded))
    shown = "".join(letters)
    ends = {position + len(text) for position, text in blocks}
    found: list[tuple[int, int]] = []
    after = 0
    for piece in pieces:
        wanted = "".join(char.casefold() for char in piece if char.isalnum())
        at = shown.find(wanted, after)
        if at < 0:
            at = shown.find(wanted)
        if not wanted or at < 0:
            continue
        after = at + len(wanted)
        end = positions[after - 1] + 1
        closes = not piece[-1].isalnum() and end not in ends
        found.append((positions[at], end + closes))
    return found
