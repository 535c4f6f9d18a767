"""A piece of a note as a Markdown quote with its reference, to be pasted anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from carnet.gui.words import phrases
from carnet.gui.words.translating import tr

SCHEME = "carnet://note"


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """Where a quote is from. Lines are 1-based and inclusive, 0 where there are none."""

    path: str
    title: str
    modified_at: float
    first_line: int = 0
    last_line: int = 0
    page: int | None = None


def as_quote(text: str, place: QuotedPlace) -> str:
    """The words behind `>`, and below them title, path with its line or page, and date."""
    said = [f"> {line}".rstrip() for line in text.strip("\n").split("\n")] if text.strip() else []
    return "\n".join([*said, ">", f"> {reference(place)}"] if said else [reference(place)])


def reference(place: QuotedPlace) -> str:
    """`— Boiler, Notes/House/Boiler.md:12, 3 Apr 2025`."""
    if place.page is not None:
        where = f"{place.path}, {phrases.lines(0, 0, place.page, place.path)}"
    elif place.first_line:
        several = f"-{place.last_line}" if place.last_line > place.first_line else ""
        where = f"{place.path}:{place.first_line}{several}"
    else:
        where = place.path
    parts = (place.title, where, phrases.day(place.modified_at))
    return tr("— {reference}").format(reference=", ".join(filter(None, parts)))


def as_link(place: QuotedPlace) -> str:
    """An address that names the place: text alone, nothing opens it by itself."""
    spot = f"#page={place.page}" if place.page is not None else f"#L{max(1, place.first_line)}"
    return f"{SCHEME}{quote(place.path)}{spot}"
