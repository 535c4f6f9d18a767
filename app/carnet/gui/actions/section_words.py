"""What the sections of the list of actions are called."""

from __future__ import annotations

from carnet.gui.actions.action_list import Section
from carnet.gui.words.translating import tr


def section_name(section: Section) -> str:
    """As a heading."""
    names = {
        Section.ASK: tr("Ask"),
        Section.SEARCH: tr("Search"),
        Section.LIBRARY: tr("Library"),
        Section.NOTE: tr("Note"),
        Section.VIEW: tr("View"),
        Section.PROGRAM: tr("Program"),
    }
    return names[section]
