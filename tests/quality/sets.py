"""Sets in BEIR layout, through `carnet eval` as a person would run it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.quality.kept import Kept
from tests.quality.report import Finding, figure

from carnet.text.language import detect_language

MODES = ("keyword", "vector", "hybrid")
_SLACK = 0.005  # how far below its better half hybrid search may be
_ENOUGH_QUERIES = 30  # to tell the language of a set


@dataclass(frozen=True)
class Goal:
    """What hybrid search has to reach on a set."""

    measure: str
    least: float


GOALS = {
    "scifact": (Goal("ndcg@10", 0.735),),
    "service-public-fr": (Goal("ndcg@10", 0.90), Goal("hit@5", 0.98)),
    "piaf-fr.dev": (Goal("hit@5", 0.90),),
    "clapnq-dev-en.dev": (Goal("hit@1", 0.985),),
}


def folders(data: Path) -> list[Path]:
    """Every set below `data`, by name."""
    found = {path.parent for path in data.resolve().rglob("corpus.jsonl")}
    whole = (folder for folder in found if (folder / "qrels" / "test.tsv").is_file())
    return sorted(whole, key=lambda folder: folder.name)


def measure(folder: Path, work: Path, sample: int | None, kept: Kept) -> list[Finding]:
    """Rows of one set."""
    name = folder.name if sample is None else f"{folder.name}-{sample}"
    result = kept.get(name, lambda: _evaluate(folder, work, sample), (str(folder), sample))
    return list(rows(folder.name, language_of(folder), result))


def rows(name: str, language: str, result: dict[str, Any]) -> Iterator[Finding]:
    """The row that every set has, then those of its own goals."""
    modes, better = result["modes"], "ndcg@10"
    half = max(("keyword", "vector"), key=lambda mode: modes[mode][better])
    gap = modes["hybrid"][better] - modes[half][better]
    said = {
        "better": "really better than",
        "worse": "really worse than",
        "same": "no real difference from",
    }
    against = result["hybrid_against"][half][better]["verdict"]
    holds = gap >= -_SLACK
    verdict = f"{'holds' if holds else 'missed'}: {gap:+.3f}, {said[against]} {half}"
    yield _row(name, language, result, better, "its better half - 0.005", verdict, holds)
    for goal in GOALS.get(name, ()):
        reached = modes["hybrid"][goal.measure]
        holds = reached >= goal.least
        verdict = f"{'holds' if holds else 'missed'}: {reached - goal.least:+.3f}"
        yield _row(name, language, result, goal.measure, f"{goal.least:.3f}", verdict, holds)


def language_of(folder: Path) -> str:
    """What its first questions are written in."""
    lines = (folder / "queries.jsonl").read_text(encoding="utf-8").split("\n")[:_ENOUGH_QUERIES]
    return detect_language("\n".join(json.loads(line)["text"] for line in lines if line))


def _row(
    name: str, language: str, result: dict[str, Any], measure: str, goal: str, verdict: str,
    holds: bool,
) -> Finding:  # fmt: skip
    cells = [
        figure(result["modes"][mode][measure], result["modes"][mode]["ci95"][measure])
        for mode in MODES
    ]
    return Finding(
        name, language, result["queries"], measure, goal, *cells, verdict=verdict, holds=holds
    )


def _evaluate(folder: Path, work: Path, sample: int | None) -> dict[str, Any]:
    command = [sys.executable, "-m", "carnet.cli", "--data-dir", str(work), "eval", str(folder),
               "--json", "--save", str(work / f"run-{folder.name}.json"),
               "--misses", str(work / f"misses-{folder.name}.jsonl")]  # fmt: skip
    if sample is not None:
        command += ["--sample", str(sample)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"carnet eval {folder.name} failed: {done.stderr.strip()}")
    document: dict[str, Any] = json.loads(done.stdout)
    return document
