"""Processes to test: isolation cannot be undone, so it never happens in pytest's own."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from carnet.engine.client import EngineClient, NoticeParams

N = TypeVar("N")
RunPython = Callable[[str], str]

FAKE_ENGINE = Path(__file__).with_name("fake_engine.py")
PATIENCE_S = 90.0


@pytest.fixture
def run_python() -> RunPython:
    """Run a script in a fresh Python that must succeed; gives its stdout, stripped."""

    def run(script: str) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", textwrap.dedent(script)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


@pytest.fixture
def run_isolated(run_python: RunPython) -> RunPython:
    """The same after `isolate()`, whose result the script finds in `mechanisms`."""

    def run(script: str) -> str:
        start = "from carnet.engine.isolation import isolate, probe\nmechanisms = isolate()\n"
        return run_python(start + textwrap.dedent(script))

    return run


class Notices:
    """What an engine announced, to be waited for."""

    def __init__(self) -> None:
        self.seen: list[tuple[float, NoticeParams]] = []
        self._changed = threading.Condition()

    def __call__(self, notice: NoticeParams) -> None:
        with self._changed:
            self.seen.append((time.monotonic(), notice))
            self._changed.notify_all()

    def of(self, kind: type[N]) -> list[N]:
        """Everything of one type so far."""
        return [notice for _, notice in self.seen if isinstance(notice, kind)]

    def wait_for(self, kind: type[N], wanted: Callable[[N], bool] = lambda _: True) -> N:
        """The first of one type that is wanted, waiting for it if need be."""

        def find() -> N | None:
            return next(filter(wanted, self.of(kind)), None)

        with self._changed:
            assert self._changed.wait_for(lambda: find() is not None, PATIENCE_S), self.seen[-3:]
        found = find()
        assert found is not None
        return found


@pytest.fixture(scope="session")
def make_notices() -> Callable[[], Notices]:
    """Makes somewhere for an engine's announcements to go."""
    return Notices


@pytest.fixture
def notices() -> Notices:
    """One such place."""
    return Notices()


class FakeEngine(EngineClient):
    """A client of tests/engine/fake_engine.py."""

    def __init__(self, record: Path, mode: str = "") -> None:
        self.notices = Notices()
        self.stderr = record.with_suffix(".stderr")
        self._record_file = record
        with self.stderr.open("wb") as stderr:
            super().__init__(
                [sys.executable, str(FAKE_ENGINE), str(record), mode], self.notices, stderr=stderr
            )

    def record(self) -> list[str]:
        """What its services saw so far."""
        if not self._record_file.exists():
            return []
        return self._record_file.read_text(encoding="utf-8").splitlines()

    def wait_for_record(self, line: str) -> None:
        """Until its services have seen this."""
        end = time.monotonic() + PATIENCE_S
        while line not in self.record():
            assert time.monotonic() < end, self.record()
            time.sleep(0.01)


@pytest.fixture
def start_fake_engine(tmp_path: Path) -> Iterator[Callable[[str], FakeEngine]]:
    """Starts engines with made-up services; they end with the test."""
    started: list[FakeEngine] = []

    def start(mode: str = "") -> FakeEngine:
        engine = FakeEngine(tmp_path / f"record-{len(started)}.txt", mode)
        started.append(engine)
        return engine

    yield start
    for engine in started:
        engine.close()


@pytest.fixture
def fake_engine(start_fake_engine: Callable[[str], FakeEngine]) -> FakeEngine:
    """One such engine in its usual mood."""
    return start_fake_engine("")
