"""The start of the window: until it is seen, until words are found, and what it takes of memory."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.table import Row

from carnet.settings.paths import resolve_paths

REPEATS = 10
_CHILD = Path(__file__).with_name("start_child.py")
_LONGEST_S = 120.0


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds since the process began, by the wall's clock and by the processor's; bytes."""

    painted_s: float
    painted_cpu_s: float
    found_s: float
    rss: int
    pss: int


def measure_start(folder: Path) -> list[Row]:
    """Real processes, offscreen, on the sample library, each after the other."""
    library = folder / "start-library"
    sample = resolve_paths(str(library)).sample_dir
    _carnet(library, "index", str(sample))
    one_start(library, full=True)  # the disk is warm, the window knows that there are folders
    starts = [one_start(library) for _ in range(REPEATS)]
    used = one_start(library, full=True)
    painted = statistics.median(start.painted_s for start in starts)
    cpu = statistics.median(start.painted_cpu_s for start in starts)
    found = statistics.median(start.found_s for start in starts)
    note = f"wall clock, offscreen, warm disk, median of {REPEATS}"
    return [
        Row("window: from process start to its first painting", f"{painted:.2f} s", note),
        Row("window: the same, processor time of its process", f"{cpu:.2f} s", "one core"),
        Row("window: from process start to the first notes found by words", f"{found:.2f} s", note),
        Row(
            "window: memory of its process after an answer, a note open",
            f"{used.rss / 1e6:.0f} MB",
            f"resident; {used.pss / 1e6:.0f} MB counting shared pages in part",
        ),
    ]


def one_start(library: Path, *, full: bool = False) -> Start:
    """One process, to its end. Raises RuntimeError when it says nothing."""
    began = time.clock_gettime(time.CLOCK_MONOTONIC)
    place = ("--data-dir", str(library))
    done = subprocess.run(
        [sys.executable, str(_CHILD), str(began), "1" if full else "0", *place, "gui"],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=_LONGEST_S,
        check=False,
    )
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"the window ended with {done.returncode}: {done.stderr}")
    said = json.loads(done.stdout)
    marks = said["marks"]
    return Start(*marks["painted"], marks["found"][0], said["rss"], said["pss"])


def _carnet(library: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "carnet.cli", "--data-dir", str(library), *arguments]
    subprocess.run(command, check=True, capture_output=True)
