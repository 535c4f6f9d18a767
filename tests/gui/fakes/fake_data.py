"""The scripted engine's data directory: what lies there, exports, and making it go."""

from __future__ import annotations

import argparse
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fake_notes import ROOT

from carnet.domain.data import (
    DataKind,
    DataPlace,
    DataReport,
    EraseReport,
    ExportProgress,
    ExportReport,
    ForgottenTalks,
)
from carnet.domain.errors import KnownError

DATA = f"{ROOT}/.carnet"
PLACES = (
    DataPlace(DataKind.TEXT, f"{DATA}/index", 31_400_000, 48),
    DataPlace(DataKind.VECTORS, f"{DATA}/index", 12_100_000, 9),
    DataPlace(DataKind.DATABASE, f"{DATA}/carnet.sqlite", 4_600_000, 1),
    DataPlace(DataKind.CONVERSATIONS, f"{DATA}/carnet.sqlite", 310_000, 12, DataKind.DATABASE),
    DataPlace(DataKind.IMPORTS, f"{DATA}/imports", 18_900_000, 7),
    DataPlace(DataKind.LOGS, f"{DATA}/logs", 22_000, 2),
    DataPlace(DataKind.SETTINGS, f"{DATA}/settings.json", 240, 1),
    DataPlace(DataKind.WINDOW, f"{DATA}/window.ini", 1_900, 1),
    DataPlace(DataKind.TEMPORARY, DATA, 0, 0),
    DataPlace(DataKind.MODELS, f"{ROOT}/.models", 189_000_000, 14),
)
STEPS = 5


class FakeData:
    """`tell` sends how far the export of a request is."""

    def __init__(
        self, options: argparse.Namespace, tell: Callable[[int, ExportProgress], None]
    ) -> None:
        self._mode = options.data
        self._tell = tell
        self._closed = False
        self._mark = Path(options.erased) if options.erased else None

    @property
    def erased(self) -> EraseReport | None:
        """What this start has deleted: a start follows the mark of the one before."""
        if self._mark is None or not self._mark.exists():
            return None
        self._mark.unlink()
        remaining = (f"{DATA}/index",) if self._mode == "remains" else ()
        return EraseReport(84, 67_000_000, remaining)

    def report(self) -> DataReport:
        if self._mode == "fails":
            raise KnownError("data-not-writable", "It cannot be read.", "Mend the permissions.")
        exposed = (DATA,) if self._mode == "open" and not self._closed else ()
        return DataReport(PLACES, DATA, 182_000_000_000, exposed)

    def close_to_others(self) -> DataReport:
        self._closed = True
        return self.report()

    def export(
        self, request_id: int, params: dict[str, Any], stop: threading.Event
    ) -> ExportReport:
        if self._mode == "full":
            raise KnownError("export-no-room", "The export needs 19 MB.", "Free some space.")
        for step in range(STEPS):
            self._tell(request_id, ExportProgress(step * 4_000_000, 20_000_000, f"imports/{step}"))
        if "held" in params["place"]:
            stop.wait()
            raise KnownError("cancelled", "cancelled")
        place = params["place"]
        path = place if params["archive"] else f"{place}/Carnet export 2026-11-21"
        return ExportReport(path, 19_300_000, 27, 412, 12, 7, 3)

    def forget_talks(self) -> ForgottenTalks:
        if self._mode == "fails":
            raise KnownError("disk-full", "The disk is full.", "Free some space, then try again.")
        remains = ("carnet.sqlite",) if self._mode == "remains" else ()
        return ForgottenTalks(12, 834, 48_000_000, remains)

    def erase(self) -> None:
        if self._mode == "notes":
            raise KnownError(
                "erase-holds-notes",
                "Your folder lies in Carnet's own data, so nothing was deleted.",
                "Move it elsewhere, then try again.",
            )
        if self._mark is not None:
            self._mark.touch()
