"""Links between notes, as they stand in a drawn note."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote, unquote

NOTE_SCHEME = "note:"  # a link to another note by its name
COPY_SCHEME = "copy:"  # copies a block of code, by its number
PART_SCHEME = "part:"  # another part of a long note, by its number
FOOTNOTE = "fn:"  # a footnote's place, as a heading
EXTERNAL = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Destination:
    """A note as a link names it, "" for the one it stands in; perhaps a heading in it."""

    target: str
    heading: str = ""

    @property
    def name(self) -> str:
        """The note's name alone."""
        return PurePath(self.target).name.removesuffix(".md")


def note_link(name: str, heading: str = "") -> str:
    """The link that leads to the note called `name`, or to a heading of this one."""
    place = f"#{quote(heading)}" if heading else ""
    return f"{NOTE_SCHEME}{quote(name)}{place}" if name else place


def note_name(link: str) -> str | None:
    """The note a link leads to, None when it is another kind of link."""
    return destination(link).target if link.startswith(NOTE_SCHEME) else None


def destination(link: str) -> Destination:
    """Where a link between notes, or a relative one, leads."""
    path, _, heading = link.removeprefix(NOTE_SCHEME).partition("#")
    if not link.startswith(NOTE_SCHEME):
        path = path.partition("?")[0]
    return Destination(unquote(path), unquote(heading))


def leads_to_note(link: str) -> bool:
    """Whether it names a note or a place in one: no scheme of another program."""
    if link.startswith(NOTE_SCHEME):
        return True
    return bool(link) and ":" not in link.partition("/")[0].partition("#")[0]
