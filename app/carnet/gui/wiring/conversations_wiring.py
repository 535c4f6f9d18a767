"""Who hears whom between the list of conversations, the one that is shown, and the engine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from carnet.domain.conversations import NEW, Conversation
from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import ConversationNotice
from carnet.gui.window.dialogs import choose_export, confirm
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words import phrases

CALM_MS = 6_000


class ConversationsWiring(QObject):
    """Connects one window; lives as long as it does. `say_failed` shows a failure."""

    def __init__(self, window: MainWindow, say_failed: Callable[[ErrorInfo], None]) -> None:
        super().__init__(window)
        self._window = window
        self._restored = False
        self.dialog: QFileDialog | None = None
        pane, desk, client = window.conversations, window.desk, window.parts.client
        client.greeted.connect(self._greeted)
        client.conversation_changed.connect(self._kept)
        pane.chosen.connect(self._open)
        pane.delete_wanted.connect(self._ask_to_delete)
        pane.export_wanted.connect(self._ask_where)
        pane.save_wanted.connect(lambda talk, folder: desk.save(talk.id, folder))
        desk.current_changed.connect(self._shown)
        desk.failed.connect(say_failed)
        desk.saved.connect(self._say_saved)
        desk.exported.connect(self._say_exported)
        window.asker.kept.connect(lambda talk: desk.show_current(talk.id))
        window.conversation.search_wanted.connect(self._search)
        window.forgetter.changed.connect(lambda _status: window.talks.search(window.talks.text))
        window.header.new_wanted.connect(self.begin)

    def begin(self) -> None:
        """A new conversation."""
        self._window.middle.setCurrentWidget(self._window.conversation)
        self._window.desk.begin()

    def _greeted(self) -> None:
        """The list; at the start also the conversation that was shown last."""
        window = self._window
        window.talks.search(window.talks.text)
        last = window.parts.state.conversation
        if not self._restored and last != NEW and not window.conversation.cards:
            window.desk.open(last, quietly=True)
        self._restored = True

    def _kept(self, notice: ConversationNotice) -> None:
        self._window.talks.take(notice.conversation)

    def _open(self, conversation_id: int) -> None:
        self._window.middle.setCurrentWidget(self._window.conversation)
        self._window.desk.open(conversation_id)

    def _shown(self, conversation_id: int) -> None:
        self._window.parts.state.conversation = conversation_id
        self._window.conversations.show_current(conversation_id)

    def _search(self, words: str) -> None:
        field = self._window.header.search
        field.setFocus()
        field.setText(words)

    def _ask_to_delete(self, conversation: Conversation) -> None:
        confirm(
            self._window,
            self.tr("Delete “{title}”?").format(title=conversation.title),
            self.tr("Its questions and answers leave the disk. Your notes stay as they are."),
            self.tr("Delete"),
            lambda: self._window.desk.delete(conversation.id),
        )

    def _ask_where(self, conversation: Conversation) -> None:
        self.dialog = choose_export(
            self._window,
            conversation.title,
            lambda path: self._window.desk.export(conversation.id, path),
        )

    def _say_saved(self, path: str) -> None:
        where = phrases.place(path, self._window.roots)
        self._window.engine_banner.say(
            self.tr("Saved as a note"),
            self.tr("{place}. Answers are never taken from it.").format(place=where),
            drawing="check",
            stays_ms=CALM_MS,
        )

    def _say_exported(self, path: str) -> None:
        self._window.engine_banner.say(self.tr("Exported"), path, drawing="check", stays_ms=CALM_MS)
