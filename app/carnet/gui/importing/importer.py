"""Has the engine import what a person gave, one after the other, and shows what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QDateTime, QIODevice, QObject, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import ImportedFile, ImportOutcome, ImportReport
from carnet.engine.protocol import ImportParams, Method
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.engine.pending import stopped
from carnet.gui.engine.succession import hear
from carnet.gui.importing.given import Given
from carnet.gui.look.icons import Icons

if TYPE_CHECKING:
    from carnet.gui.importing.import_dialog import ImportDialog

MOST_REQUESTS = 40  # one a file lets progress be told; more than this go together


@dataclass(frozen=True, slots=True)
class ImportUnderWay:
    """What another window may go on with. `request` is None, and `running` too, when all is done
    and its report is still open.
    """

    request: int | None
    running: ImportParams | None
    waiting: tuple[ImportParams, ...]
    files: tuple[ImportedFile, ...]
    done: int
    total: int
    cancelled: bool
    shown: bool  # the dialog is open


class Importer(QObject):
    """One import at a time; what is given meanwhile follows."""

    open_wanted = Signal(str)  # path
    finished = Signal(object)  # ImportReport
    _encoded = Signal(bytes)

    def __init__(self, client: EngineClient, icons: Icons, window: QWidget) -> None:
        super().__init__(window)
        self._client = client
        self._icons = icons
        self._window = window
        self._waiting: list[ImportParams] = []
        self._running: ImportParams | None = None
        self._request: int | None = None
        self._cancelled = False
        self._total = self._done = 0
        self._files: list[ImportedFile] = []
        self.report: ImportReport | None = None  # None while it runs
        self.dialog: ImportDialog | None = None
        self._encoded.connect(self._take_encoded)

    def take(self, given: Given) -> None:
        """Import it."""
        if given.paths:
            size = -(-len(given.paths) // MOST_REQUESTS)
            groups = [given.paths[at : at + size] for at in range(0, len(given.paths), size)]
            self._add([ImportParams(paths=group) for group in groups])
        elif given.text:
            self._add([ImportParams(text=given.text)])
        elif not given.picture.isNull():
            picture = given.picture
            QThreadPool.globalInstance().start(lambda: self._encoded.emit(_png(picture)))

    @property
    def under_way(self) -> ImportUnderWay | None:
        """None when nothing is imported and no report is open."""
        shown = self.dialog is not None and self.dialog.isVisible()
        if self._running is None and not (shown and self.report is not None):
            return None
        return ImportUnderWay(
            self._request, self._running, tuple(self._waiting), tuple(self._files),
            self._done, self._total, self._cancelled, shown,
        )  # fmt: skip

    def go_on(self, under_way: ImportUnderWay) -> None:
        """Take over what another window imports, and show it as it showed it."""
        self._files, self._waiting = list(under_way.files), list(under_way.waiting)
        self._done, self._total = under_way.done, under_way.total
        self._cancelled = under_way.cancelled
        self._running, self._request = under_way.running, under_way.request
        if self._request is None:
            self._finish(told=True)
            return
        dialog = self._dialog()
        self._tell()
        if self._cancelled:
            dialog.show_stopping()
        dialog.setVisible(under_way.shown)
        if not hear(self._client, self._request, self._took, self._failed):
            self._failed(stopped(""))

    def cancel(self) -> None:
        """Stop after the file that is being read; what was read stays."""
        self._cancelled = True
        self._waiting.clear()
        if self._request is not None:
            self._client.cancel(self._request)
        if self.dialog is not None:
            self.dialog.show_stopping()

    # -- inside -------------------------------------------------------------------------------

    def _take_encoded(self, data: bytes) -> None:
        when = QDateTime.currentDateTime().toString("yyyy-MM-dd HH.mm.ss")
        name = self.tr("Picture {when}.png").format(when=when)
        self._add([ImportParams(data=data, name=name)])

    def _add(self, params: Sequence[ImportParams]) -> None:
        if self._running is None:
            self._files, self._total, self._done = [], 0, 0
            self._cancelled = False
            self.report = None
        self._waiting.extend(params)
        self._total += sum(max(1, len(one.paths)) for one in params)
        dialog = self._dialog()
        dialog.show()
        if self._running is None:
            self._next()
        else:
            self._tell()

    def _next(self) -> None:
        if not self._waiting:
            self._finish()
            return
        self._running = params = self._waiting.pop(0)
        self._tell()
        self._request = self._client.request(
            Method.IMPORT, params, ImportReport, self._took, self._failed
        )

    def _tell(self) -> None:
        if self._running is None or self.dialog is None or self._cancelled:
            return
        names = [PurePath(path).name for path in self._running.paths]
        name = names[0] if names else self._running.name or self.tr("a text")
        self.dialog.show_progress(name, self._done, self._total)

    def _took(self, report: ImportReport) -> None:
        self._files.extend(report.files)
        self._end_one()

    def _failed(self, error: ErrorInfo) -> None:
        sources = (self._running.paths if self._running else ()) or ("",)
        failed = ImportOutcome.FAILED
        self._files.extend(ImportedFile(source, failed, problem=error) for source in sources)
        self._end_one()

    def _end_one(self) -> None:
        if self._running is not None:
            self._done += max(1, len(self._running.paths))
        self._running = self._request = None
        self._next()

    def _finish(self, told: bool = False) -> None:
        self.report = ImportReport(tuple(self._files))
        dialog = self._dialog()
        dialog.show_report(self.report, self._cancelled)
        dialog.show()  # closed or not: what became of it is told
        if not told:
            self.finished.emit(self.report)

    # -- with a password ----------------------------------------------------------------------

    def _try_password(self, source: str, password: str) -> None:
        self._client.request(
            Method.IMPORT,
            ImportParams(paths=(source,), password=password),
            ImportReport,
            lambda report: self._tried(source, report.files),
            lambda error: self._tried(
                source, (ImportedFile(source, ImportOutcome.FAILED, problem=error),)
            ),
        )

    def _tried(self, source: str, files: Sequence[ImportedFile]) -> None:
        """Put the outcome in the place of the failure."""
        if self.report is None or not files:
            return
        self._files = [files[0] if old.source == source else old for old in self._files]
        self.report = ImportReport(tuple(self._files))
        if self.dialog is not None:
            self.dialog.show_report(self.report, self._cancelled, source)

    # -- the dialog ---------------------------------------------------------------------------

    def _dialog(self) -> ImportDialog:
        if self.dialog is None:
            from carnet.gui.importing.import_dialog import (  # noqa: PLC0415
                ImportDialog,
            )

            self.dialog = ImportDialog(self._icons, self._window)
            self.dialog.cancel_wanted.connect(self.cancel)
            self.dialog.open_wanted.connect(self.open_wanted)
            self.dialog.password_given.connect(self._try_password)
            self.dialog.finished.connect(self._closed)
        return self.dialog

    def _closed(self) -> None:
        if self.dialog is not None and self._running is None:
            self.dialog.deleteLater()
            self.dialog = None


def _png(picture: QImage) -> bytes:
    """Slow for a large screen: not for the thread of the window."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())
