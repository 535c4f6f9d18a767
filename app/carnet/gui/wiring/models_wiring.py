"""Who hears whom about models: the manager, the offer of the starter models, the library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import LibraryStatus
from carnet.engine.protocol import EngineInfo, LibraryNotice, Method, Nothing
from carnet.gui.actions.action_list import Section
from carnet.gui.models.model_manager import ModelManager
from carnet.gui.window.dialogs import confirm
from carnet.gui.window.main_window import MainWindow

STAYS_MS = 12_000


class ModelsWiring(QObject):
    """Connects one window; lives as long as it does. `say_failed` shows a failure."""

    def __init__(self, window: MainWindow, say_failed: Callable[[ErrorInfo], None]) -> None:
        super().__init__(window)
        self._window = window
        self._say_failed = say_failed
        parts = window.parts
        self.manager = manager = ModelManager(
            parts.client,
            window.downloads,
            (parts.theme, parts.icons),
            window,
            lambda: window.status,
        )
        manager.listed.connect(window.models.take)
        manager.changed.connect(parts.choices.reread)  # the engine wrote what was chosen
        manager.arrived.connect(self._arrived)
        manager.failed.connect(self._failed)
        parts.choices.changed.connect(self._chosen)
        manager.cancel_rebuild_wanted.connect(self._ask_to_keep)
        parts.client.greeted.connect(self._greeted)
        parts.client.library_changed.connect(self._library_changed)
        add, program = window.action_list.add, Section.PROGRAM
        add("models", program, self.tr("Models"), manager.show, "Ctrl+M", "chip")

    def _greeted(self, info: EngineInfo) -> None:
        self.manager.know(info.status)
        if self.manager.dialog is not None:
            self.manager.load()

    def _library_changed(self, notice: LibraryNotice) -> None:
        self.manager.know(notice.status)

    @property
    def _open(self) -> bool:
        return self.manager.dialog is not None and self.manager.dialog.isVisible()

    def _arrived(self, title: str) -> None:
        """The manager tells it where it is open; a download takes long, so it may not be."""
        if not self._open:
            self._window.engine_banner.say(
                self.tr("{model} is installed").format(model=title),
                self.tr("Choose it among the models (Ctrl+M) to use it."),
                drawing="check",
                stays_ms=STAYS_MS,
            )

    def _failed(self, error: ErrorInfo) -> None:
        if not self._open:
            self._say_failed(error)

    def _chosen(self, keys: frozenset[str]) -> None:
        if self._open and any(key.startswith("models.") for key in keys):
            self.manager.load()

    def _ask_to_keep(self, title: str) -> None:
        confirm(
            self.manager.dialog or self._window,
            self.tr("Keep the present model?"),
            self.tr("What was prepared for {model} is thrown away. It stays installed.").format(
                model=title
            ),
            self.tr("Keep the present model"),
            self._keep,
        )

    def _keep(self) -> None:
        def kept(status: LibraryStatus) -> None:
            self._window.show_status(status)
            self.manager.know(status)
            self._window.parts.choices.reread()

        client = self._window.parts.client
        client.request(Method.CANCEL_REBUILD, Nothing(), LibraryStatus, kept, self._say_failed)
