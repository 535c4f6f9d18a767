"""The window and the desktop around it: tray, quick window, later starts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from carnet.domain.conversations import NEW
from carnet.domain.search import Passage
from carnet.engine.protocol import LibraryNotice, Method, Nothing
from carnet.gui.actions.action_list import Section
from carnet.gui.conversation.source_rows import Place
from carnet.gui.engine.engine_client import EngineState
from carnet.gui.importing.given import Given
from carnet.gui.instance.start_wish import StartWish
from carnet.gui.notices.messenger import Messenger
from carnet.gui.tray.tray import Tray
from carnet.gui.window.main_window import MainWindow
from carnet.gui.wiring.notice_wiring import NoticeWiring
from carnet.settings.schema import TRAY

if TYPE_CHECKING:
    from carnet.gui.quick_ask.quick_window import QuickWindow

QUICK_KEYS = "Ctrl+Shift+L"


class DesktopWiring(QObject):
    """Connects one window; lives as long as it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._client = window.parts.client
        self._settings = window.parts.choices
        self._wishes: list[StartWish] = []  # until the engine has greeted
        self.quick: QuickWindow | None = None
        self.tray = Tray(window.parts.icons, self)
        window.stays = self._stays
        text = self.tr("Quick ask")
        window.action_list.add("quick", Section.ASK, text, self.show_quick, QUICK_KEYS, "question")
        self._hear_tray()
        self.notices = NoticeWiring(window, Messenger(self.tray, window), self.open_window)
        self._settings.changed.connect(self._choose_tray)
        self._client.greeted.connect(self._greeted)
        QTimer.singleShot(0, self, self._choose_tray)

    # -- windows ------------------------------------------------------------------------------

    def open_window(self) -> None:
        """The large window, in front."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def show_quick(self) -> None:
        """The small one, in front."""
        self._quick().summon()

    def take(self, wish: StartWish) -> None:
        """What a start of the program asks for, the first or a later one."""
        if wish.activation:  # lets a window come to the front where the desktop guards that
            os.environ["XDG_ACTIVATION_TOKEN"] = wish.activation
        if wish.quick:
            self.show_quick()
        else:
            self.open_window()
        if self._client.info is None and wish.paths:
            self._wishes.append(wish)
        else:
            self._add(wish.paths)
        self._ask(wish)

    def _ask(self, wish: StartWish) -> None:
        window = self._window
        if wish.quick:
            if wish.question:
                self._quick().ask(wish.question)
            return
        if wish.fresh or wish.question:
            window.middle.setCurrentWidget(window.conversation)
        if wish.fresh:
            window.header.new_wanted.emit()
        if wish.question and window.asker.running:
            window.conversation.begin(wish.question)
        elif wish.question:
            window.asker.ask(wish.question)

    def _add(self, paths: tuple[str, ...]) -> None:
        folders = [path for path in paths if Path(path).is_dir()]
        for folder in folders:
            self._window.folders.add(folder)
        if files := tuple(path for path in paths if path not in folders):
            self._window.folders.given(Given(files))

    def _greeted(self) -> None:
        wishes, self._wishes = self._wishes, []
        for wish in wishes:
            self._add(wish.paths)

    # -- the quick window ---------------------------------------------------------------------

    def _quick(self) -> QuickWindow:
        if self.quick is None:
            from carnet.gui.quick_ask.quick_window import (  # noqa: PLC0415 - not at the start
                QuickWindow,
            )

            window, parts = self._window, self._window.parts
            keeps = window.asker.keeps
            quick = QuickWindow(parts.theme, parts.icons, self._client, window.known, keeps)
            quick.passage_chosen.connect(self._open_passage)
            quick.place_chosen.connect(self._open_place)
            quick.go_on.connect(self._go_on)
            quick.hidden.connect(self._quick_hidden)
            self.notices.hear_answers(quick.asker)
            window.forgetter.gone.connect(lambda subject: quick.forget(subject.holds))
            window.destroyed.connect(quick.deleteLater)
            self.quick = quick
        return self.quick

    def _open_passage(self, passage: Passage, marked: str) -> None:
        self._open_place(Place.of_passage(passage, self._window.roots, marked))

    def _open_place(self, place: Place) -> None:
        self.open_window()
        self._window.opener.open_place(place)

    def _go_on(self, question: str, conversation: int) -> None:
        window = self._window
        self.open_window()
        window.middle.setCurrentWidget(window.conversation)
        if conversation != NEW:
            window.desk.open(conversation)
        elif question and not window.asker.running:
            window.header.new_wanted.emit()
            window.asker.ask(question)
        else:
            window.conversation.begin(question)

    def _quick_hidden(self) -> None:
        """Nothing of Carnet is left to be seen: then it ends, as any program does."""
        if not self._window.isVisible() and not self.tray.shown:
            QTimer.singleShot(0, self, self._end_unseen)

    def _end_unseen(self) -> None:
        quick = self.quick is not None and self.quick.isVisible()
        if not (self._window.isVisible() or quick or self.tray.shown):
            self._window.leave()

    # -- the tray -----------------------------------------------------------------------------

    def _hear_tray(self) -> None:
        tray, client = self.tray, self._client
        tray.quick_wanted.connect(self.show_quick)
        tray.open_wanted.connect(self.open_window)
        tray.pause_wanted.connect(lambda: self._tell(Method.PAUSE))
        tray.resume_wanted.connect(lambda: self._tell(Method.RESUME))
        tray.quit_wanted.connect(self._window.leave)
        client.state_changed.connect(self._engine_changed)
        client.greeted.connect(lambda info: tray.show_status(info.status))
        client.library_changed.connect(self._library_changed)

    def _engine_changed(self, state: EngineState) -> None:
        self.tray.show_engine(state)
        if state is EngineState.CLOSED:  # the program ends
            self.tray.want(False)
            if self.quick is not None:
                self.quick.close_for_good()

    def _library_changed(self, notice: LibraryNotice) -> None:
        self.tray.show_status(notice.status)

    def _choose_tray(self, _keys: object = None) -> None:
        self.tray.want(self._settings.get(TRAY))
        if not self._settings.get(TRAY) and not self._window.isVisible():
            self._quick_hidden()

    def _stays(self) -> bool:
        if not self.tray.shown:
            return False
        if not self._window.parts.state.told_tray:
            self._window.parts.state.told_tray = True
            self.tray.say(
                self.tr("Carnet goes on in the tray"),
                self.tr("It keeps your notes up to date. To end it, choose Quit there."),
            )
        return True

    def _tell(self, method: Method) -> None:
        self._client.request(method, Nothing(), Nothing, lambda _nothing: None)
