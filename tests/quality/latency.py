"""Warm hybrid search at ten thousand chunks, and what of it is embedding the query."""

from __future__ import annotations

import statistics
import time
import tomllib
from pathlib import Path

from tests.bench.latency import make_library
from tests.bench.questions import QUESTIONS
from tests.quality.kept import Kept
from tests.quality.report import Finding

from carnet.bootstrap.services import open_services
from carnet.domain.models import ModelRole
from carnet.domain.search import SearchMode, SearchRequest
from carnet.settings.paths import resolve_paths

CHUNKS = 10_000
MOST_MS = 40.0
_ROUNDS = 5
_TOTAL = "total"


def measure(work: Path, kept: Kept) -> list[Finding]:
    """One row: the median in each mode, and the parts of a hybrid search."""
    taken = kept.get("latency", lambda: _times(work), CHUNKS)
    median = {
        mode: {part: statistics.median(times) for part, times in parts.items()}
        for mode, parts in taken.items()
    }
    hybrid = dict(median["hybrid"])
    total = hybrid.pop(_TOTAL)
    largest = max(hybrid, key=hybrid.__getitem__)
    share = hybrid["embed"] / total
    holds = total <= MOST_MS and largest == "embed"
    others = ", ".join(
        f"{part} {ms:.1f}" for part, ms in sorted(hybrid.items(), key=lambda pair: -pair[1])
    )
    cells = [f"{median[mode][_TOTAL]:.0f} ms" for mode in ("keyword", "vector", "hybrid")]
    verdict = f"{'holds' if holds else 'missed'}: embedding {share:.0%}; parts (they overlap): "
    return [
        Finding(
            f"{CHUNKS:,} chunks, warm", "fr, en", len(taken["hybrid"][_TOTAL]), "median time",
            f"{MOST_MS:.0f} ms, most of it embedding", *cells, verdict=verdict + f"{others} ms",
            holds=holds,
        )
    ]  # fmt: skip


def _times(work: Path) -> dict[str, dict[str, list[float]]]:
    """Milliseconds by mode and part, the modes in turn."""
    paths = resolve_paths(str(work / "latency"))
    if not paths.database.exists():
        make_library(paths, CHUNKS)
    services = open_services(paths, writer=False)
    services.warm(ModelRole.EMBEDDER)
    texts = [row["question"] for row in tomllib.loads(QUESTIONS.read_text())["question"]]
    taken: dict[str, dict[str, list[float]]] = {mode.value: {} for mode in SearchMode}
    for round_ in range(_ROUNDS + 1):
        for text in texts:
            for mode in SearchMode:
                started = time.perf_counter()
                result = services.searcher.search(SearchRequest(text, mode))
                parts = {_TOTAL: (time.perf_counter() - started) * 1000, **result.timings_ms}
                if round_:  # the first warms caches
                    for part, ms in parts.items():
                        taken[mode.value].setdefault(part, []).append(ms)
    services.close()
    return taken
