"""One trial of the self-test: what was tried, how it went, how long it took."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carnet.domain.programs import Child, carnet_command, child_command

PATIENCE_S = 300.0
_LAST_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Outcome:
    """`detail` says what was found, or what went wrong."""

    name: str
    passed: bool
    seconds: float
    detail: str


class TrialError(Exception):
    """Something is not as it must be; the text says what."""


def attempt(name: str, trial: Callable[[], str]) -> Outcome:
    """Run one trial. Whatever it raises is its outcome: the others are run all the same."""
    started = time.perf_counter()
    try:
        passed, detail = True, trial()
    except TrialError as error:
        passed, detail = False, str(error)
    except Exception as error:
        passed, detail = False, f"{type(error).__name__}: {error}"
    return Outcome(name, passed, time.perf_counter() - started, detail)


def expect(condition: bool, wrong: str) -> None:
    """Raise `TrialError` with `wrong` unless `condition` holds."""
    if not condition:
        raise TrialError(wrong)


class TrialLibrary:
    """Starts this program's own processes on a library of their own, as a person would."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._data = place / "data"
        self._environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}

    def carnet(self, *arguments: str) -> dict[str, Any]:
        """What a command answers. Raises `TrialError` when it fails."""
        return self._run(carnet_command("--data-dir", str(self._data), *arguments, "--json"))

    def window(self) -> dict[str, Any]:
        """What a window says that opens, waits for its engine and closes."""
        return self._run(child_command(Child.WINDOW_TRIAL, str(self._data), repr(time.time())))

    def _run(self, command: list[str]) -> dict[str, Any]:
        with tempfile.TemporaryFile() as errors:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=self._environment,
                timeout=PATIENCE_S,
                check=False,
            )
            errors.seek(0)
            said = errors.read().decode("utf-8", errors="replace").strip()
        try:
            answer: dict[str, Any] = json.loads(done.stdout)
        except ValueError as error:
            raise TrialError(f"exit code {done.returncode}: {said[-_LAST_CHARACTERS:]}") from error
        if "error" in answer:
            raise TrialError(f"{answer['error']['code']}: {answer['error']['message']}")
        return answer
