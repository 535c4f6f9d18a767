"""The engine's life: open, serve, warm the models, close within a deadline."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import BinaryIO

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.models import ModelRole
from carnet.engine.announcing import Announcer
from carnet.engine.handlers import Handlers
from carnet.engine.library_feed import LibraryFeed
from carnet.engine.opened import Lanes, Opened
from carnet.engine.protocol import EnginePhase
from carnet.engine.rpc.lanes import Job, Lane
from carnet.engine.rpc.server import Server
from carnet.engine.rpc.streams import LineReader, LineWriter
from carnet.engine.services import Services

_log = logging.getLogger(__name__)

EXIT_DONE = 0
EXIT_BUG = 1
EXIT_KNOWN_FAILURE = 3
CLOSING_S = 2.5  # the window loses patience after three seconds


class Engine:
    """Serves one parent on a pair of streams. `run` once."""

    def __init__(
        self, open_services: Callable[[], Services], reader: BinaryIO, writer: BinaryIO
    ) -> None:
        self._open_services = open_services
        # A signal handler may put into this queue at any moment; an Event could lock up.
        self._stop: SimpleQueue[None] = SimpleQueue()
        self._opened: Future[Opened] = Future()
        self._lanes = Lanes(
            Lane("library"),
            Lane("documents"),
            Lane("imports"),
            Lane("search", newest_only=True),
            Lane("answers"),
            Lane("data"),
        )
        lines = LineWriter(writer)
        self._warming = Lane("warming")
        self._announcer = Announcer(lines)
        handlers = Handlers(self._opened.result, self._announcer, self._warm)
        routes = handlers.routes(self._lanes, self.stop, self._stop_if_unusable)
        self._server = Server(LineReader(reader), lines, routes)

    def stop(self) -> None:
        """Make `run` return. From any thread, any number of times."""
        self._stop.put(None)

    def run(self) -> int:
        """Serve until the parent goes or `stop`; the exit code. The caller ends the process."""
        for lane in self._all_lanes():
            lane.start()
        threading.Thread(target=self._serve, name="carnet-requests", daemon=True).start()
        threading.Thread(target=self._open, name="carnet-opening", daemon=True).start()
        self._stop.get()
        closing = threading.Thread(target=self._close, name="carnet-closing", daemon=True)
        closing.start()
        closing.join(CLOSING_S)
        if closing.is_alive():  # what is stored survives a kill by design
            _log.warning("not everything closed within %.1f s; leaving anyway", CLOSING_S)
        return self._exit_code()

    def _all_lanes(self) -> tuple[Lane, ...]:
        lanes = self._lanes
        return (
            self._warming,
            lanes.library,
            lanes.documents,
            lanes.imports,
            lanes.search,
            lanes.answers,
            lanes.data,
        )

    def _serve(self) -> None:
        try:
            self._server.serve()
        finally:
            self.stop()

    def _open(self) -> None:
        try:
            opened = self._start_services()
        except Exception as error:
            if not isinstance(error, KnownError):
                _log.exception("the library could not be opened")
            self._opened.set_exception(error)
            return
        self._opened.set_result(opened)
        self._announcer.enter(EnginePhase.OPEN)
        self._warm()

    def _start_services(self) -> Opened:
        services = self._open_services()
        try:
            library = services.library
            feed = LibraryFeed(
                library.status, self._announcer.library, indexed_at=library.last_indexed_at()
            )
            keeper = services.start_keeper(
                on_change=lambda report, _status: feed.changed(report),
                on_problem=self._announcer.problem,
                on_progress=lambda _progress: feed.look(),
            )
        except BaseException:
            services.close()
            raise
        return Opened(services, keeper, feed)

    def _warm(self) -> None:
        """Load the models before they are needed: those of the search aside, then the generator on
        the thread that will use it."""
        self._announcer.enter(EnginePhase.WARMING)
        self._warming.submit(Job(self._warm_search))

    def _warm_search(self, _cancel: CancelToken) -> None:
        self._load(ModelRole.EMBEDDER)
        self._load(ModelRole.RERANKER)
        self._lanes.answers.submit(Job(self._warm_generator))

    def _warm_generator(self, _cancel: CancelToken) -> None:
        self._load(ModelRole.GENERATOR)
        self._announcer.enter(EnginePhase.READY)

    def _load(self, role: ModelRole) -> None:
        try:
            self._opened.result().services.models.warm(role)
        except KnownError as error:
            self._announcer.problem(error.info)
        except Exception:
            _log.exception("the %s could not be loaded", role)
            self._announcer.problem(_model_bug(role))

    def _close(self) -> None:
        """In the order in which things use each other; a job asked to stop is waited for."""
        for lane in self._all_lanes():
            lane.close()
        if self._opened.exception() is None:
            opened = self._opened.result()
            opened.keeper.close()
            opened.feed.close()
            for lane in self._all_lanes():
                lane.join()
            opened.services.close()

    def _stop_if_unusable(self) -> None:
        """After the greeting: a parent that was told why we cannot serve needs us no longer."""
        if self._opened.exception() is not None:
            self.stop()

    def _exit_code(self) -> int:
        error = self._opened.exception() if self._opened.done() else None
        if error is None:
            return EXIT_DONE
        return EXIT_KNOWN_FAILURE if isinstance(error, KnownError) else EXIT_BUG


def _model_bug(role: ModelRole) -> ErrorInfo:
    return ErrorInfo(
        "model-failed",
        f"The {role} could not be loaded.",
        "Start Carnet again. If it happens again, verify the model or choose another.",
    )
