"""The palette, the keys on a sheet, and the page about the program."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.shots.shot import Scene, Shot
from tests.shots.studio import open_dialog, wait

from carnet.gui.actions.about_dialog import AboutDialog
from carnet.gui.actions.palette import CommandPalette
from carnet.gui.actions.shortcut_sheet import ShortcutSheet
from carnet.gui.library.document_model import DOCUMENT


def take_palette(scene: Scene) -> QWidget:
    """A few letters typed."""
    scene.window.action_list["palette"].trigger()
    palette = open_dialog(CommandPalette)
    palette.field.setText("no")
    palette.step(1)
    return palette


def take_opened(scene: Scene) -> QWidget:
    """Notes that were opened lately."""
    window = scene.window
    wait(lambda: window.documents.rowCount() > 3, "the list")
    for row in range(4):
        path = window.documents.index(row).data(DOCUMENT).path
        window.opener.open(path)
        wait(
            lambda path=path: window.source.note is not None and window.source.note.path == path,
            path,
        )
    window.action_list["notes.recent"].trigger()
    QTest.qWait(100)
    return open_dialog(CommandPalette)


def shown_path(scene: Scene) -> str:
    """The note that is open."""
    note = scene.window.source.note
    return note.path if note is not None else ""


def take_shortcuts(scene: Scene) -> QWidget:
    """Every key."""
    scene.window.action_list["shortcuts"].trigger()
    return open_dialog(ShortcutSheet)


def take_about(scene: Scene) -> QWidget:
    """What the program is."""
    scene.window.action_list["about"].trigger()
    return open_dialog(AboutDialog)


def take_menu(scene: Scene) -> QWidget:
    """Everything for the mouse."""
    scene.window.header.more.menu().popup(scene.window.rect().center())
    return scene.window.header.more.menu()


SHOTS = (
    Shot("palette", take_palette, ("CommandPalette",)),
    Shot("opened-lately", take_opened, ("CommandPalette",)),
    Shot("shortcuts", take_shortcuts, ("ShortcutSheet",)),
    Shot("about", take_about, ("AboutDialog",)),
    Shot("more", take_menu, ("MoreMenu",)),
)
