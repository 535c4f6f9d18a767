"""The YAML header of a Markdown note: title, tags, date, aliases."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_LONGEST_CHARACTERS = 65_536
_OPEN = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY_LINE = re.compile(r"(?:[^\W\d_][\w .-]{0,60}|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ \t]*:(?:\s|$)")
_SIMPLE_FIELD = re.compile(
    r"^(title|titre|tags?|keywords|date|created|alias(?:es)?|generated)[ \t]*:[ \t]*(\S[^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
_ISO_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST_DATE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
Fields = Mapping[str, str | Sequence[str]]
_GENERATOR = "carnet"
_MOST_VALUES = 200
_DEEPEST_NESTING = 20
_LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the header says. `end` is where the body starts: 0 when there is no header.

    `date` is ISO 8601, None when absent or not a day of the calendar. `generated`: Carnet wrote the
    note, and says so in it.
    """

    end: int = 0
    title: str | None = None
    tags: tuple[str, ...] = ()
    date: str | None = None
    aliases: tuple[str, ...] = ()
    generated: bool = False


def front_matter_end(text: str) -> int:
    """Where the body of a Markdown text starts; 0 without a (closed) header.

    A text that merely begins with a thematic break has no header: the first line has to be a
    `key:` or a comment, or the header has to be empty.
    """
    span = _header_span(text)
    return span[2] if span else 0


def read_front_matter(text: str) -> FrontMatter:
    """Reads the header. Never raises: of a header that is not YAML the plain lines are read."""
    span = _header_span(text)
    if span is None:
        return FrontMatter()
    source = text[span[0] : span[1]]
    fields = _yaml_fields(source)
    if fields is None:
        # A colon in a title is enough to make YAML bad.
        found = _SIMPLE_FIELD.finditer(source)
        fields = {match[1].lower(): match[2].strip("\"' ") for match in found}
    return FrontMatter(
        end=span[2],
        title=_first(fields, "title", "titre"),
        tags=tuple(_distinct(_tags(fields))),
        date=iso_date(_first(fields, "date", "created") or ""),
        aliases=tuple(_distinct(_values(fields, "aliases", "alias"))),
        generated=(_first(fields, "generated") or "").casefold() == _GENERATOR,
    )


def iso_date(value: str) -> str | None:
    """YYYY-MM-DD when `value` begins with a date of the calendar that reads in one way only."""
    value = value.strip()
    if match := _ISO_DATE.match(value):
        return _calendar_day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST_DATE.match(value):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        # 03/04/2024 is two different days on two shores; 25/04/2024 and 03.04.2024 are one.
        if match[2] == "/" and first <= 12 and second <= 12 and first != second:
            return None
        return _calendar_day(year, second, first) or _calendar_day(year, first, second)
    return None


def _header_span(text: str) -> tuple[int, int, int] | None:
    """Start and end of the YAML source, and the start of the body."""
    opening = _OPEN.match(text)
    if not opening:
        return None
    closing = _CLOSE.search(text, opening.end(), opening.end() + _LONGEST_CHARACTERS)
    if not closing:
        return None
    source = text[opening.end() : closing.start()]
    first = source.lstrip()
    if not (source.strip() == "" and source.count("\n") <= 1) and not (
        first.startswith("#") or _KEY_LINE.match(first)
    ):
        return None
    return opening.end(), closing.start(), min(closing.end() + 1, len(text))


def _yaml_fields(source: str) -> Fields | None:
    """Top-level fields: lower-case names, and strings or lists of strings. None for bad YAML.

    Read from the parser's events: nothing is built that the source could make huge or deep, and
    no tag makes an object. Aliases are refused: nine lines of them can stand for 3 billion words.
    """
    import yaml  # 40 ms that a library without headers never pays

    reader = _FieldReader()
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        for event in yaml.parse(source, Loader=loader):
            if isinstance(event, yaml.AliasEvent) or reader.depth > _DEEPEST_NESTING:
                return None
            if isinstance(event, yaml.ScalarEvent):
                reader.scalar(event.value)
            elif isinstance(event, yaml.CollectionStartEvent):
                reader.open(is_list=isinstance(event, yaml.SequenceStartEvent))
            elif isinstance(event, yaml.CollectionEndEvent):
                reader.close()
    except (yaml.YAMLError, ValueError):
        return None
    return reader.fields


class _FieldReader:
    """Follows the nodes of one mapping; what is nested below its lists is passed over."""

    def __init__(self) -> None:
        self.fields: dict[str, str | list[str]] = {}
        self.depth = 0
        self._name: str | None = None
        self._expects_name = True
        self._list: list[str] | None = None

    def scalar(self, value: str) -> None:
        if self.depth == 1:
            if self._expects_name:
                self._name = value.strip().lower()
            elif self._name is not None:
                self.fields[self._name] = value
            self._expects_name = not self._expects_name
        elif self.depth == 2 and self._list is not None:
            self._list.append(value)

    def open(self, *, is_list: bool) -> None:
        if self.depth == 0 and is_list:
            raise ValueError("a header is a mapping")
        if self.depth == 1:
            self._list = None
            if self._expects_name:
                self._name = None  # a list or mapping as a name: not a field of ours
            elif is_list and self._name is not None:
                self._list = self.fields[self._name] = []
        self.depth += 1

    def close(self) -> None:
        self.depth -= 1
        if self.depth == 1:
            self._expects_name = not self._expects_name


def _values(fields: Fields, *names: str) -> Iterator[str]:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str):
            yield value
        elif value is not None:
            yield from value


def _tags(fields: Fields) -> Iterator[str]:
    for name in ("tags", "tag", "keywords"):
        value = fields.get(name)
        # In a string, tags stand between commas, or between spaces when there is no comma.
        may_hold_spaces = not isinstance(value, str) or name == "keywords"
        for item in _values(fields, name):
            by_comma = "," in item or may_hold_spaces
            parts = item.strip("[] ").split("," if by_comma else None)
            yield from (part.strip().strip("\"'").lstrip("#") for part in parts)


def _first(fields: Fields, *names: str) -> str | None:
    for value in _values(fields, *names):
        cleaned = " ".join(value.split())[:_LONGEST_VALUE]
        if cleaned not in _NOTHING:
            return cleaned
    return None


def _distinct(values: Iterator[str]) -> list[str]:
    seen: dict[str, str] = {}
    for value in values:
        cleaned = " ".join(value.split())
        if cleaned not in _NOTHING and len(cleaned) <= _LONGEST_VALUE:
            seen.setdefault(cleaned.casefold(), cleaned)
        if len(seen) >= _MOST_VALUES:
            break
    return list(seen.values())


def _calendar_day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
