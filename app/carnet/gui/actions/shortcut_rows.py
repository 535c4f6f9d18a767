"""What the shortcut sheet says: the list's actions that have keys, and keys of single places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carnet.gui.actions.action_list import Listed, Section
from carnet.gui.actions.section_words import section_name
from carnet.gui.words.native_keys import native
from carnet.gui.words.translating import tr


@dataclass(frozen=True, slots=True)
class Group:
    """A section: its heading, and pairs of what is done and its keys."""

    title: str
    rows: tuple[tuple[str, str], ...]


def groups(actions: Iterable[Listed]) -> list[Group]:
    """By section, in the order of `Section`; last the keys that work in one place only."""
    actions = list(actions)
    found = []
    for section in Section:
        mine = (one.action for one in actions if one.section is section)
        rows = tuple(
            (a.text().rstrip("…"), native(a.shortcut())) for a in mine if not a.shortcut().isEmpty()
        )
        if rows:
            found.append(Group(section_name(section), rows))
    return [*found, _lists(), _field()]


def as_text(sheet: Sequence[Group]) -> str:
    """For the clipboard: a heading a section, a line a shortcut."""
    parts = []
    for group in sheet:
        width = max(len(keys) for _text, keys in group.rows)
        lines = [f"{keys:<{width}}  {text}" for text, keys in group.rows]
        parts.append("\n".join((group.title, *lines)))
    return "\n\n".join(parts) + "\n"


def _lists() -> Group:
    return Group(
        tr("In lists"),
        (
            (tr("Choose"), "↑ ↓"),
            (tr("Open"), native("Enter")),
            (tr("What can be done with it"), native("Shift+F10")),
            (tr("Filter by name"), tr("letters")),
            (tr("Rename a conversation"), native("F2")),
            (tr("Delete a conversation"), native("Del")),
        ),
    )


def _field() -> Group:
    return Group(
        tr("Where you type"),
        (
            (tr("Send the question"), native("Enter")),
            (tr("New line in a question"), native("Shift+Enter")),
            (tr("Ask what was typed into the search"), native("Ctrl+Enter")),
            (tr("Next place, place before"), f"{native('Tab')}, {native('Shift+Tab')}"),
        ),
    )
