"""Failures around conversations in the person's language, by their code."""

from __future__ import annotations

from carnet.gui.words.translating import tr


def conversation_errors() -> dict[str, tuple[str, str]]:
    """What to show and what to do, for each code."""
    return {
        "conversation-unknown": (
            tr("This conversation is not there any more."),
            tr("It was deleted. Choose another one, or begin a new one."),
        ),
        "note-empty": (
            tr("There is nothing to save."),
            tr("Ask something first, then save it."),
        ),
        "note-outside": (
            tr("This folder is not in the library."),
            tr("Choose one of the library’s folders."),
        ),
        "export-failed": (
            tr("The file could not be written."),
            tr("Choose another place for it."),
        ),
    }
