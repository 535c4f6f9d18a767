"""A note and what belongs to it."""

from __future__ import annotations

from PySide6.QtTest import QTest
from tests.shots.rich_note import write_rich_note
from tests.shots.shot import Scene, Shot
from tests.shots.studio import wait

BOILER = "/home/ines/Notes/House/Boiler.md"
RADIATORS = "/home/ines/Notes/House/Radiators.md"


def open_rich(scene: Scene) -> None:
    """The note that holds everything, its picture read."""
    folder, note = write_rich_note(scene.folder)
    window = scene.window
    window.known.paths = (*window.known.paths, folder)
    window.opener.open(note)
    wait(lambda: window.source.path == note, "the note")
    wait(lambda: bool(window.source.view.pictures.loader.images), "its picture")
    wait(lambda: window.source.related.related is not None, "what belongs to it")
    window.splitter.setSizes([220, 400, 660])
    QTest.qWait(200)


def take_rich(scene: Scene) -> None:
    """Tables, code, tasks, notices, mathematics, properties."""
    open_rich(scene)


def take_rich_end(scene: Scene) -> None:
    """Its end, with the picture and what was refused, in a narrow pane."""
    open_rich(scene)
    scene.window.splitter.setSizes([260, 680, 340])
    QTest.qWait(100)
    bar = scene.window.source.view.verticalScrollBar()
    bar.setValue(bar.maximum())


def take_finding(scene: Scene) -> None:
    """Words of the note are looked for."""
    open_rich(scene)
    scene.window.source.begin_finding()
    scene.window.source.finding.field.setText("gauge")


def take_related(scene: Scene) -> None:
    """What links to a note and which are about the same, after a way back and forward."""
    window = scene.window
    for path in (RADIATORS, BOILER):
        window.opener.open(path)
        wait(lambda path=path: window.source.path == path, "the note")
    wait(lambda: bool(window.source.related.rows), "what belongs to it")
    window.source.related.fold(False)
    QTest.qWait(100)


def take_menu(scene: Scene) -> None:
    """What can be done with a note."""
    take_related(scene)
    window = scene.window
    window.source.menu.popup(
        window.source.head.more.mapToGlobal(window.source.head.more.rect().bottomLeft())
    )
    QTest.qWait(100)


SHOTS = (
    Shot("note", take_rich, ("NoteView", "NoteHead")),
    Shot("note-end", take_rich_end, ("NoteView",)),
    Shot("note-find", take_finding, ("FindBar",)),
    Shot("note-related", take_related, ("RelatedPanel",)),
)
