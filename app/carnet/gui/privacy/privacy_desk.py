"""What a person asks of the privacy panel goes to the engine, and comes back to the panel."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from carnet.domain.data import (
    DataKind,
    DataReport,
    EraseRequest,
    ExportProgress,
    ExportReport,
    ExportRequest,
    ForgottenTalks,
)
from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import IsolationReport, Method, ModelList, Nothing
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.look.icons import Icons
from carnet.gui.privacy.panel_page import Page
from carnet.gui.privacy.processes import ProcessTable
from carnet.gui.words import privacy_text
from carnet.gui.words.error_text import explain

if TYPE_CHECKING:
    from carnet.gui.privacy.erase_dialog import EraseDialog
    from carnet.gui.privacy.privacy_panel import PrivacyPanel

LOOK_MS = 1_000  # how often the processes are looked at while the panel is open


class PrivacyDesk(QObject):
    """One panel at a time. `erasing` comes when everything is marked to go."""

    opened = Signal(object)  # PrivacyPanel
    tried = Signal(object)  # IsolationReport
    talks_gone = Signal()
    erasing = Signal()

    def __init__(self, client: EngineClient, icons: Icons, window: QWidget) -> None:
        super().__init__(window)
        self._client = client
        self._icons = icons
        self._window = window
        self._table = ProcessTable()
        self._export: int | None = None
        self._stopping = False
        self._report: DataReport | None = None
        self.panel: PrivacyPanel | None = None
        self.question: EraseDialog | None = None
        self.host: Callable[[], str] = lambda: ""  # where the downloader connects to just now
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        client.export_progress.connect(self._show_export)

    def show(self, page: Page = Page.NETWORK) -> None:
        """Open the panel, try the network, count what is kept."""
        if self.panel is None:
            self.panel = self._make_panel()
            self.opened.emit(self.panel)
        self.panel.show_page(page)
        self.panel.open()
        self.look()
        self._look.start()
        self.try_again()
        self.count()
        self._client.request(Method.MODELS, Nothing(), ModelList, self._show_models)

    def try_again(self) -> None:
        """Have the engine try every way out."""
        if self.panel is not None:
            self.panel.network.show_trying()
        self._client.request(
            Method.PRIVACY, Nothing(), IsolationReport, self._show_report, self._not_tried
        )

    def count(self) -> None:
        """Have the engine count what is kept."""
        if self.panel is not None:
            self.panel.data.show_counting()
        self._client.request(Method.DATA, Nothing(), DataReport, self._show_data, self._not_counted)

    def look(self) -> None:
        """Which processes run now."""
        if self.panel is not None:
            running = self._table.look(os.getpid(), self._client.process_id)
            self.panel.network.processes.show_running(running, self.host())

    def export(self, place: str, *, archive: bool) -> None:
        """Take everything along."""
        if self._export is not None or not place:
            return
        self._stopping = False
        if self.panel is not None:
            self.panel.leave.show_export(ExportProgress(0, 0))
        request = ExportRequest(place, archive, privacy_text.export_words())
        self._export = self._client.request(
            Method.EXPORT, request, ExportReport, self._exported, self._not_exported
        )

    def stop_export(self) -> None:
        """Leave nothing of it."""
        if self._export is not None:
            self._stopping = True
            self._client.cancel(self._export)

    def forget_talks(self) -> None:
        """Every conversation leaves the disk."""
        if self.panel is not None:
            self.panel.forget.show_talks_going()
        self._client.request(
            Method.FORGET_CONVERSATIONS,
            Nothing(),
            ForgottenTalks,
            self._talks_gone,
            self._talks_not_gone,
        )

    def ask_to_erase(self) -> None:
        """The question, with what there is to lose."""
        from carnet.gui.privacy.erase_dialog import (  # noqa: PLC0415 - not at the start
            EraseDialog,
        )

        report = self._report or DataReport((), "", 0)
        self.question = EraseDialog(self._icons, report, self.panel or self._window)
        self.question.agreed.connect(self._erase)
        self.question.export_wanted.connect(self._export_first)
        self.question.open()

    # -- inside -------------------------------------------------------------------------------

    def _make_panel(self) -> PrivacyPanel:
        from carnet.gui.privacy.privacy_panel import (  # noqa: PLC0415 - not at the start
            PrivacyPanel,
        )

        panel = PrivacyPanel(self._icons, self._window)
        panel.network.retry_wanted.connect(self.try_again)
        panel.data.count_wanted.connect(self.count)
        panel.data.close_wanted.connect(self._close_to_others)
        panel.leave.stop_wanted.connect(self.stop_export)
        panel.leave.erase_wanted.connect(self.ask_to_erase)
        panel.finished.connect(self._look.stop)
        return panel

    def _show_report(self, report: IsolationReport) -> None:
        self.tried.emit(report)
        if self.panel is not None:
            self.panel.network.show_report(report)
            self.look()

    def _not_tried(self, error: ErrorInfo) -> None:
        if self.panel is not None:
            self.panel.network.show_failure(_told(error))

    def _show_models(self, models: ModelList) -> None:
        if self.panel is not None:
            self.panel.network.show_models(models)

    def _show_data(self, report: DataReport) -> None:
        self._report = report
        if self.panel is not None:
            self.panel.data.show_report(report)
            talks = [p.items for p in report.places if p.kind is DataKind.CONVERSATIONS]
            self.panel.forget.know_talks(sum(talks))

    def _not_counted(self, error: ErrorInfo) -> None:
        if self.panel is not None:
            self.panel.data.show_failure(_told(error))

    def _close_to_others(self) -> None:
        self._client.request(
            Method.CLOSE_TO_OTHERS, Nothing(), DataReport, self._show_data, self._not_counted
        )

    def _show_export(self, request_id: int, progress: ExportProgress) -> None:
        if request_id == self._export and not self._stopping and self.panel is not None:
            self.panel.leave.show_export(progress)

    def _exported(self, report: ExportReport) -> None:
        self._export = None
        if self.panel is not None:
            self.panel.leave.show_exported(report)

    def _not_exported(self, error: ErrorInfo) -> None:
        self._export = None
        if self.panel is None:
            return
        if self._stopping:
            self.panel.leave.show_export_stopped()
        else:
            self.panel.leave.show_export_failed(_told(error))

    def _talks_gone(self, report: ForgottenTalks) -> None:
        self.talks_gone.emit()
        if self.panel is not None:
            self.panel.forget.show_talks_gone(report)
        self.count()

    def _talks_not_gone(self, error: ErrorInfo) -> None:
        if self.panel is not None:
            self.panel.forget.show_talks_failed(_told(error))

    def _export_first(self) -> None:
        if self.question is not None:
            self.question.reject()
        if self.panel is not None:
            self.panel.show_page(Page.LEAVE)
            self.panel.leave.to_folder.setFocus()

    def _erase(self, models: bool) -> None:
        self._client.request(
            Method.ERASE,
            EraseRequest(models),
            Nothing,
            lambda _nothing: self._marked(),
            self._not_marked,
        )

    def _marked(self) -> None:
        if self.question is not None:
            self.question.accept()
        if self.panel is not None:
            self.panel.accept()
        self.erasing.emit()

    def _not_marked(self, error: ErrorInfo) -> None:
        if self.question is not None:
            self.question.show_failure(_told(error))


def _told(error: ErrorInfo) -> str:
    said = explain(error)
    return f"{said.message} {said.advice}".strip()
