"""What keeps an export or a deletion from being done, in the person's language."""

from __future__ import annotations

from carnet.gui.words.translating import tr


def data_errors() -> dict[str, tuple[str, str]]:
    """Sentence and advice by code."""
    return {
        "export-exists": (
            tr("There is something of that name already."),
            tr("Choose another name: nothing is overwritten."),
        ),
        "export-inside": (
            tr("This place lies in Carnet's own folders."),
            tr("Choose one outside of them: what lies there goes when everything is deleted."),
        ),
        "export-no-room": (
            tr("The disk has too little room for the export."),
            tr("Free some space, or choose another disk."),
        ),
        "export-not-written": (
            tr("The export could not be written."),
            tr("Choose another place, where you have the right to write."),
        ),
        "not-a-library": (
            tr("This does not look like a data directory of Carnet, so nothing was deleted."),
            tr("Start Carnet on the right one."),
        ),
        "erase-holds-notes": (
            tr("A folder of yours lies in Carnet's own data, so nothing was deleted."),
            tr("Move it elsewhere, then try again."),
        ),
        "erase-unfinished": (
            tr("This library is being deleted."),
            tr("Wait a moment, then start Carnet again: it finishes what was begun."),
        ),
    }
