"""What the page says: verdicts from figures, kept results, sampled references."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.quality import kept, references, report, sets


def result(keyword: float, vector: float, hybrid: float) -> dict[str, Any]:
    """What `carnet eval --json` says, with every measure the same."""
    figures = {"keyword": keyword, "vector": vector, "hybrid": hybrid}
    measures = ("ndcg@10", "hit@1", "hit@5", "mrr@10")
    return {
        "queries": 50,
        "modes": {
            mode: {
                **dict.fromkeys(measures, value),
                "ci95": {name: [value - 0.1, value] for name in measures},
            }
            for mode, value in figures.items()
        },
        "hybrid_against": {
            mode: {"ndcg@10": {"verdict": "better" if hybrid > figures[mode] else "same"}}
            for mode in ("keyword", "vector")
        },
    }


@pytest.mark.parametrize(
    ("hybrid", "holds"), [(0.8, True), (0.7, True), (0.6951, True), (0.6949, False)]
)
def test_hybrid_may_hardly_be_below_its_better_half(hybrid: float, holds: bool) -> None:
    [row] = sets.rows("some set", "en", result(0.5, 0.7, hybrid))
    assert row.holds is holds
    assert row.verdict.startswith("holds" if holds else "missed")
    assert row.verdict.endswith("vector")


def test_a_set_with_goals_has_a_row_for_each() -> None:
    rows = list(sets.rows("service-public-fr", "fr", result(0.5, 0.7, 0.95)))
    assert [(row.measure, row.holds) for row in rows] == [
        ("ndcg@10", True), ("ndcg@10", True), ("hit@5", False),
    ]  # fmt: skip


def test_sets_are_found_wherever_they_lie(tmp_path: Path) -> None:
    for name in ("b/set-b", "set-a", "no-judgements"):
        folder = tmp_path / name
        (folder / "qrels").mkdir(parents=True)
        (folder / "corpus.jsonl").touch()
        if name != "no-judgements":
            (folder / "qrels" / "test.tsv").touch()
    assert [folder.name for folder in sets.folders(tmp_path)] == ["set-a", "set-b"]


def test_the_page_holds_every_row_and_the_answers_below(tmp_path: Path) -> None:
    rows = list(sets.rows("some set", "en", result(0.5, 0.7, 0.8)))
    page = tmp_path / "quality.md"
    report.write_page(page, rows, ["| n | f1 |", "|---|---|"])
    text = page.read_text()
    assert rows[0].line in text
    assert "0.800 (0.700-0.800)" in text
    assert text.index("## Finding") < text.index("## Answers") < text.index("| n | f1 |")


def test_a_result_is_kept_until_something_that_decides_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []

    def measure() -> dict[str, int]:
        measured.append(1)
        return {"n": len(measured)}

    results = kept.Kept(tmp_path)
    assert results.get("a", measure) == results.get("a", measure) == {"n": 1}
    assert results.get("a", measure, "other questions") == {"n": 2}
    monkeypatch.setattr(kept, "DECIDING", ("domain/*.py",))  # other code
    assert results.get("a", measure, "other questions") == {"n": 3}
    assert kept.Kept(tmp_path, again=True).get("a", measure, "other questions") == {"n": 4}
    assert json.loads((tmp_path / "a.json").read_text())["result"] == {"n": 4}


def test_references_are_sampled_from_names_alike_each_time() -> None:
    names = [f"Article {number}.md" for number in range(1, 500)]
    names += ["Article 12-3-1.md", "README.md", "Article 7 bis.md"]
    chosen = references.sampled(names)
    assert chosen == references.sampled(list(reversed(names)))
    assert len(set(chosen)) == references.SAMPLED
    assert references.sampled(names[-3:]) == ["12-3-1"]


@pytest.mark.parametrize("pattern", kept.DECIDING)
def test_a_change_of_what_decides_is_noticed(pattern: str) -> None:
    assert list(kept.CODE.glob(pattern)), "a pattern that finds no file keeps stale results"
