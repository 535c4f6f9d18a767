"""Notices that the engine runs and says nothing: it may be at work, or it may hang."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from carnet.gui.engine.engine_client import EngineClient, EngineState

USUAL_MS = 20_000  # a large library on a slow disk greets sooner


class GreetingWatch(QObject):
    """Watches one client. Nothing is ended by itself: a person decides."""

    slow = Signal()
    came = Signal()  # after it was slow

    def __init__(
        self, client: EngineClient, parent: QObject | None = None, usual_ms: int = USUAL_MS
    ) -> None:
        super().__init__(parent)
        self.late = False
        self._timer = QTimer(self, singleShot=True, interval=usual_ms)
        self._timer.timeout.connect(self._is_late)
        client.state_changed.connect(self._changed)
        self._changed(client.state)

    def _changed(self, state: EngineState) -> None:
        if state is EngineState.STARTING:
            self._timer.start()
            return
        self._timer.stop()
        if self.late:
            self.late = False
            self.came.emit()

    def _is_late(self) -> None:
        self.late = True
        self.slow.emit()
