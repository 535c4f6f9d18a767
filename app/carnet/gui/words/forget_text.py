"""Forgetting in plain words: what goes, what stays, and what was proved."""

from __future__ import annotations

from carnet.domain.library import ForgetReport
from carnet.gui.words import phrases
from carnet.gui.words.translating import tr


def what_goes(notes: int | None) -> str:
    """Before the list of `parts`. `notes` of a folder, None for one note."""
    if notes is None:
        return tr("Carnet removes everything it keeps of this note:")
    return tr("Carnet stops reading this folder and removes everything it keeps of its %Ln "
              "note(s):", "", notes)  # fmt: skip


def parts() -> tuple[str, ...]:
    """What is removed."""
    return (
        tr("the text in the index, with its keywords"),
        tr("the vectors made of it"),
        tr("older versions that still lie on the disk"),
        tr("what answers took from it, in every conversation"),
    )


def what_stays(notes: int | None) -> str:
    """The file itself."""
    if notes is None:
        return tr("The file itself is not touched. It is not read again until you take it in "
                  "again.")  # fmt: skip
    return tr("The files themselves are not touched. They are not read again until you add the "
              "folder again.")  # fmt: skip


def removed(report: ForgetReport) -> str:
    """`12 passages of 1 note removed.`"""
    said = tr("{passages} of {notes} removed.")
    passages, notes = phrases.passages(report.chunks), phrases.notes(report.documents)
    removed = said.format(passages=passages, notes=notes)
    if not report.answers:
        return removed
    return f"{removed} {_answers(report.answers)}"


def _answers(count: int) -> str:
    return tr("%Ln answer(s) lost what they had from it.", "", count)


def searched(report: ForgetReport) -> str:
    """The proof, or what it found."""
    size = phrases.size(report.bytes_searched, 1)
    if not report.words_searched:
        return tr("It held no words to look for.")
    if not report.remains:
        return tr("Looked for its words in {size}: none left.").format(size=size)
    said = tr("Looked for its words in {size}. Some still stand in %Ln file(s):", "",
              len(report.remains))  # fmt: skip
    return said.format(size=size)


def copies(report: ForgetReport) -> str:
    """Other notes with the same text, which were not forgotten."""
    if not report.copies:
        return ""
    return tr("%Ln other note(s) hold a piece of the same text and stay:", "", len(report.copies))
