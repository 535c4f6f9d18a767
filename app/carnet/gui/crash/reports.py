"""Reports of crashes: made from what a run left behind, kept for a while, never sent."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from carnet.gui.crash.run_file import ACTION, EXCEPTION, FAULT, left_behind
from carnet.gui.crash.shortening import shortened

REPORT = "window-report-"
KEPT_DAYS = 30
MOST_KEPT = 10
ACTIONS_TOLD = 20
_LARGEST = 60_000  # characters
_PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class Report:
    """A text file that a person may read, copy and delete."""

    path: Path
    text: str


def collect(folder: Path) -> Report | None:
    """Turn what crashed runs left behind into reports; the newest, when there is a new one.

    Runs that were merely ended from outside (a power cut, a kill) leave no report.
    """
    made: Report | None = None
    for path in left_behind(folder):
        with suppress(OSError):
            text = path.read_text(encoding="utf-8", errors="replace")
            at = path.stat().st_mtime
            if _faulted(text):
                made = write_report(folder, text, at) or made
            path.unlink()
    prune(folder)
    return made


def write_report(folder: Path, run: str, at: float | None = None) -> Report | None:
    """A report of a run, None when it cannot be written."""
    at = time.time() if at is None else at
    text = compose(run, at)
    stamp = time.strftime("%Y-%m-%d-%H%M%S", time.localtime(at))
    path = folder / f"{REPORT}{stamp}.txt"
    try:
        path.touch(_PRIVATE)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return Report(path, text)


def compose(run: str, at: float) -> str:
    """What is told: versions, the last actions by name, what went wrong."""
    lines = run.splitlines()
    actions = [line for line in lines if line.startswith(ACTION)][-ACTIONS_TOLD:]
    others = [line for line in lines if not line.startswith(ACTION) and line != FAULT]
    parts = [time.strftime("%Y-%m-%d %H:%M", time.localtime(at)), *others]
    if actions:
        parts += ["", "-- last actions --", *(line.removeprefix(ACTION) for line in actions)]
    return shortened("\n".join(parts))[:_LARGEST] + "\n"


def prune(folder: Path, now: float | None = None) -> None:
    """Old reports go; of the others the newest stay."""
    now = time.time() if now is None else now
    with suppress(OSError):
        found = sorted(folder.glob(f"{REPORT}*.txt"), key=lambda path: path.stat().st_mtime)
        for number, path in enumerate(reversed(found)):
            if number >= MOST_KEPT or now - path.stat().st_mtime > KEPT_DAYS * 86_400:
                path.unlink(missing_ok=True)


def _faulted(run: str) -> bool:
    """Whether the process died of itself, or of an exception at its start."""
    _, mark, after = run.partition(f"{FAULT}\n")
    fatal = ("Fatal Python error", "Windows fatal", EXCEPTION)
    return bool(mark) and any(line.startswith(fatal) for line in after.splitlines())
