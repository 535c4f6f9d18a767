"""From filters on documents to a condition of SQL.

Three hundred milliseconds would go by at 40,000 notes if every row became a `Document` first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import PurePath

from carnet.domain.search import Filters

_Clause = tuple[str, tuple[str, ...]]

# As the index on the table says it, or SQLite does not use that.
IS_GENERATED = """instr(notes, '"generated"') > 0"""

# The day a document is of: what it says itself, else what its file is named after, else its last
# change. Python is asked only where a name may hold a day: that takes microseconds a document.
_DAY = """coalesce(
    date,
    CASE WHEN path GLOB '*[12][0-9][0-9][0-9]?[01][0-9]?[0-3][0-9]*'
           OR path GLOB '*[12][0-9][0-9][0-9][01][0-9][0-3][0-9]*' THEN day_of_name(path) END,
    strftime('%Y-%m-%d', mtime_ns / 1000000000, 'unixepoch', 'localtime')
)"""


def condition(filters: Filters) -> _Clause:
    """A condition on the table `document` and its values.

    The functions `casefold` and `day_of_name` must be known.
    """
    clauses = list(_clauses(filters))
    sql = " AND ".join(f"({clause})" for clause, _ in clauses) or "TRUE"
    return sql, tuple(value for _, values in clauses for value in values)


def below(path: str) -> _Clause:
    """The document at `path`, and all in the folder `path`."""
    folder = path.rstrip(os.sep) + os.sep
    end = folder[:-1] + chr(ord(os.sep) + 1)
    return "path = ? OR (path >= ? AND path < ?)", (path, folder, end)


def _clauses(filters: Filters) -> Iterator[_Clause]:
    if filters.folder is not None:
        yield from _in_folder(PurePath(filters.folder))
    if filters.tag is not None:
        # A tag, or one nested below it: #maison finds #maison/toiture.
        tag = filters.tag.lstrip("#").casefold()
        yield (
            "EXISTS (SELECT 1 FROM json_each(tags) WHERE casefold(value) = ?"
            " OR instr(casefold(value), ?) = 1)",
            (tag, f"{tag}/"),
        )
    if filters.format is not None:
        yield "format = ?", (filters.format,)
    if filters.language is not None:
        yield "language = ?", (filters.language,)
    if filters.own:
        yield f"NOT {IS_GENERATED}", ()
    if filters.after is not None or filters.before is not None:
        yield f"{_DAY} BETWEEN ? AND ?", (filters.after or "", filters.before or "9999-12-31")


def _in_folder(wanted: PurePath) -> Iterator[_Clause]:
    """A whole path, or names that follow each other anywhere in a document's folders."""
    if wanted.is_absolute():
        yield below(str(wanted))
    elif wanted.parts:
        names = str(wanted).casefold()
        yield "instr(casefold(path), ?)", (f"{os.sep}{names}{os.sep}",)
