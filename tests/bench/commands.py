"""New processes: what a command costs before it does anything."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.table import Row

REPEATS = 5


def measure_commands(folder: Path) -> list[Row]:
    """`--version` against a bare interpreter; keyword and hybrid search in a new process."""
    library = str(folder / "sample-library")
    carnet = ("-m", "carnet.cli")
    bare, _ = _run("-c", "pass")
    version, _ = _run(*carnet, "--version")
    _, keyword = _run(*carnet, "--data-dir", library, "search", "boiler", "--mode", "keyword")
    _, hybrid = _run(*carnet, "--data-dir", library, "search", "boiler")
    return [
        Row("`carnet --version`, CPU", f"{version:.2f} s", f"`python -c pass`: {bare:.2f} s"),
        Row("keyword search in a new process", f"{keyword:.2f} s", "wall clock, warm disk"),
        Row("hybrid search in a new process", f"{hybrid:.2f} s", "imports torch"),
    ]


def _run(*arguments: str) -> tuple[float, float]:
    """Median CPU and wall-clock seconds of a new Python."""
    cpu, wall = [], []
    for _ in range(REPEATS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        wall.append(time.perf_counter() - started)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(cpu), statistics.median(wall)
