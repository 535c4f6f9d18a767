"""Tells a person who looks elsewhere what needs them, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from carnet.domain.library import ImportOutcome, ImportReport
from carnet.engine.protocol import EngineNotice
from carnet.gui.conversation.asker import Asker
from carnet.gui.notices.messenger import Messenger
from carnet.gui.notices.notice_policy import NoticePolicy, Occasion
from carnet.gui.window.main_window import MainWindow
from carnet.settings.schema import NOTIFY

FULL = "disk-full"


class NoticeWiring(QObject):
    """Connects one window; `messenger` may be replaced. No word of a note or question is told."""

    def __init__(
        self, window: MainWindow, messenger: Messenger, open_window: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._settings = window.parts.choices
        self.messenger = messenger
        self.policy = NoticePolicy()
        client = window.parts.client
        client.failed.connect(lambda _error: self.occur(Occasion.ENGINE_GAVE_UP))
        client.engine_changed.connect(self._engine_changed)
        window.importer.finished.connect(self._imported)
        self.hear_answers(window.asker)
        messenger.pressed.connect(open_window)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._front_changed)

    def hear_answers(self, asker: Asker) -> None:
        """An answer that took long is worth a word."""
        began = [0.0]

        def asked(_question: str) -> None:
            began[0] = time.monotonic()

        def answered(_answer: object) -> None:
            if self.policy.answer_took_long(time.monotonic() - began[0]):
                self.occur(Occasion.LONG_ANSWER)

        asker.started.connect(asked)
        asker.finished.connect(answered)

    def occur(self, occasion: Occasion) -> None:
        """It happened: tell, if the policy wants it told."""
        in_front = QApplication.activeWindow() is not None
        if self.policy.wants(occasion, wanted=self._settings.get(NOTIFY), in_front=in_front):
            self.messenger.say(*self._words(occasion))

    def _front_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.policy.looked()

    def _imported(self, report: ImportReport) -> None:
        if any(file.outcome is ImportOutcome.FAILED for file in report.files):
            self.occur(Occasion.IMPORT_PROBLEMS)

    def _engine_changed(self, notice: EngineNotice) -> None:
        if notice.problem is not None and notice.problem.error.code == FULL:
            self.occur(Occasion.DISK_FULL)

    def _words(self, occasion: Occasion) -> tuple[str, str]:
        match occasion:
            case Occasion.ENGINE_GAVE_UP:
                return self.tr("The engine has stopped"), self.tr("Open Carnet to start it again.")
            case Occasion.DISK_FULL:
                return self.tr("The disk is full"), self.tr("Carnet waits until there is space.")
            case Occasion.LONG_ANSWER:
                return self.tr("Your answer is ready"), self.tr("Open Carnet to read it.")
            case _:
                said = self.tr("Some documents could not be imported")
                return said, self.tr("Open Carnet to see which, and why.")
