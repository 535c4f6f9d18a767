"""Who hears whom: the engine's news go to the panes, what a person does goes to the engine."""

from __future__ import annotations

from PySide6.QtCore import QObject

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import Activity
from carnet.domain.search import Passage
from carnet.engine.protocol import EngineInfo, EngineNotice, EnginePhase, LibraryNotice
from carnet.gui.conversation.source_rows import Place
from carnet.gui.window.dialogs import confirm
from carnet.gui.window.main_window import MainWindow
from carnet.gui.wiring.actions_wiring import ActionsWiring
from carnet.gui.wiring.conversations_wiring import ConversationsWiring
from carnet.gui.wiring.desktop_wiring import DesktopWiring
from carnet.gui.wiring.library_wiring import LibraryWiring
from carnet.gui.wiring.models_wiring import ModelsWiring
from carnet.gui.wiring.pane_actions import PaneActions
from carnet.gui.wiring.patience_wiring import PatienceWiring
from carnet.gui.wiring.privacy_wiring import PrivacyWiring
from carnet.gui.wiring.reading_wiring import ReadingWiring
from carnet.gui.wiring.settings_wiring import SettingsWiring
from carnet.gui.wiring.start_wiring import StartWiring
from carnet.gui.wiring.window_actions import WindowActions, choose_documents
from carnet.gui.words.error_text import explain

CALM_MS = 6_000


class WindowWiring(QObject):
    """Connects one window; lives as long as it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._client = window.parts.client
        self._folder = window.parts.folder
        self._stopped = False  # whether the engine went and has not greeted again
        self._hear_engine()
        self._hear_panes()
        LibraryWiring(window, self._say_failed)
        self._talks = ConversationsWiring(window, self._say_failed)
        WindowActions(window, self._talks.begin)
        PrivacyWiring(window, self._say_failed)
        StartWiring(window)
        PaneActions(window)
        ReadingWiring(window)
        DesktopWiring(window)
        PatienceWiring(window)
        SettingsWiring(window, self._say_failed)
        self.models = ModelsWiring(window, self._say_failed)
        ActionsWiring(window)

    # -- the engine's news --------------------------------------------------------------------

    def _hear_engine(self) -> None:
        client, window = self._client, self._window
        client.greeted.connect(self._greeted)
        client.library_changed.connect(self._library_changed)
        client.engine_changed.connect(self._engine_changed)
        client.crashed.connect(self._crashed)
        client.failed.connect(self._gave_up)
        window.engine_banner.pressed.connect(self._try_again)

    def _greeted(self, info: EngineInfo) -> None:
        window = self._window
        if self._stopped:  # a status alone proves nothing: it may come before the greeting
            self._stopped = False
            window.engine_banner.say(
                self.tr("The engine is running again"),
                self.tr("It had stopped. Your notes and the index are safe."),
                drawing="check",
                stays_ms=CALM_MS,
            )
        else:
            window.engine_banner.hide()
        window.header.show_isolation(info.isolation)
        window.welcome.show_isolation(info.isolation)
        window.show_status(info.status)
        window.library.load()
        window.models.check()
        if self._folder is not None:
            window.folders.add(self._folder)
            self._folder = None

    def _library_changed(self, notice: LibraryNotice) -> None:
        self._window.library.progress.show_indexed(notice.last_indexed_at)
        self._window.show_status(notice.status)
        if notice.documents_changed:
            self._window.library.documents_changed()

    def _engine_changed(self, notice: EngineNotice) -> None:
        warming = notice.phase is EnginePhase.WARMING
        self._window.conversation.composer.set_warming(warming)
        if notice.problem is not None:
            self._say_failed(notice.problem.error)

    def _crashed(self, error: ErrorInfo) -> None:
        self._stopped = True
        self._window.engine_banner.say(
            self.tr("The engine stopped and is being started again"),
            self._what_goes_on(),
            drawing="refresh",
        )
        self._window.engine_banner.text.setToolTip(error.detail)

    def _what_goes_on(self) -> str:
        said = self.tr("You can go on reading. Your notes and the index are safe.")
        status = self._window.status
        if status is None or status.progress.activity in (Activity.IDLE, Activity.PAUSED):
            return said
        return f"{said} " + self.tr("Reading them goes on where it was.")

    def _gave_up(self, error: ErrorInfo) -> None:
        said = explain(error)
        self._window.engine_banner.say(said.message, said.advice, self.tr("Try again"))
        self._window.engine_banner.text.setToolTip(said.detail)

    def _try_again(self) -> None:
        self._window.engine_banner.hide()
        self._client.start()

    # -- the person's wishes ------------------------------------------------------------------

    def _hear_panes(self) -> None:
        window = self._window
        library, opener, desktop = window.library, window.opener, window.parts.desktop
        window.conversation.place_chosen.connect(opener.open_place)
        window.search.chosen.connect(self._open_passage)
        window.search.ask_wanted.connect(self._ask_typed)
        window.header.filters.setMenu(window.filters)
        window.filters.chosen.connect(window.search.restrict)
        window.search.stay.neighbours = (window.header.filters,)
        window.parts.choices.failed.connect(self._say_failed)
        window.source.edit_wanted.connect(desktop.open_file)
        window.source.reveal_wanted.connect(desktop.reveal)
        window.source.close_wanted.connect(window.source.hide)
        opener.opened.connect(window.show_source)
        opener.external_link.connect(self._ask_link)
        opener.not_found.connect(self._say_not_found)
        window.drop_zone.dropped.connect(window.folders.given)
        window.folders.import_wanted.connect(window.importer.take)
        window.importer.open_wanted.connect(opener.open)
        library.import_wanted.connect(lambda: choose_documents(window))
        window.welcome.choose_wanted.connect(window.folders.choose)
        window.welcome.sample_wanted.connect(self._add_sample)
        side = window.side
        window.header.library_toggled.connect(lambda: side.setVisible(not side.isVisible()))
        window.header.source_toggled.connect(self._toggle_source)

    def _add_sample(self) -> None:
        if self._window.parts.sample_dir is not None:
            self._window.folders.add(self._window.parts.sample_dir)

    def _open_passage(self, passage: Passage, query: str) -> None:
        self._window.opener.open_place(Place.of_passage(passage, self._window.roots, query))

    def _ask_typed(self, question: str) -> None:
        """Ask what was typed into the search; while an answer is under way, put it in the field."""
        self._show_conversation()
        if self._window.asker.running:
            self._window.conversation.begin(question)
        else:
            self._window.asker.ask(question)

    def _show_conversation(self) -> None:
        self._window.middle.setCurrentWidget(self._window.conversation)

    def _toggle_source(self) -> None:
        if self._window.source.isVisible():
            self._window.source.hide()
        else:
            self._window.show_source()

    # -- things said --------------------------------------------------------------------------

    def _ask_link(self, address: str) -> None:
        confirm(
            self._window,
            self.tr("Open this link in your browser?"),
            self.tr("{address}\n\nYour browser will connect; Carnet does not.").format(
                address=address
            ),
            self.tr("Open"),
            lambda: self._window.parts.desktop.open_link(address),
        )

    def _say_not_found(self, name: str) -> None:
        self._window.engine_banner.say(
            self.tr("No note called “{name}” is in the library").format(name=name),
            drawing="link",
            stays_ms=CALM_MS,
        )

    def _say_failed(self, error: ErrorInfo) -> None:
        said = explain(error)
        self._window.engine_banner.say(said.message, said.advice)
        self._window.engine_banner.text.setToolTip(said.detail)
