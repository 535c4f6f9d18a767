"""Bringing a page of fresh rows into a list that is shown, with as few changes as possible.

Both are sorted by path. Rows that stay are never moved, so that a view keeps its selection and
its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carnet.domain.documents import Document


@dataclass(frozen=True, slots=True)
class Change:
    """`first` is a row of the list as all changes before this one left it.

    `removed` rows go there; else `rows` come in, or with `replace` take the places of as many.
    """

    first: int
    removed: int = 0
    rows: tuple[Document, ...] = ()
    replace: bool = False


def merge(shown: Sequence[Document], start: int, page: Sequence[Document]) -> Iterator[Change]:
    """What makes `shown[start:]` begin with `page`; rows after the last of `page` stay.

    The changes must be made to `shown` one after the other, each before the next is asked for.
    """
    at, taken = start, 0
    while taken < len(page):
        gone = at
        while gone < len(shown) and shown[gone].path < page[taken].path:
            gone += 1
        if gone > at:
            yield Change(at, removed=gone - at)
            continue
        until = taken
        if at < len(shown) and shown[at].path == page[taken].path:
            while until < len(page) and _same(shown, at + until - taken, page[until]):
                until += 1
            rows = tuple(page[taken:until])
            if tuple(shown[at : at + len(rows)]) != rows:
                yield Change(at, rows=rows, replace=True)
        else:
            bound = shown[at].path if at < len(shown) else None
            while until < len(page) and (bound is None or page[until].path < bound):
                until += 1
            yield Change(at, rows=tuple(page[taken:until]))
        at += until - taken
        taken = until


def _same(shown: Sequence[Document], row: int, document: Document) -> bool:
    return row < len(shown) and shown[row].path == document.path
