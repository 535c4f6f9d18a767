"""Who hears whom about privacy: the panel, the badge, and what is left when everything is gone."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from carnet.domain.data import EraseReport
from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import EngineInfo, IsolationReport
from carnet.gui.actions.action_list import Section
from carnet.gui.forget.subject import Subject
from carnet.gui.privacy.panel_page import Page
from carnet.gui.privacy.privacy_desk import PrivacyDesk
from carnet.gui.start.welcome_page import Step
from carnet.gui.window.dialogs import choose_export_folder, choose_export_zip, confirm
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words import privacy_text

if TYPE_CHECKING:
    from carnet.gui.privacy.privacy_panel import PrivacyPanel


class PrivacyWiring(QObject):
    """Connects one window; lives as long as it does. `say_failed` shows a failure."""

    def __init__(self, window: MainWindow, say_failed: Callable[[ErrorInfo], None]) -> None:
        super().__init__(window)
        self._window = window
        self._say_failed = say_failed
        self._clearing = False
        self.dialog: QFileDialog | None = None
        parts = window.parts
        self.desk = desk = PrivacyDesk(parts.client, parts.icons, window)
        desk.host = lambda: parts.installer.host
        desk.opened.connect(self._fill)
        desk.tried.connect(self._tried)
        desk.talks_gone.connect(self._drop_talks)
        desk.erasing.connect(self._erase)
        parts.client.greeted.connect(self._greeted)
        window.header.privacy_wanted.connect(desk.show)
        window.welcome.privacy_wanted.connect(desk.show)
        add, program = window.action_list.add, Section.PROGRAM
        add("privacy", program, self.tr("Privacy"), desk.show, "", "shield")
        text = self.tr("Where my data lies")
        add("privacy.data", program, text, lambda: desk.show(Page.DATA), "", "info")
        text = self.tr("Export everything…")
        add("privacy.export", program, text, lambda: desk.show(Page.LEAVE), "", "download")

    def _fill(self, panel: PrivacyPanel) -> None:
        """Connect a panel that was just made."""
        window, desktop = self._window, self._window.parts.desktop
        panel.data.reveal_wanted.connect(desktop.reveal)
        panel.leave.reveal_wanted.connect(desktop.reveal)
        panel.forget.notes_wanted.connect(self._show_notes)
        panel.forget.list_wanted.connect(window.forgetter.show_forgotten)
        panel.forget.searches_wanted.connect(self._forget_searches)
        panel.forget.talks_wanted.connect(self._ask_about_talks)
        panel.leave.folder_wanted.connect(self._choose_folder)
        panel.leave.zip_wanted.connect(self._choose_zip)
        window.searches.changed.connect(
            lambda: panel.forget.know_searches(len(window.searches.queries))
        )
        panel.forget.know_searches(len(window.searches.queries))
        panel.forget.know_forgotten(len(window.status.forgotten) if window.status else 0)

    def _tried(self, report: IsolationReport) -> None:
        self._window.header.show_isolation(report)
        self._window.welcome.show_isolation(report)

    # -- forgetting ---------------------------------------------------------------------------

    def _show_notes(self) -> None:
        if self.desk.panel is not None:
            self.desk.panel.accept()
        self._window.side.show_library()

    def _forget_searches(self) -> None:
        searches, panel = self._window.searches, self.desk.panel
        count = len(searches.queries)
        searches.clear()
        if panel is not None:
            panel.forget.show_searches_gone(count)

    def _ask_about_talks(self) -> None:
        confirm(
            self.desk.panel or self._window,
            self.tr("Forget all conversations?"),
            self.tr("Every question and answer leaves the disk. This cannot be undone."),
            self.tr("Forget all"),
            self.desk.forget_talks,
        )

    def _drop_talks(self) -> None:
        self._window.desk.begin()
        self._window.talks.search("")

    # -- taking along -------------------------------------------------------------------------

    def _choose_folder(self) -> None:
        self.dialog = choose_export_folder(
            self.desk.panel or self._window, lambda path: self.desk.export(path, archive=False)
        )

    def _choose_zip(self) -> None:
        day = datetime.now(UTC).astimezone().date().isoformat()
        name = privacy_text.export_words().name.replace("{day}", day)
        self.dialog = choose_export_zip(
            self.desk.panel or self._window,
            str(Path.home() / f"{name}.zip"),
            lambda path: self.desk.export(path, archive=True),
        )

    # -- making everything go -----------------------------------------------------------------

    def _erase(self) -> None:
        """Let go of everything in the window; the engine deletes before it opens again."""
        window, parts = self._window, self._window.parts
        self._clearing = True
        parts.installer.stop()
        window.asker.stop()
        window.desk.begin()
        window.forgetter.gone.emit(Subject(os.sep, ""))
        window.searches.clear()
        window.search.dismiss()
        window.source.hide()
        parts.state.clear()
        window.engine_banner.say(
            self.tr("Everything is being deleted"), self.tr("Your notes are not touched."),
            drawing="forget",
        )  # fmt: skip
        parts.client.restart()

    def _greeted(self, info: EngineInfo) -> None:
        if info.erased is not None:
            self._say_erased(info.erased)
        if self._clearing:
            self._clearing = False
            self._window.welcome.show_step(Step.ABOUT)
            self._window.parts.choices.reread()

    def _say_erased(self, report: EraseReport) -> None:
        clean = not report.remaining
        self._window.engine_banner.say(
            self.tr("Everything is deleted") if clean else self.tr("Not everything could go"),
            privacy_text.erased(report),
            drawing="check" if clean else "alert",
        )
