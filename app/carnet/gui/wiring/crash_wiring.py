"""What was written down of a crash or a failure is told in the window, calmly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from carnet.gui.crash.recorder import Recorder
from carnet.gui.crash.reports import Report
from carnet.gui.look.banner import Banner
from carnet.gui.window.main_window import MainWindow

if TYPE_CHECKING:
    from carnet.gui.crash.report_dialog import ReportDialog


class CrashWiring(QObject):
    """Connects one window with the recorder of its process."""

    def __init__(self, window: MainWindow, recorder: Recorder) -> None:
        super().__init__(window)
        self._window = window
        self._recorder = recorder
        self._report: Report | None = recorder.last
        self.dialog: ReportDialog | None = None
        self.banner = Banner(window.parts.icons)
        self.banner.pressed.connect(self._show)
        window.add_banner(self.banner)
        for listed in window.action_list.all():
            listed.action.triggered.connect(
                lambda _checked=False, name=listed.name: recorder.note(name)
            )
        client = window.parts.client
        client.greeted.connect(lambda _info: recorder.note("engine.greeted"))
        client.crashed.connect(lambda _error: recorder.note("engine.crashed"))
        client.failed.connect(lambda _error: recorder.note("engine.failed"))
        recorder.failed.connect(self._say_failed)
        if recorder.last is not None:
            self._say_last()

    def _say_last(self) -> None:
        self.banner.say(
            self.tr("Carnet closed unexpectedly last time"),
            self.tr("Your notes and the index are safe. Nothing was sent to anybody."),
            self.tr("Show the report"),
        )

    def _say_failed(self) -> None:
        self._report = None
        self.banner.say(
            self.tr("Something went wrong in the window"),
            self.tr("You can go on. If something looks odd, start Carnet again."),
            self.tr("Show the report"),
        )

    def _show(self) -> None:
        self._report = self._report or self._recorder.report_now()
        if self._report is None:
            return
        from carnet.gui.crash.report_dialog import ReportDialog  # noqa: PLC0415 - not at the start

        dialog = ReportDialog(self._window.parts.theme, self._report, self._window)
        dialog.reveal_wanted.connect(self._window.parts.desktop.reveal)
        dialog.finished.connect(self.banner.hide)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()
