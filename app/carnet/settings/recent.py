"""What was searched for and opened lately, as the window keeps it beside its sizes.

Forgetting a note takes its rows out: here for the window, which holds them in memory, and for the
terminal, which finds them in the window's file. That file is an INI file of Qt's: a value is a text
in quotes with the escapes of C, here JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from carnet.domain.errors import KnownError
from carnet.settings.atomic import write_private

Gone = Callable[[str], bool]
Search = tuple[str, str]  # the words, and the path of the note they led to or ""
Opened = tuple[str, str, str]  # path, title, format

_KEY = "recent"
_COLUMNS = {"search": (1, 2), "notes": (0, 3)}  # of a section: where the path stands, of how many
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{1,4}|.)", re.DOTALL)
_PLAIN = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}


def searches_without(searches: Sequence[Search], gone: Gone) -> list[Search]:
    """Those that did not lead to a note that is forgotten: such a one may hold its words."""
    return [search for search in searches if not (search[1] and gone(search[1]))]


def notes_without(notes: Sequence[Opened], gone: Gone) -> list[Opened]:
    """Those that are not forgotten."""
    return [note for note in notes if not gone(note[0])]


def forget_recent(window_state: Path, gone: Gone) -> None:
    """Take out of the window's file what belongs to notes that are forgotten.

    Where nobody can tell what a list holds, all of it goes. Raises `KnownError`
    "settings-not-saved".
    """
    if not window_state.is_file():
        return
    try:
        _rewrite(window_state, gone)
    except OSError as error:
        raise KnownError(
            "settings-not-saved",
            f"What was searched for lately could not be taken out of {window_state}.",
            f"Free some space, or give yourself the right to write in {window_state.parent}.",
            str(error),
        ) from error


def _rewrite(window_state: Path, gone: Gone) -> None:
    lines = window_state.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    section, kept = "", []
    for line in lines:
        if line.startswith("["):
            section = line.strip().strip("[]")
        key, is_value, value = line.partition("=")
        if is_value and key.strip() == _KEY and section in _COLUMNS:
            rest = _rest(value.strip(), *_COLUMNS[section], gone)
            kept += [] if rest is None else [f"{_KEY}={rest}"]
        else:
            kept.append(line)
    if kept != lines:
        text = "\n".join(kept)
        write_private(window_state, text.encode("utf-8", errors="surrogateescape"))


def _rest(value: str, column: int, width: int, gone: Gone) -> str | None:
    """The value without what is gone; itself when nothing is; None when nothing stays."""
    try:
        rows = [[str(part) for part in row] for row in json.loads(_decoded(value))]
    except (ValueError, TypeError):
        return None
    if any(len(row) != width for row in rows):
        return None
    stay = [row for row in rows if not (row[column] and gone(row[column]))]
    if stay == rows:
        return value
    return _encoded(json.dumps(stay)) if stay else None


def _decoded(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]

    def plain(found: re.Match[str]) -> str:
        code = found[1]
        return (
            chr(int(code[1:], 16)) if code[0] == "x" and len(code) > 1 else _PLAIN.get(code, code)
        )

    return _ESCAPE.sub(plain, value)


def _encoded(text: str) -> str:
    """JSON of `json.dumps` is ASCII on one line."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
