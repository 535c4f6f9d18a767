"""What a person can do from anywhere in the window, with its keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from carnet.gui.actions.action_list import Section
from carnet.gui.importing.given import Given, given
from carnet.gui.window.dialogs import choose_files
from carnet.gui.window.main_window import MainWindow


class WindowActions(QObject):
    """Fills the window's list of actions with those that belong to no one pane."""

    def __init__(self, window: MainWindow, begin: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._ask(begin)
        self._library()
        self._view()
        add, program = window.action_list.add, Section.PROGRAM
        add("quit", program, self.tr("Quit"), window.leave, "Ctrl+Q", "cross")

    def _ask(self, begin: Callable[[], None]) -> None:
        add, ask = self._window.action_list.add, Section.ASK
        add("ask", ask, self.tr("Ask"), self._focus_question, "Ctrl+L", "question")
        add("ask.new", ask, self.tr("New conversation"), begin, "Ctrl+N", "plus")
        add("stop", ask, self.tr("Stop, or go back"), self._escape, "Esc", "stop")
        find = Section.SEARCH
        add("search", find, self.tr("Search"), self._focus_search, "Ctrl+K", "search")

    def _library(self) -> None:
        window, section = self._window, Section.LIBRARY
        add, choose = window.action_list.add, window.folders.choose
        add("library.add", section, self.tr("Add a folder"), choose, "Ctrl+O", "folder-add")
        text = self.tr("Import documents…")
        add("library.import", section, text, lambda: choose_documents(window), "Ctrl+I", "download")
        text = self.tr("Import what was copied")
        add("library.paste", section, text, self._paste, "Ctrl+V", "copy")

    def _view(self) -> None:
        window, section = self._window, Section.VIEW
        add, header = window.action_list.add, window.header
        show = window.side.show_library
        add("view.library", section, self.tr("Library"), show, "Ctrl+1", "library")
        text = self.tr("Conversations")
        add("view.conversations", section, text, self._focus_conversations, "Ctrl+2", "quote")
        text = self.tr("Show or hide the library")
        add("view.side", section, text, header.library.click, "Ctrl+B", "sidebar")
        text = self.tr("Show or hide the note")
        add("view.source", section, text, header.source.click, "Ctrl+Shift+B", "source")

    def _escape(self) -> None:
        window = self._window
        if window.search.isVisible():
            window.search.dismiss()
        elif window.asker.running:
            window.asker.stop()
        elif window.welcome.isVisible() and window.roots:
            window.welcome.skip.click()
        elif window.middle.currentWidget() is window.problems:
            window.middle.setCurrentWidget(window.conversation)

    def _focus_search(self) -> None:
        self._window.header.search.setFocus()
        self._window.header.search.selectAll()
        self._window.search.open()

    def _focus_question(self) -> None:
        self._window.middle.setCurrentWidget(self._window.conversation)
        self._window.conversation.composer.field.setFocus()

    def _focus_conversations(self) -> None:
        self._window.side.show_conversations()
        self._window.conversations.list.setFocus()

    def _paste(self) -> None:
        """Fields take Ctrl+V for themselves; this is for everywhere else."""
        if found := given(QGuiApplication.clipboard().mimeData()):
            self._window.folders.given(found)


def choose_documents(window: MainWindow) -> None:
    """Ask which files to import."""
    choose_files(window, lambda paths: window.folders.given(Given(tuple(paths))))
