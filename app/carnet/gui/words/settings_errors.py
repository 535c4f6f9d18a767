"""Failures of the settings and of the window's language, by their code."""

from __future__ import annotations

from carnet.gui.words.translating import tr


def settings_errors() -> dict[str, tuple[str, str]]:
    """What happened, and what can be done."""
    return {
        "settings-not-saved": (
            tr("The settings could not be saved."),
            tr("Free some space, or give yourself the right to write in their folder."),
        ),
        "settings-newer": (
            tr("The settings were written by a newer Carnet."),
            tr("What this one does not know is left alone. Update Carnet to use it."),
        ),
    }
