"""What a person chooses goes to the engine; the settings screen and what it leads to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from carnet.domain.documents import Folder
from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import LibraryNotice, Method, ModelList, Nothing, SettingsParams
from carnet.gui.actions.action_list import Section
from carnet.gui.forget.subject import Subject
from carnet.gui.look.banner import Banner
from carnet.gui.settings.problem_words import problems_of
from carnet.gui.window.dialogs import choose_folder
from carnet.gui.window.main_window import MainWindow
from carnet.settings.schema import LANGUAGE

if TYPE_CHECKING:
    from carnet.gui.settings.settings_dialog import SettingsDialog


class SettingsWiring(QObject):
    """Connects one window; lives as long as it does. `dialog` is the screen while it is open."""

    def __init__(self, window: MainWindow, say_failed: Callable[[ErrorInfo], None]) -> None:
        super().__init__(window)
        self._window = window
        self._client = window.parts.client
        self._choices = window.parts.choices
        self._say_failed = say_failed
        self._problems = problems_of(self._choices)
        self.dialog: SettingsDialog | None = None
        self.banner = Banner(window.parts.icons)
        self.banner.pressed.connect(self._press_banner)
        self.banner.dismissed.connect(self._say_next)
        window.add_banner(self.banner)
        self._choices.changed.connect(self._tell_engine)
        self._choices.failed.connect(self._failed)
        self._client.greeted.connect(self._greeted)
        self._client.library_changed.connect(self._library_changed)
        window.folders.changed.connect(lambda _status: self._show_status())
        add, text = window.action_list.add, self.tr("Settings")
        add("settings", Section.PROGRAM, text, self.open, "Ctrl+,", "settings")
        self._say_next()

    @classmethod
    def of(cls, window: MainWindow) -> SettingsWiring:
        """The one of a window."""
        return next(child for child in window.children() if isinstance(child, cls))

    def go_on_from(self, other: SettingsWiring) -> None:
        """Show the screen as it is in another window, whose place this one takes."""
        if other.dialog is None:
            return
        self.open(other.dialog.group)
        if self.dialog is not None:
            self.dialog.setGeometry(other.dialog.geometry())
            row = self.dialog.rows[LANGUAGE.key]
            if row.isVisibleTo(self.dialog):  # that is where the language was chosen
                row.editor.field.setFocus()

    def open(self, group: str = "") -> None:
        """Show the screen, at one of its groups if that is named."""
        from carnet.gui.settings.section_rows import SettingsParts  # noqa: PLC0415 - not at the start
        from carnet.gui.settings.settings_dialog import (  # noqa: PLC0415
            SettingsDialog,
        )

        parts = self._window.parts
        if self.dialog is None:
            self._choices.reread()
            dialog = SettingsDialog(
                SettingsParts(parts.theme, parts.icons, parts.languages(), self._links()),
                self._choices,
                self._window,
            )
            dialog.link_wanted.connect(self._follow_link)
            folders = dialog.parts.folders
            add = self._window.folders.add
            folders.add_wanted.connect(lambda: choose_folder(dialog, add))
            folders.reveal_wanted.connect(parts.desktop.reveal)
            folders.forget_wanted.connect(self._ask_to_forget)
            dialog.finished.connect(self._closed)
            self.dialog = dialog
            self._show_status()
            self._client.request(Method.MODELS, Nothing(), ModelList, self._show_models)
        if group:
            self.dialog.show_group(group)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    # -- the engine ---------------------------------------------------------------------------

    def _tell_engine(self) -> None:
        self._client.request(
            Method.RELOAD_SETTINGS,
            SettingsParams(dict(self._choices.unsaved)),
            Nothing,
            lambda _nothing: None,
            self._say_failed,
        )

    def _greeted(self) -> None:
        if self._choices.unsaved:  # it read the file, which does not hold them
            self._tell_engine()

    def _library_changed(self, _notice: LibraryNotice) -> None:
        self._show_status()

    # -- the screen ---------------------------------------------------------------------------

    def _show_status(self) -> None:
        status = self._window.status
        if self.dialog is not None and status is not None:
            self.dialog.show_status(status, self._window.parts.imports_dir)

    def _show_models(self, models: ModelList) -> None:
        if self.dialog is not None:
            self.dialog.show_models(models.models)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _links(self) -> frozenset[str]:
        return frozenset(listed.name for listed in self._window.action_list.all())

    def _follow_link(self, name: str) -> None:
        self._window.action_list[name].trigger()

    def _ask_to_forget(self, folder: Folder) -> None:
        self._window.forgetter.ask(Subject.of_folder(folder))

    # -- things said --------------------------------------------------------------------------

    def _failed(self, error: ErrorInfo) -> None:
        if self.dialog is None:  # else it is said there
            self._say_failed(error)

    def _say_next(self) -> None:
        self.banner.hide()
        if self._problems:
            said = self._problems.pop(0)
            self.banner.say(said.message, said.advice, self.tr("Open the settings"))
            self.banner.text.setToolTip(said.detail)

    def _press_banner(self) -> None:
        self._say_next()
        self.open()
