"""What an import says: while it runs, at its end, of each file."""

from __future__ import annotations

from pathlib import PurePath

from carnet.domain.library import ImportedFile, ImportOutcome, ImportReport
from carnet.gui.words import page_words, phrases
from carnet.gui.words.error_text import explain
from carnet.gui.words.translating import tr

CLIPBOARD = "clipboard"


def progress(done: int, total: int) -> str:
    """`Reading 3 of 12`."""
    if total == 1:
        return tr("Reading")
    return tr("Reading {number} of {total}").format(
        number=phrases.number(min(done + 1, total)), total=phrases.number(total)
    )


def headline(report: ImportReport, stopped: bool) -> str:
    """How many of each outcome."""
    added, known, failed = (report.count(outcome) for outcome in ImportOutcome)
    parts = []
    if added:
        parts.append(tr("%Ln document(s) imported", "", added))
    if known:
        parts.append(tr("%Ln already in the library", "", known))
    if failed:
        parts.append(tr("%Ln could not be imported", "", failed))
    said = ", ".join(parts) or tr("Nothing to import was found")
    return tr("Stopped: {said}").format(said=said) if stopped else said


def name(file: ImportedFile) -> str:
    """The file's own name; of what came from no file, its title."""
    if file.source and file.source != CLIPBOARD:
        return PurePath(file.source).name
    return file.title or PurePath(file.path).name or tr("From the clipboard")


def told(file: ImportedFile) -> list[str]:
    """Lines below the name."""
    if file.problem is not None:
        said = explain(file.problem)
        return [said.message, _advice(file, said.advice)]
    parts = []
    if file.outcome is ImportOutcome.KNOWN:
        parts.append(tr("already in the library"))
    if file.pages:
        parts.append(page_words.count(file.path, file.pages))
    parts.extend(filter(None, [page_words.language(file.language)]))
    parts.extend(page_words.notes(file.notes))
    line = " · ".join(parts)
    return [line[:1].upper() + line[1:]] if line else []


def _advice(file: ImportedFile, advice: str) -> str:
    """Here a password can be given, whatever is advised elsewhere."""
    if file.problem is not None and file.problem.code == "document-encrypted":
        if file.source.lower().endswith(".pdf"):
            return tr("Give the password to keep a copy here that can be read without it.")
        return tr("Open it in the program it comes from and save a copy without the password.")
    return advice
