"""A note's front matter as a person reads it: names and values, not YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FRONT = re.compile(
    r"---[ \t]*\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"([^\s:#\-\[{'\"][^:\n]{0,80}):(?:[ \t]+|$)(.*)")
ABOVE_THE_NOTE = frozenset({"title", "tags", "tag"})  # what the pane's head tells already
_MOST = 100  # properties
_LONGEST = 20_000  # characters of a front matter


@dataclass(frozen=True, slots=True)
class Property:
    """`name` "" for lines that are no property. Lines are 1-based and inclusive."""

    name: str
    value: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`lines` it takes at the note's beginning, `end` in characters; 0 without one."""

    properties: tuple[Property, ...] = ()
    lines: int = 0
    end: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """The properties at the beginning of a note."""
    match = _FRONT.match(text[:_LONGEST])
    if match is None:
        return FrontMatter()
    found: list[Property] = []
    for number, line in enumerate(match["body"].split("\n")[:-1], 2):
        field = _FIELD.match(line)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if field:
            found.append(Property(field[1].strip(), _plain(field[2]), number, number))
        elif found:
            before = found.pop()
            more = _plain(line.strip().removeprefix("- "))
            value = ", ".join(filter(None, (before.value, more)))
            found.append(Property(before.name, value, before.first_line, number))
        else:
            found.append(Property("", line.strip(), number, number))
    return FrontMatter(tuple(found[:_MOST]), match[0].count("\n"), match.end())


def _plain(value: str) -> str:
    """A value without the marks that YAML needs."""
    value = value.strip()
    if value in ("|", ">", "|-", ">-", "[]", "{}", '""', "''"):
        return ""
    if value.startswith("[") and value.endswith("]") and not value.startswith("[["):
        return ", ".join(part for part in map(_plain, value[1:-1].split(",")) if part)
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
