"""The palette, the shortcut sheet, the menu of everything, and the page about the program."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QObject

from carnet.gui.actions.action_list import Listed, Section
from carnet.gui.actions.action_usage import ActionUsage, OpenedNotes
from carnet.gui.actions.entry import Entry, action_entry
from carnet.gui.actions.more_menu import MoreMenu
from carnet.gui.actions.palette import CommandPalette
from carnet.gui.actions.shortcut_rows import groups
from carnet.gui.library.kind_icons import kind_icon
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words import phrases

NOTES_WITH_ACTIONS = 5


class ActionsWiring(QObject):
    """Connects one window; lives as long as it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        parts = window.parts
        self.usage = ActionUsage(parts.state, self)
        self.opened = OpenedNotes(parts.state, parts.choices, self)
        self.palette = CommandPalette(parts.theme, parts.icons, window)
        window.header.more.setMenu(MoreMenu(window.action_list, window))
        window.opener.shown.connect(self.opened.add)
        window.forgetter.gone.connect(lambda subject: self.opened.forget(subject.holds))
        add, program = window.action_list.add, Section.PROGRAM
        text = self.tr("Commands")
        add("palette", program, text, self._show_palette, "Ctrl+Shift+P", "more")
        text = self.tr("Notes opened lately")
        add("notes.recent", Section.NOTE, text, self._show_notes, "Ctrl+E", "clock")
        text = self.tr("Keyboard shortcuts")
        add("shortcuts", program, text, self._show_shortcuts, "F1", "keyboard")
        add("about", program, self.tr("About Carnet"), self._show_about, "", "info")

    def _show_palette(self) -> None:
        actions = [one for one in self._window.action_list.all() if one.name != "palette"]
        entries = [self._counted(one) for one in actions]
        entries += self._notes()[:NOTES_WITH_ACTIONS]
        self.palette.show_entries(entries, self.usage.names, self.tr("What do you want to do?"))

    def _show_notes(self) -> None:
        self.palette.show_entries(self._notes(), (), self.tr("Which note did you open?"))

    def _counted(self, listed: Listed) -> Entry:
        """An entry that is remembered when it is chosen."""
        entry = action_entry(listed)

        def do() -> None:
            self.usage.add(listed.name)
            listed.action.trigger()

        return Entry(
            entry.name, entry.text, entry.about, do, entry.keys, entry.drawing, entry.enabled,
            entry.others,
        )  # fmt: skip

    def _notes(self) -> list[Entry]:
        window = self._window

        def entry(path: str, title: str, kind: str) -> Entry:
            place = str(PurePath(phrases.place(path, window.roots)).parent)
            name = PurePath(path).name
            return Entry(
                f"note:{path}", title, place, lambda: window.opener.open(path),
                drawing=kind_icon(kind), others=(name,),
            )  # fmt: skip

        return [entry(*note) for note in self.opened.notes]

    def _show_shortcuts(self) -> None:
        from carnet.gui.actions.shortcut_sheet import ShortcutSheet  # noqa: PLC0415 - not at the start

        sheet = groups(self._window.action_list.all())
        ShortcutSheet(self._window.parts.icons, sheet, self._window).open()

    def _show_about(self) -> None:
        from carnet.gui.actions.about_dialog import AboutDialog  # noqa: PLC0415 - not at the start

        info = self._window.parts.client.info
        data_dir = info.data_dir if info is not None else ""
        parts = self._window.parts
        dialog = AboutDialog(parts.icons, data_dir, self._window, parts.licences)
        dialog.open_wanted.connect(parts.desktop.open_file)
        dialog.reveal_wanted.connect(self._window.parts.desktop.reveal)
        dialog.open()
