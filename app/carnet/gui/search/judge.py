"""“This was the right note”: said by a person, kept by the engine, may be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import JudgeParams, Method, Nothing
from carnet.gui.engine.engine_client import EngineClient


class Judge(QObject):
    """Knows what was said since the window was opened."""

    changed = Signal()
    failed = Signal(object)  # ErrorInfo; what was said does not hold

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._right: set[tuple[str, str]] = set()  # query, path

    def is_right(self, query: str, path: str) -> bool:
        """Whether the note at `path` was called the right one for `query`."""
        return (query, path) in self._right

    def toggle(self, query: str, path: str) -> None:
        """Say so, or take it back. Shown at once; undone if the engine could not keep it."""
        said = (query, path)
        self._right ^= {said}
        relevant = True if said in self._right else None
        self._client.request(
            Method.JUDGE,
            JudgeParams(query, path, relevant),
            Nothing,
            lambda _nothing: None,
            lambda error: self._undo(said, error),
        )
        self.changed.emit()

    def _undo(self, said: tuple[str, str], error: ErrorInfo) -> None:
        self._right ^= {said}
        self.changed.emit()
        self.failed.emit(error)
