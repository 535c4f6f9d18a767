"""Known failures in the person's language: the code chooses, the engine's own words are the rest.

A message here says less than the engine's when the engine names a file or a number, so only codes
whose message never carries one are listed.
"""

from __future__ import annotations

from dataclasses import dataclass

from carnet.domain.errors import ErrorInfo
from carnet.gui.words.translating import tr


@dataclass(frozen=True, slots=True)
class ErrorText:
    """What to show: a sentence, what to do, and small print for the curious."""

    message: str
    advice: str
    detail: str


def explain(error: ErrorInfo) -> ErrorText:
    """Translate by code; unknown codes keep the words they came with."""
    message, advice = _known().get(error.code, ("", ""))
    return ErrorText(message or error.message, advice or error.advice, error.detail)


def _known() -> dict[str, tuple[str, str]]:
    return {
        "engine-stopped": (
            tr("The engine stopped before it could finish."),
            tr("Your notes and the index are safe. Try again."),
        ),
        "engine-error": (
            tr("Something went wrong inside the engine."),
            tr("Try again. If it happens every time, the details below help to report it."),
        ),
        "folder-missing": (
            tr("This folder is not there."),
            tr("Check its name, or plug in the drive it is on."),
        ),
        "folder-unreadable": (
            tr("This folder cannot be read."),
            tr("Check its permissions, then add it again."),
        ),
        "library-in-use": (
            tr("Another Carnet is using this library."),
            tr("Close the other Carnet, then try again."),
        ),
        "file-missing": (
            tr("This note is no longer there."),
            tr("It may have been moved or renamed a moment ago. Search for it."),
        ),
        "not-text": (
            tr("This file is not text, though its name says so."),
            tr("Open it to see what it is, or move it out of the folder."),
        ),
        "disk-full": (
            tr("The disk is full."),
            tr("Free some space; Carnet goes on by itself."),
        ),
        "offline": (
            tr("The models could not be fetched: there is no connection."),
            tr("Connect to the internet and try again, or put the files there by hand."),
        ),
    }
