"""What stands around a note, in words."""

from __future__ import annotations

from collections.abc import Sequence

from carnet.domain.related import Backlink, NearNote, RelatedNotes
from carnet.gui.words import phrases
from carnet.gui.words.translating import tr

_NAMED = 5


def counted(related: RelatedNotes) -> str:
    """`Linked from 2 notes · 5 related notes`."""
    linked, near = related.backlink_notes, len(related.near)
    parts = [tr("Linked from %Ln note(s)", "", linked) if linked else tr("No links to this note")]
    if near:
        parts.append(tr("%Ln related note(s)", "", near))
    return " · ".join(parts)


def place_of_link(link: Backlink | NearNote, roots: tuple[str, ...]) -> str:
    """Where it stands: file and line; and that Carnet wrote it, if it did."""
    where = phrases.lines(link.start_line, link.start_line, link.page, link.path)
    said = [tr("written by Carnet")] if link.generated else []
    return " · ".join([*said, phrases.place(link.path, roots), where])


def no_such_notes(targets: Sequence[str]) -> str:
    """Links that lead nowhere, by the names they give."""
    names = ", ".join(tr("“{quote}”").format(quote=target) for target in targets[:_NAMED])
    more = "…" if len(targets) > _NAMED else ""
    return tr("No note is called {names}").format(names=names + more)
