"""What the library does, in plain words: as a whole and folder by folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from carnet.domain.documents import Folder, FolderState
from carnet.domain.library import Activity, LibraryStatus, PauseReason, Progress
from carnet.gui.words import phrases
from carnet.gui.words.translating import tr


def title(status: LibraryStatus, model: str = "") -> str:
    """What the engine does now, in a few words; empty when it rests.

    `model` is the title of the one that is being changed to.
    """
    match status.progress.activity:
        case Activity.SCANNING:
            return tr("Looking for changes")
        case Activity.READING:
            return tr("Reading notes")
        case Activity.EMBEDDING:
            if rebuilds(status):
                return tr("Changing to {model}").format(model=model)
            return tr("Learning what they mean")
        case Activity.PAUSED:
            return _paused(status.progress.paused_by)
        case _:
            return ""


def rebuilds(status: LibraryStatus) -> bool:
    """Whether the vectors being made are those of another model: those in use are complete."""
    return status.rebuild is not None and not status.queued


def resting(status: LibraryStatus) -> str:
    """The library at rest."""
    if status.queued:
        return tr(
            "Waiting for a model; %Ln passage(s) found by words only",
            "",
            status.queued,
        )
    if any(folder.state is FolderState.OFFLINE for folder in status.folders):
        return tr("Up to date, except what is offline")
    return tr("Up to date")


def amount(status: LibraryStatus) -> str:
    """How far it is, counted in what a person knows: notes read, passages learned."""
    progress = status.progress
    if progress.activity is Activity.READING and progress.total:
        return _of(progress.done, progress.total)
    if progress.activity is Activity.EMBEDDING:
        return tr("{amount} passages").format(amount=_of(*prepared(status)))
    return ""


def remark(status: LibraryStatus) -> str:
    """What works meanwhile, what is missing, when it goes on."""
    progress = status.progress
    if progress.activity is Activity.PAUSED:
        return " ".join(filter(None, (_goes_on(progress.paused_by), _so_far(status))))
    if progress.activity is Activity.READING and status.documents:
        return tr("What is read can be found and asked already.")
    if progress.activity is Activity.EMBEDDING:
        if rebuilds(status):
            return tr("Search keeps working meanwhile.")
        return tr("Answers use these so far. Search by words finds everything.")
    return ""


def learned(status: LibraryStatus) -> tuple[int, int]:
    """Passages that answers can find by meaning, and how many there are."""
    return max(0, status.chunks - status.queued), status.chunks


def prepared(status: LibraryStatus) -> tuple[int, int]:
    """Passages that the model in use has prepared, or else the one that is changed to."""
    if status.rebuild is not None and rebuilds(status):
        return min(status.rebuild.done, status.rebuild.total), status.rebuild.total
    return learned(status)


def folder_state(folder: Folder, progress: Progress) -> str:
    """A few words below a folder's name."""
    match folder.state:
        case FolderState.OFFLINE:
            return tr("offline, still findable")
        case FolderState.SCANNING:
            return tr("looking for changes")
        case FolderState.READING:
            if not progress.total:
                return tr("reading")
            return tr("reading {amount}").format(amount=_of(progress.done, progress.total))
        case FolderState.EMBEDDING:
            return tr("%Ln passage(s) to prepare", "", folder.queued)
        case _:
            return tr("looked at every few minutes") if folder.polled else tr("up to date")


def folder_story(folder: Folder, progress: Progress) -> str:
    """The same at length, for a tip and for screen readers."""
    notes = phrases.notes(folder.documents)
    if folder.state is FolderState.OFFLINE:
        said = tr("not plugged in, or moved; its {notes} stay findable").format(notes=notes)
        if folder.offline_since:
            since = tr("offline since {day}").format(day=phrases.day(folder.offline_since))
            said = f"{since}: {said}"
    else:
        plain = replace(folder, polled=False)
        said = f"{notes}, {folder_state(plain, progress)}"
    parts = [said]
    if folder.failed:
        parts.append(phrases.problems(folder.failed))
    if folder.polled and folder.state is not FolderState.OFFLINE:
        parts.append(tr("this disk does not tell of changes, so it is looked at every few minutes"))
    return "; ".join(parts)


def long_offline(folder: Folder) -> str:
    """Which one is away, and since when."""
    name = PurePath(folder.path).name or folder.path
    said = tr("“{folder}” has been offline since {day}")
    return said.format(folder=name, day=phrases.day(folder.offline_since))


def way_out_of_offline(folder: Folder) -> str:
    """What a person may do about it."""
    said = tr("Plug it in and Carnet goes on. Its {notes} stay findable until you forget it.")
    return said.format(notes=phrases.notes(folder.documents))


def _of(done: int, total: int) -> str:
    return tr("{done} of {total}").format(
        done=phrases.number(min(done, total)), total=phrases.number(total)
    )


def _paused(by: PauseReason | None) -> str:
    match by:
        case PauseReason.BATTERY:
            return tr("Paused: the battery is low")
        case PauseReason.ACTIVE:
            return tr("Waiting: the computer is busy")
        case _:
            return tr("Paused")


def _goes_on(by: PauseReason | None) -> str:
    match by:
        case PauseReason.BATTERY:
            return tr("Goes on when the computer is plugged in.")
        case PauseReason.ACTIVE:
            return tr("Goes on when other programs are done.")
        case _:
            return ""


def _so_far(status: LibraryStatus) -> str:
    if not status.queued:
        return ""
    done, total = learned(status)
    return tr("Answers use {amount} passages so far.").format(amount=_of(done, total))
