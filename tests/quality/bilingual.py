"""Across languages: French questions whose answer stands in an English note."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.quality.kept import Kept
from tests.quality.library import open_library
from tests.quality.report import Finding, figure
from tests.quality.sets import MODES

from carnet.bootstrap.services import Services
from carnet.domain.search import SearchMode
from carnet.search.measuring.comparison import compare, interval_of
from carnet.search.measuring.evaluation import evaluate

_SET = Path(__file__).with_name("bilingual.toml")
_MEASURE = "ndcg@10"


@dataclass(frozen=True)
class Note:
    """An English note and the French question that it answers, if any does."""

    name: str
    text: str
    question: str = ""


def load() -> list[Note]:
    """The notes in their order."""
    rows = tomllib.loads(_SET.read_text(encoding="utf-8"))["note"]
    return [Note(**row) for row in rows]


def write_notes(folder: Path) -> None:
    """Each note as a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for note in load():
        (folder / f"{note.name}.md").write_text(note.text + "\n", encoding="utf-8")


def scores(services: Services) -> dict[str, dict[str, float]]:
    """nDCG@10 of each question by mode and note."""
    questions = {note.name: note.question for note in load() if note.question}
    judged = {name: {name: 1} for name in questions}
    return {
        mode.value: {
            one.query_id: one.scores[_MEASURE]
            for one in evaluate(
                services.searcher.search, questions, judged, lambda path: Path(path).stem, mode
            )
        }
        for mode in SearchMode
    }


def measure(work: Path, kept: Kept) -> list[Finding]:
    """One row: better than either half."""

    def ask() -> dict[str, Any]:
        notes = work / "bilingual" / "notes"
        write_notes(notes)
        with open_library(work / "bilingual" / "library", notes) as services:
            return scores(services)

    found = kept.get("bilingual", ask, _SET.read_text(encoding="utf-8"))
    means = {mode: sum(found[mode].values()) / len(found[mode]) for mode in MODES}
    cells = []
    for mode in MODES:
        within = interval_of(list(found[mode].values()))
        cells.append(figure(means[mode], (within.low, within.high)))
    half = max(("keyword", "vector"), key=means.__getitem__)
    gained = compare(found[half], found["hybrid"])
    holds = gained.mean > 0
    said = {"better": ", really better than", "same": ", not surely better than"}
    verdict = f"{'holds' if holds else 'missed'}: {gained.mean:+.3f}"
    verdict += f"{said.get(gained.verdict.value, ', really worse than')} {half}"
    return [
        Finding(
            "French questions, English notes", "fr, en", gained.queries, _MEASURE,
            "above either half", *cells, verdict=verdict, holds=holds,
        )
    ]  # fmt: skip
