"""Ten thousand notes: when they are findable, what a restart costs, how soon an edit is seen."""

from __future__ import annotations

import statistics
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil
from tests.bench.corpus import write_notes
from tests.bench.table import Row

from carnet.bootstrap.services import Services, open_services
from carnet.domain.library import IndexReport
from carnet.domain.search import SearchMode, SearchRequest
from carnet.settings.paths import resolve_paths

NOTES = 10_000
EDITS = 20
_PATIENCE_S = 60
_LOOK_S = 0.02


def measure_scale(folder: Path) -> list[Row]:
    """Text of `NOTES` notes by `carnet index --text-only`, again unchanged, then `EDITS` edits."""
    notes = folder / "many-notes"
    write_notes(notes, NOTES)
    library = str(folder / "many-library")
    command = ("--data-dir", library, "index", "--text-only")
    first_s, first_mb = _process(*command, str(notes))
    again_s, again_mb = _process(*command)
    return [
        Row(
            f"`carnet index --text-only`, {NOTES:,} notes: all findable by keyword",
            f"{first_s:.1f} s",
            f"peak memory {first_mb:.0f} MB",
        ),
        Row(
            f"the same again, nothing changed at {NOTES:,} notes",
            f"{again_s:.1f} s",
            f"whole process; peak memory {again_mb:.0f} MB",
        ),
        _measure_edits(notes, library),
    ]


def _measure_edits(notes: Path, library: str) -> Row:
    """From the write of a paragraph until a keyword search finds it, with the real watcher."""
    services = open_services(resolve_paths(library), writer=True)
    scanned = threading.Event()
    problems: list[str] = []

    def changed(_report: IndexReport, _status: object) -> None:
        scanned.set()

    keeper = services.start_keeper(changed, lambda p: problems.append(p.code), lambda _p: None)
    try:
        if not scanned.wait(_PATIENCE_S):
            raise RuntimeError(f"the first scan does not end: {problems}")
        keeper.pause()  # embedding 10,000 notes is not what is measured
        keeper.resume()
        delays = [
            _one_edit(services, notes / f"{n:03d}" / f"note-{n * 100:06d}.md", f"zanzibar{n:03d}x")
            for n in range(EDITS)
        ]
    finally:
        keeper.close()
        services.close()
    return Row(
        f"one paragraph edited among {NOTES:,} notes, until it is findable",
        f"{statistics.median(delays):.2f} s",
        f"median of {EDITS}, worst {max(delays):.2f} s; half a second of it is waiting for more",
    )


def _one_edit(services: Services, note: Path, word: str) -> float:
    note.write_text(note.read_text(encoding="utf-8") + f"\nA new line about {word}.\n")
    started = time.perf_counter()
    request = SearchRequest(word, SearchMode.KEYWORD)
    while not services.searcher.search(request).passages:
        if time.perf_counter() - started > _PATIENCE_S:
            raise RuntimeError(f"{note} was not seen")
        time.sleep(0.02)
    return time.perf_counter() - started


def _process(*arguments: str) -> tuple[float, float]:
    """Wall-clock seconds and peak memory in MB of one `carnet`."""
    started = time.perf_counter()
    peak = 0
    with subprocess.Popen(
        [sys.executable, "-m", "carnet.cli", *arguments], stdout=subprocess.DEVNULL
    ) as child:
        process = psutil.Process(child.pid)
        while child.poll() is None:
            # Not the system's own figure at its end: that begins with the memory of this process.
            with suppress(psutil.Error):
                peak = max(peak, process.memory_info().rss)
            time.sleep(_LOOK_S)
    if child.returncode:
        raise RuntimeError(f"carnet {' '.join(arguments)} ended with {child.returncode}")
    return time.perf_counter() - started, peak / 1e6
