"""What the privacy panel says of attempts, processes and places, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from carnet.domain.data import (
    DataKind,
    DataPlace,
    DataReport,
    EraseReport,
    ExportReport,
    ExportWords,
    ForgottenTalks,
)
from carnet.engine.protocol import IsolationReport
from carnet.gui.words import phrases
from carnet.gui.words.conversation_text import conversation_words
from carnet.gui.words.translating import tr


def headline(report: IsolationReport | None) -> str:
    """What the attempts came to."""
    if report is None:
        return tr("Trying to get out…")
    if report.sealed:
        return tr("The engine cannot reach the network")
    return tr("The engine is not cut off from the network")


def denied_by(report: IsolationReport | None) -> str:
    """What denies it, and that it was tried."""
    if report is None:
        return tr("Carnet tries every way out that it knows.")
    names = QLocale().createSeparatedList([phrases.mechanism(m) for m in report.mechanisms])
    if report.sealed:
        said = tr("It is denied by {names}. Carnet has just tried, in every way it knows:")
    elif names:
        said = tr("This system offers {names}, which is not enough. Attempts just made:")
    else:
        said = tr("This system offers nothing to deny it with. Attempts just made:")
    return said.format(names=names)


def probe_meaning(name: str) -> str:
    """What an attempt stands for."""
    meanings = {
        "ipv4": tr("How nearly every program reaches another computer."),
        "ipv6": tr("The same, in the newer way of addressing computers."),
        "native": tr("By a library that Carnet cannot watch: only the system can stop it."),
        "dns": tr("Asking for the address of a name. Text could slip out in such a question."),
        "subprocess": tr("By a program that the engine starts, without the engine's own guard."),
    }
    return meanings.get(name, "")


def not_covered() -> tuple[str, ...]:
    """What the denial of the network does not do."""
    return (
        tr("The window is not cut off: it needs your screen and your desktop. It holds neither "
           "index nor model, loads nothing from the web, and opens a link only in your browser, "
           "when you agree."),
        tr("Fetching a model connects, once, when you ask for it. It does not open your library."),
        tr("Other programs see your files as before. A folder that is synchronised is sent by the "
           "program that synchronises it."),
        tr("Carnet does not encrypt what it keeps. Whoever can read your disk can read it."),
    )  # fmt: skip


def kind(kind: DataKind) -> str:
    """What is kept, by name."""
    names = {
        DataKind.TEXT: tr("Text index"),
        DataKind.VECTORS: tr("Meaning index"),
        DataKind.DATABASE: tr("List of documents"),
        DataKind.CONVERSATIONS: tr("Conversations"),
        DataKind.IMPORTS: tr("Imported documents"),
        DataKind.LOGS: tr("Logs"),
        DataKind.SETTINGS: tr("Settings"),
        DataKind.WINDOW: tr("Window and recent searches"),
        DataKind.TEMPORARY: tr("Temporary files"),
        DataKind.MODELS: tr("Models"),
    }
    return names[kind]


def kind_holds(kind: DataKind) -> str:
    """What stands in it."""
    holds = {
        DataKind.TEXT: tr("The text of your notes in pieces, and its words."),
        DataKind.VECTORS: tr("Numbers that stand for what each piece means."),
        DataKind.DATABASE: tr("Paths, titles, tags and dates, and what you told Carnet to forget."),
        DataKind.CONVERSATIONS: tr("What you asked and what was answered. Part of the list above."),
        DataKind.IMPORTS: tr("Copies of what you imported, as they were given."),
        DataKind.LOGS: tr("What went wrong where. Nothing that stands in a note."),
        DataKind.SETTINGS: tr("What you chose."),
        DataKind.WINDOW: tr("Sizes and places, what you looked for and opened lately."),
        DataKind.TEMPORARY: tr("Drafts, and what has come of a download that was broken off."),
        DataKind.MODELS: tr("Weights. Nothing of yours."),
    }
    return holds[kind]


def amount(place: DataPlace) -> str:
    """How much there is of it."""
    if not place.items:
        return tr("nothing")
    return phrases.size(place.size_bytes, 1)


def total(report: DataReport) -> str:
    """All of it, and what the disk has left."""
    said = tr("{size} in all. The disk has {free} left.")
    return said.format(
        size=phrases.size(report.size_bytes, 1), free=phrases.size(report.free_bytes)
    )


def talks_gone(report: ForgottenTalks) -> str:
    """What forgetting every conversation did, and the proof."""
    said = tr("%Ln conversation(s) forgotten.", "", report.conversations)
    if report.remains:
        left = tr("Words of them still stand in {files}.").format(files=", ".join(report.remains))
        return f"{said} {left}"
    looked = tr("%Ln of their words looked for in every byte", "", report.words_searched)
    proof = tr("{looked} ({size}): none is left.").format(
        looked=looked, size=phrases.size(report.bytes_searched, 1)
    )
    return f"{said} {proof}"


def exported(report: ExportReport) -> str:
    """What was taken along."""
    parts = [
        tr("%Ln document(s) listed", "", report.documents),
        tr("%Ln conversation(s)", "", report.conversations),
        tr("%Ln imported file(s)", "", report.imports),
        phrases.size(report.size_bytes, 1),
    ]
    said = " · ".join(parts)
    if report.missing:
        said += " · " + tr("%Ln file(s) could not be read", "", len(report.missing))
    return said


def erased(report: EraseReport) -> str:
    """What deleting everything did."""
    said = tr("%Ln file(s) deleted", "", report.files)
    proof = tr("{files} ({size}). Looked again: nothing of them is left. Your notes are untouched.")
    if report.remaining:
        proof = tr("{files} ({size}). These could not be deleted: {left}")
    return proof.format(
        files=said, size=phrases.size(report.size_bytes, 1), left=", ".join(report.remaining)
    )


def export_words() -> ExportWords:
    """The words of an export, in the person's language."""
    return ExportWords(tr("Carnet export {day}"), tr("README.txt"), _readme(), conversation_words())


def _readme() -> str:
    rows = (
        ("documents.csv, documents.json",
         tr("every document of the library: where it lies, title, dates, tags")),
        ("conversations/", tr("what was asked and answered, with its sources, as Markdown")),
        ("conversations.jsonl", tr("the same in every detail, one conversation a line")),
        ("imports/", tr("copies of what was imported, as they were given")),
        ("folders.json", tr("the watched folders, and what Carnet was told to forget")),
        ("judgements.json", tr("which results were marked as right or wrong")),
        ("settings/", tr("what was chosen, and how the window stood")),
    )  # fmt: skip
    listed = "\n".join(f"{name:31}{text}" for name, text in rows)
    first = tr("What Carnet kept, copied on {day}.")
    last = tr(
        "The notes themselves are where they always were; they are not copied here. The index is "
        "not copied either: it can be made again from them. Nothing here is encrypted."
    )
    return f"{first}\n\n{listed}\n\n{last}\n"
