"""New processes: what a command costs until its first result."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.table import Row

REPEATS = 10
_QUESTION = "What colour did we paint the kitchen walls?"


def measure_commands(folder: Path) -> list[Row]:
    """`--version` against a bare interpreter; search and the first words of an answer."""
    carnet = ("-m", "carnet.cli")
    library = (*carnet, "--data-dir", str(folder / "sample-library"))
    bare, _ = _run("-c", "pass")
    version, _ = _run(*carnet, "--version")
    _, keyword = _run(*library, "search", "boiler", "--mode", "keyword")
    _, hybrid = _run(*library, "search", "boiler")
    _, answer = _run(*library, "ask", _QUESTION)
    note = f"wall clock, warm disk, median of {REPEATS}"
    return [
        Row("`carnet --version`, CPU", f"{version:.2f} s", f"`python -c pass`: {bare:.2f} s"),
        Row("new process: keyword search", f"{keyword:.2f} s", note),
        Row("new process: hybrid search", f"{hybrid:.2f} s", note),
        Row("new process: first words of an answer", f"{answer:.2f} s", note),
    ]


def _run(*arguments: str) -> tuple[float, float]:
    """Median CPU seconds of a new Python, and wall-clock seconds until its first output."""
    cpu, wall = [], []
    for _ in range(REPEATS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        ) as child:
            if child.stdout is not None:
                child.stdout.read(1)
                wall.append(time.perf_counter() - started)
                child.stdout.read()
        if child.returncode:
            raise RuntimeError(f"{arguments} ended with {child.returncode}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(cpu), statistics.median(wall)
