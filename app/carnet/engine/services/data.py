"""What is kept on this machine, as the engine needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from carnet.domain.cancel import CancelToken
from carnet.domain.data import (
    DataReport,
    EraseReport,
    ExportProgress,
    ExportReport,
    ExportWords,
    ForgottenTalks,
)


class Data(Protocol):
    """What is kept on this machine."""

    @property
    def erased(self) -> EraseReport | None:
        """What was deleted before this start."""

    def report(self, cancel: CancelToken) -> DataReport:
        """Where everything lies and how big it is. Raises `Cancelled`."""

    def close_to_others(self) -> None:
        """Let nobody but the owner read it."""

    def export(
        self,
        place: str,
        words: ExportWords,
        cancel: CancelToken,
        on_progress: Callable[[ExportProgress], None],
        *,
        archive: bool,
    ) -> ExportReport:
        """Copy everything to a new folder or zip file. Raises `Cancelled` and `KnownError`."""

    def forget_conversations(self) -> ForgottenTalks:
        """Every kept answer leaves the disk."""

    def mark_for_erasing(self, *, models: bool) -> None:
        """The next start deletes everything first. Raises `KnownError`."""
