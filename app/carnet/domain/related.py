"""What stands around one note: who links to it, where it links, and what is about the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Backlink:
    """A link to the note: the sentence it stands in, and where. `generated`: Carnet wrote it."""

    path: str
    title: str
    text: str
    start_line: int
    end_line: int
    page: int | None = None
    generated: bool = False


@dataclass(frozen=True, slots=True)
class OutgoingLink:
    """A link of the note. `target` as written, without its heading; `path` "" leads nowhere."""

    target: str
    path: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class NearNote:
    """A note about the same, and the lines that are nearest. `score` 0 to 1 orders them."""

    path: str
    title: str
    text: str
    start_line: int
    end_line: int
    page: int | None = None
    score: float = 0.0
    generated: bool = False


@dataclass(frozen=True, slots=True)
class RelatedNotes:
    """Of the note at `path`. `backlink_notes` counts the notes that link here, shown or not."""

    path: str
    backlinks: tuple[Backlink, ...] = ()
    backlink_notes: int = 0
    outgoing: tuple[OutgoingLink, ...] = ()
    near: tuple[NearNote, ...] = ()
