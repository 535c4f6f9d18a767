"""Requests about what is kept: where it lies, taking it along, making it go."""

from __future__ import annotations

import time
from collections.abc import Callable

from carnet.domain.data import (
    DataReport,
    EraseRequest,
    ExportProgress,
    ExportReport,
    ExportRequest,
    ForgottenTalks,
)
from carnet.engine.announcing import Announcer
from carnet.engine.opened import Lanes, Opened
from carnet.engine.protocol import ExportNotice, Method, Nothing
from carnet.engine.rpc.server import Call, Route

_PROGRESS_S = 0.1


class DataHandlers:
    """`opened` waits for the services and raises what kept them from opening."""

    def __init__(self, opened: Callable[[], Opened], announcer: Announcer) -> None:
        self._opened = opened
        self._announcer = announcer

    def routes(self, lanes: Lanes) -> dict[str, Route]:
        """Every method about what is kept. Counting and copying have a lane of their own."""
        return {
            Method.DATA: Route(Nothing, self._report, lanes.data),
            Method.CLOSE_TO_OTHERS: Route(Nothing, self._close_to_others, lanes.data),
            Method.EXPORT: Route(ExportRequest, self._export, lanes.data),
            Method.ERASE: Route(EraseRequest, self._erase, lanes.data),
            # Takes a while, and no answer may be kept meanwhile.
            Method.FORGET_CONVERSATIONS: Route(Nothing, self._forget_talks, lanes.answers),
        }

    def _report(self, _params: Nothing, call: Call) -> DataReport:
        return self._opened().services.data.report(call.cancel)

    def _close_to_others(self, _params: Nothing, call: Call) -> DataReport:
        data = self._opened().services.data
        data.close_to_others()
        return data.report(call.cancel)

    def _export(self, params: ExportRequest, call: Call) -> ExportReport:
        announced = float("-inf")

        def tell(progress: ExportProgress) -> None:
            nonlocal announced
            now = time.monotonic()
            if now - announced >= _PROGRESS_S:
                announced = now
                self._announcer.export(ExportNotice(call.id, progress))

        data = self._opened().services.data
        return data.export(params.place, params.words, call.cancel, tell, archive=params.archive)

    def _forget_talks(self, _params: Nothing, _call: Call) -> ForgottenTalks:
        opened = self._opened()
        try:
            return opened.services.data.forget_conversations()
        finally:
            opened.keeper.rescan(retry=False)  # it was stopped to make way

    def _erase(self, params: EraseRequest, _call: Call) -> Nothing:
        self._opened().services.data.mark_for_erasing(models=params.models)
        return Nothing()
