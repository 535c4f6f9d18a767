"""Typing errors: a letter too many, too few, another one, or two that changed places.

The distance is that of Damerau (1964) in its restricted form (optimal string alignment).
"""

from __future__ import annotations

from collections.abc import Iterator

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def one_edit_away(word: str) -> Iterator[str]:
    """Every word one typing error away from `word`; some come twice."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after and letter != after[0]:
                yield before + letter + after[1:]


def within_two_edits(first: str, second: str) -> bool:
    """Whether at most two typing errors lie between the words."""
    return edits_between(first, second, 2) <= 2


def edits_between(first: str, second: str, most: int) -> int:
    """How many typing errors lie between the words; any number above `most` when it is more."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        next_row = [i]
        for j, other in enumerate(second, 1):
            cost = min(row[j] + 1, next_row[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            next_row.append(cost)
        if min(next_row) > most:
            return most + 1
        before, row = row, next_row
    return row[-1]
