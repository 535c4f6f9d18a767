"""What belongs to the window's process, whichever window it shows: starts, faults, signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from carnet.gui.crash.recorder import Recorder
from carnet.gui.engine.engine_client import EngineState
from carnet.gui.instance.start_wish import StartWish
from carnet.gui.terminal_signals import TerminalSignals
from carnet.gui.window.main_window import MainWindow
from carnet.gui.window.on_screen import KeepOnScreen
from carnet.gui.wiring.crash_wiring import CrashWiring
from carnet.gui.wiring.desktop_wiring import DesktopWiring

if TYPE_CHECKING:
    from carnet.gui.instance.claiming import Claim
    from carnet.gui.instance.reception import Reception
    from carnet.gui.program import Program


class ProcessWiring(QObject):
    """Connects the program with its process. `claim` None hears no later starts."""

    def __init__(
        self, app: QApplication, program: Program, recorder: Recorder, claim: Claim | None
    ) -> None:
        super().__init__(program)
        self._app = app
        self._program = program
        self._recorder = recorder
        self._reception: Reception | None = None
        recorder.display_lost = self._save
        app.setQuitOnLastWindowClosed(False)  # the engine is given time to end well
        program.each_window(self._follow)
        app.commitDataRequest.connect(lambda _session: self._save())
        TerminalSignals(self._leave, app)
        if claim is not None:
            self._receive(claim)

    def begin(self, wish: StartWish) -> None:
        """Show what the start of the program asks for, then start the engine."""
        window = self._program.window
        if not wish.quick:
            window.show()
        QTimer.singleShot(0, window.parts.client.start)
        if wish != StartWish(activation=wish.activation):
            self._take(wish)

    def _follow(self, window: MainWindow) -> None:
        client = window.parts.client  # a new window has silenced it
        client.closed.connect(self._app.quit)
        client.state_changed.connect(self._engine_changed)
        CrashWiring(window, self._recorder)
        KeepOnScreen(window)
        self._recorder.forget_last()

    def _receive(self, claim: Claim) -> None:
        from carnet.gui.instance.reception import Reception  # noqa: PLC0415 - not on Windows

        self._reception = Reception(claim, self)
        self._reception.wished.connect(self._take)

    def _take(self, wish: StartWish) -> None:
        desktop = self._program.window.findChild(DesktopWiring)
        if desktop is not None:
            desktop.take(wish)

    def _engine_changed(self, state: EngineState) -> None:
        if state is EngineState.CLOSED and self._reception is not None:
            self._reception.close()  # a start from now on waits for the next window

    def _leave(self) -> None:
        self._program.window.leave()

    def _save(self) -> None:
        window = self._program.window
        window.parts.state.save(window, window.splitter)
        window.parts.state.flush()
