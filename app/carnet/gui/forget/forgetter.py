"""Asks, has the engine forget, shows the proof; takes things in again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import ForgetReport, LibraryStatus
from carnet.engine.protocol import Method, PathParams
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.engine.pending import stopped
from carnet.gui.engine.succession import hear
from carnet.gui.forget.subject import Subject
from carnet.gui.look.icons import Icons

if TYPE_CHECKING:
    from carnet.gui.forget.forget_dialog import ForgetDialog
    from carnet.gui.forget.forgotten_dialog import ForgottenDialog


@dataclass(frozen=True, slots=True)
class ForgettingUnderWay:
    """What another window may go on with: the request, or how it ended."""

    subject: Subject
    request: int | None
    ended: ForgetReport | ErrorInfo | None
    shown: bool  # the dialog is open


class Forgetter(QObject):
    """Everything in the window that holds a piece of the text hears `gone` and lets go of it."""

    gone = Signal(object)  # Subject
    changed = Signal(object)  # LibraryStatus
    failed = Signal(object)  # ErrorInfo

    def __init__(self, client: EngineClient, icons: Icons, window: QWidget) -> None:
        super().__init__(window)
        self._client = client
        self._icons = icons
        self._window = window
        self._forgotten: tuple[str, ...] = ()
        self._request: int | None = None  # while the engine forgets
        self._ended: ForgetReport | ErrorInfo | None = None
        self._list: ForgottenDialog | None = None
        self.dialog: ForgetDialog | None = None

    def know(self, status: LibraryStatus) -> None:
        """What is forgotten now."""
        if status.forgotten != self._forgotten:
            self._forgotten = status.forgotten
            if self._list is not None:
                self._list.show_paths(self._forgotten)

    def is_forgotten(self, path: str) -> bool:
        """Whether a path would have to be taken in again."""
        return any(Subject(known, "").holds(path) for known in self._forgotten)

    def ask(self, subject: Subject) -> None:
        """Say what would happen, and do it when a person agrees."""
        if self.dialog is not None:  # closed while it works: one thing is forgotten at a time
            self.dialog.open()
            return
        self._make_dialog(subject).open()

    def show_forgotten(self) -> None:
        """The list of what is forgotten."""
        if self._list is None:
            from carnet.gui.forget.forgotten_dialog import (  # noqa: PLC0415
                ForgottenDialog,
            )

            self._list = ForgottenDialog(self._window)
            self._list.recall_wanted.connect(self.recall)
        self._list.show_paths(self._forgotten)
        self._list.open()

    def recall(self, path: str) -> None:
        """Take a path in again."""
        self._client.request(
            Method.ADD_FOLDER,
            PathParams(path),
            LibraryStatus,
            self.changed.emit,
            self.failed.emit,
        )

    @property
    def under_way(self) -> ForgettingUnderWay | None:
        """None when nothing is being forgotten and no report of it is open."""
        dialog = self.dialog
        if dialog is None or (self._request is None and self._ended is None):
            return None
        return ForgettingUnderWay(dialog.subject, self._request, self._ended, dialog.isVisible())

    def go_on(self, under_way: ForgettingUnderWay) -> None:
        """Take over what another window has forgotten, and show it as it showed it."""
        dialog = self._make_dialog(under_way.subject)
        ended = under_way.ended
        if under_way.request is None:
            if isinstance(ended, ForgetReport):
                self._done(dialog, ended)
            elif ended is not None:
                self._not_done(dialog, ended)
            return
        dialog.working()
        if under_way.shown:
            dialog.open()
        self._request = under_way.request
        self.gone.emit(under_way.subject)
        took, failed = self._replies(dialog)
        if not hear(self._client, under_way.request, took, failed):
            failed(stopped(""))

    # -- inside -------------------------------------------------------------------------------

    def _make_dialog(self, subject: Subject) -> ForgetDialog:
        from carnet.gui.forget.forget_dialog import ForgetDialog  # noqa: PLC0415 - not at the start

        self._ended = None
        self.dialog = dialog = ForgetDialog(self._icons, subject, self._window)
        dialog.agreed.connect(self._forget)
        dialog.recall_wanted.connect(self._recall_subject)
        dialog.finished.connect(self._closed)
        return dialog

    def _forget(self) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        subject = dialog.subject
        dialog.working()
        self._ended = None
        self.gone.emit(subject)  # at once: the engine may take a minute
        took, failed = self._replies(dialog)
        self._request = self._client.request(
            Method.FORGET, PathParams(subject.path), ForgetReport, took, failed
        )

    def _replies(
        self, dialog: ForgetDialog
    ) -> tuple[Callable[[ForgetReport], None], Callable[[ErrorInfo], None]]:
        return (
            lambda report: self._done(dialog, report),
            lambda error: self._not_done(dialog, error),
        )

    def _done(self, dialog: ForgetDialog, report: ForgetReport) -> None:
        self._request, self._ended = None, report
        self.gone.emit(dialog.subject)  # what came meanwhile
        dialog.show_report(report)
        dialog.open()  # closed or not: what became of it is told

    def _not_done(self, dialog: ForgetDialog, error: ErrorInfo) -> None:
        self._request, self._ended = None, error
        dialog.show_failure(error)
        dialog.open()

    def _recall_subject(self) -> None:
        if self.dialog is not None:
            self.recall(self.dialog.subject.path)
            self.dialog.accept()

    def _closed(self) -> None:
        if self.dialog is not None and self._request is None:
            self.dialog.deleteLater()
            self.dialog = self._ended = None
