"""A row of the palette: an action, or a note that was opened lately."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from carnet.gui.actions.action_list import Listed
from carnet.gui.actions.ranking import rank
from carnet.gui.actions.section_words import section_name
from carnet.gui.words.native_keys import native
from carnet.gui.words.translating import english


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` is stable; `others` are texts it is found by beside its own."""

    name: str
    text: str
    about: str  # the section, or where a note lies
    do: Callable[[], object]
    keys: str = ""  # as this system writes them
    drawing: str = ""
    enabled: bool = True
    others: tuple[str, ...] = ()


def action_entry(listed: Listed) -> Entry:
    """Of an action as it is now; the English name finds it in every language."""
    action, section = listed.action, section_name(listed.section)
    text, keys = action.text(), native(action.shortcut())
    others = (english(text), section, keys, action.toolTip())
    return Entry(
        listed.name,
        text,
        section,
        action.trigger,
        keys,
        listed.drawing,
        action.isEnabled() and listed.possible(),
        tuple(other for other in others if other and other != text),
    )


def arrange(typed: str, entries: Iterable[Entry], lately: Sequence[str]) -> list[Entry]:
    """Those that fit: best first, then those used lately, then in their order.

    What cannot be done now comes after what can.
    """
    found = [(entry, rank(typed, entry.text, entry.others)) for entry in entries]
    place = {name: at for at, name in enumerate(lately)}

    def key(item: tuple[Entry, float]) -> tuple[bool, float, int]:
        entry, fit = item
        return (not entry.enabled, -fit, place.get(entry.name, len(place)))

    fitting = [(entry, fit) for entry, fit in found if fit is not None]
    return [entry for entry, _fit in sorted(fitting, key=key)]
