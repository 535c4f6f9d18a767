"""Requests about the engine itself: greeting, leaving, proving that it is cut off."""

from __future__ import annotations

from collections.abc import Callable

from carnet import __version__
from carnet.engine.announcing import Announcer
from carnet.engine.isolation import probe
from carnet.engine.opened import Lanes, Opened
from carnet.engine.protocol import EngineInfo, IsolationReport, Method, Nothing
from carnet.engine.rpc.server import Call, Route


class EngineHandlers:
    """`opened` waits for the services and raises what kept them from opening."""

    def __init__(self, opened: Callable[[], Opened], announcer: Announcer) -> None:
        self._opened = opened
        self._announcer = announcer

    def routes(
        self, lanes: Lanes, stop: Callable[[], None], stop_if_unusable: Callable[[], None]
    ) -> dict[str, Route]:
        """Every method about the engine."""
        return {
            Method.HELLO: Route(Nothing, self._hello, lanes.library, after=stop_if_unusable),
            Method.SHUTDOWN: Route(Nothing, self._shutdown, None, after=stop),
            Method.PRIVACY: Route(Nothing, self._privacy, lanes.library),
        }

    def _hello(self, _params: Nothing, _call: Call) -> EngineInfo:
        services = self._opened().services
        return EngineInfo(
            version=__version__,
            data_dir=str(services.paths.data_dir),
            models_dir=str(services.paths.models_dir),
            isolation=probe(),
            status=services.library.status(),
            phase=self._announcer.phase,
            erased=services.data.erased,
        )

    def _shutdown(self, _params: Nothing, _call: Call) -> Nothing:
        return Nothing()

    def _privacy(self, _params: Nothing, _call: Call) -> IsolationReport:
        return probe()
