"""Who hears whom around the note that is shown: its ways, its links, what is copied of it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from carnet.gui.actions.action_list import Section
from carnet.gui.conversation.source_rows import Place
from carnet.gui.source.note_actions import NoteActions
from carnet.gui.source.related.related_fetcher import RelatedFetcher
from carnet.gui.window.main_window import MainWindow

CALM_MS = 4_000


class ReadingWiring(QObject):
    """Connects one window; lives as long as it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        pane, opener = window.source, window.opener
        self.actions = NoteActions(pane)
        self.actions.copied.connect(self._copy)
        self.actions.missing.connect(self._say_no_heading)
        self.related = RelatedFetcher(window.parts.client, pane, window.known)
        pane.turned.connect(opener.turn)
        pane.related.chosen.connect(self._open)
        pane.menu.link_wanted.connect(opener.links.follow)
        opener.visits.changed.connect(lambda: pane.head.show_ways(opener.visits))
        window.forgetter.gone.connect(lambda subject: opener.forget(subject.holds))
        self._list()

    def _list(self) -> None:
        window, note = self._window, Section.NOTE
        add, pane, opener = window.action_list.add, window.source, window.opener

        def shown() -> bool:
            return pane.note is not None

        def toggle_related() -> None:
            window.show_source()
            pane.related.fold(not pane.related.is_folded)

        def way(by: int) -> bool:
            return opener.visits.beside(by) is not None

        add("note.back", note, self.tr("Back to the note before"), lambda: opener.turn(-1),
            "Alt+Left", "previous", lambda: way(-1))  # fmt: skip
        add("note.forward", note, self.tr("Forward to the next note"), lambda: opener.turn(1),
            "Alt+Right", "next", lambda: way(1))  # fmt: skip
        add(
            "note.find",
            note,
            self.tr("Find in this note"),
            pane.begin_finding,
            "Ctrl+F",
            "search",
            shown,
        )
        add("note.find.next", note, self.tr("The next place found"), lambda: self._step(1), "F3",
            "next", self._finds)  # fmt: skip
        add("note.find.before", note, self.tr("The place found before"), lambda: self._step(-1),
            "Shift+F3", "previous", self._finds)  # fmt: skip
        add("note.outline", note, self.tr("Headings of this note"), pane.head.outline.showMenu,
            "Ctrl+Shift+O", "outline", shown)  # fmt: skip
        add("note.edit", note, self.tr("Open in your editor"), self.actions.edit, "Ctrl+Shift+E",
            "edit", shown)  # fmt: skip
        add("note.reveal", note, self.tr("Show in its folder"), self.actions.reveal, "", "reveal",
            shown)  # fmt: skip
        add("note.quote", note, self.tr("Copy as a quote with its reference"),
            self.actions.copy_quote, "Ctrl+Alt+C", "quote", shown)  # fmt: skip
        add("note.link", note, self.tr("Copy a link to this place"), self.actions.copy_link, "",
            "link", shown)  # fmt: skip
        add("note.related", note, self.tr("Show or hide related notes and links"), toggle_related,
            "Ctrl+Shift+K", "link", shown)  # fmt: skip
        add("note.forget", note, self.tr("Forget this note…"), self.actions.forget, "", "forget",
            lambda: bool(pane.path))  # fmt: skip

    def _open(self, place: Place) -> None:
        """A place in another note, or all of it."""
        if place.first_line:
            self._window.opener.open_place(place)
        else:
            self._window.opener.open(place.path)

    def _finds(self) -> bool:
        return not self._window.source.finding.isHidden()

    def _step(self, by: int) -> None:
        if self._finds():
            self._window.source.view.search.step(by)
        else:
            self._window.source.begin_finding()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._window.engine_banner.say(self.tr("Copied"), drawing="check", stays_ms=CALM_MS)

    def _say_no_heading(self, heading: str) -> None:
        said = self.tr("This note has no heading called “{name}”")
        self._window.engine_banner.say(said.format(name=heading), drawing="link", stays_ms=CALM_MS)
