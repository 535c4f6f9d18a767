"""Lists what the buttons and menus of the panes do, for the palette and for keys."""

from __future__ import annotations

from PySide6.QtCore import QObject

from carnet.domain.conversations import Conversation
from carnet.domain.library import Activity
from carnet.gui.actions.action_list import Section
from carnet.gui.search.search_foot import RIGHT_KEYS, WHY_KEYS
from carnet.gui.window.main_window import MainWindow


class PaneActions(QObject):
    """Fills the window's list with the actions of the panes at the left, of answers and results."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._answers()
        self._conversations()
        self._search()
        self._library()

    def _answers(self) -> None:
        window = self._window

        def copy() -> None:
            window.conversation.cards[-1].copy()

        def answered() -> bool:
            cards = window.conversation.cards
            return bool(cards) and cards[-1].answer is not None

        text = self.tr("Copy the last answer with its references")
        window.action_list.add(
            "ask.copy", Section.ASK, text, copy, "Ctrl+Shift+C", "copy", answered
        )

    def _conversations(self) -> None:
        add, pane = self._window.action_list.add, self._window.conversations
        show = self._window.side.show_conversations

        def rename() -> None:
            show()
            if pane.shown is not None:
                pane.rename(pane.shown.id)

        def more() -> None:
            show()
            pane.pop_up_actions()

        def is_kept() -> bool:
            return pane.shown is not None

        ask = Section.ASK
        text = self.tr("Rename this conversation")
        add("conversation.rename", ask, text, rename, "", "edit", is_kept)
        text = self.tr("Export this conversation as Markdown…")
        add("conversation.export", ask, text, self._export, "", "download", is_kept)
        text = self.tr("Delete this conversation…")
        add("conversation.delete", ask, text, self._delete, "", "cross", is_kept)
        text = self.tr("More about conversations")
        add("conversation.more", ask, text, more, "", "more")

    def _search(self) -> None:
        window, section = self._window, Section.SEARCH
        add, panel = window.action_list.add, window.search
        text = self.tr("This was the right note")
        add("search.right", section, text, panel.toggle_right, RIGHT_KEYS, "check", panel.isVisible)
        text = self.tr("Why was this found?")
        add("search.why", section, text, panel.toggle_why, WHY_KEYS, "info", panel.isVisible)
        text = self.tr("Narrow the search")
        add("search.narrow", section, text, window.header.filters.showMenu, "", "filter")
        text = self.tr("Clear recent searches")
        add("search.clear", section, text, window.searches.clear, "", "clock", self._searched)

    def _library(self) -> None:
        window, section = self._window, Section.LIBRARY
        add, library = window.action_list.add, window.library
        text = self.tr("Filter the list of notes")
        add("library.filter", section, text, self._filter, "Ctrl+Shift+F", "filter")
        text = self.tr("Look for changes now")
        add("library.rescan", section, text, library.menus.rescan_wanted.emit, "F5", "refresh")
        text = self.tr("Pause reading")
        add("library.pause", section, text, library.pause_wanted.emit, "", "pause", self._works)
        text = self.tr("Go on reading")
        add("library.resume", section, text, library.resume_wanted.emit, "", "play", self._paused)
        text = self.tr("Files that could not be read")
        add("library.problems", section, text, self._problems, "", "alert", self._has_problems)
        text = self.tr("What was forgotten")
        add("library.forgotten", section, text, self._forgotten, "", "forget", self._has_forgotten)

    # -- doing --------------------------------------------------------------------------------

    def _export(self) -> None:
        shown = self._window.conversations.shown
        if isinstance(shown, Conversation):
            self._window.conversations.export_wanted.emit(shown)

    def _delete(self) -> None:
        shown = self._window.conversations.shown
        if isinstance(shown, Conversation):
            self._window.conversations.delete_wanted.emit(shown)

    def _filter(self) -> None:
        self._window.side.show_library()
        self._window.library.filter.setFocus()
        self._window.library.filter.selectAll()

    def _problems(self) -> None:
        self._window.library.problems_wanted.emit()

    def _forgotten(self) -> None:
        self._window.library.forgotten_wanted.emit()

    # -- whether it would do anything ---------------------------------------------------------

    def _searched(self) -> bool:
        return bool(self._window.searches.queries)

    def _works(self) -> bool:
        status = self._window.status
        rests = (Activity.IDLE, Activity.PAUSED)
        return status is not None and status.progress.activity not in rests

    def _paused(self) -> bool:
        return self._window.library.progress.paused

    def _has_problems(self) -> bool:
        return self._window.status is not None and bool(self._window.status.failed)

    def _has_forgotten(self) -> bool:
        return self._window.status is not None and bool(self._window.status.forgotten)
