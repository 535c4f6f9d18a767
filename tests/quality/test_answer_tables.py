"""The tables of answers, from results that are given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.quality import answers

OWN = {
    "n": 4,
    "contains": 0.8,
    "citation_hit": 0.8,
    "refused_answerable": 0.05,
    "supported": 7,
    "supported_holds": 1.0,
    "first_token_ms": 150.0,
    "sentences": 2.0,
    "conflicts": 0.0,
    "chances": [(0.9, True), (0.4, True), (0.6, False), (0.1, False)],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("xquad-en", "clapnq-dev-en.dev"):
        folder = tmp_path / "data" / name
        folder.mkdir(parents=True)
        for file in ("queries.jsonl", "corpus.jsonl"):
            (folder / file).write_text(json.dumps({"_id": "1", "text": "x"}), encoding="utf-8")
    return tmp_path / "data"


def tables(data: Path, monkeypatch: pytest.MonkeyPatch, own: dict[str, object]) -> str:
    def measured(folder: Path, folders: list[Path], _work: Path) -> dict[str, object]:
        return {"own": own, "foreign": {f.name: 0.96 for f in folders if f != folder}}

    monkeypatch.setattr(answers, "_measure", measured)
    return "\n".join(answers.tables(data, data.parent / "work"))


def test_goals_are_said_to_hold_or_to_be_missed(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tables(data, monkeypatch, OWN)
    assert "| xquad-en | 4 | 0.800 (≥ 0.75, holds) | 0.800 (≥ 0.9, missed) " in text
    assert "mean of the sets: 0.050 (≤ 0.03, missed)" in text
    assert "Mean of the 2 pairs: 0.960 (≥ 0.95, holds); least: 0.96." in text


def test_the_curve_of_near_misses_is_drawn_from_the_chances(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tables(data, monkeypatch, OWN)
    assert "| 0.56 (balanced) | 0.50 | 0.50 | 0.500 |" in text
    assert "| 0.87 (cautious) | 0.50 | 1.00 | 0.750 |" in text


def test_what_was_measured_with_this_code_is_kept(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tables(data, monkeypatch, OWN)
    assert tables(data, monkeypatch, {"n": 0}) == first
    assert (data.parent / "work" / "results" / "answers-xquad-en.json").is_file()


def test_sets_without_answers_make_no_row(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = tables(data, monkeypatch, {"n": 0})
    assert "holds |" not in text.split("|---|")[-1]
    assert "Mean of the 2 pairs" in text
