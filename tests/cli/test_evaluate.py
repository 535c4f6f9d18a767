"""`carnet eval` as a person runs it, on a set of four notes and no model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.feedback import Judgement
from carnet.settings.paths import resolve_paths

MEASURES = ["ndcg@10", "hit@1", "hit@5", "mrr@10"]
CORPUS = {
    "boiler": "The boiler pressure should stay between one and two bar.",
    "roof": "The roof was repaired in May; the pressure washer is in the shed.",
    "lisbon": "We slept near the castle in Lisbon.",
    "garden": "Prune the apple trees in February.",
}
QUERIES = {
    "q1": ("boiler pressure", "boiler"),
    "q2": ("castle in Lisbon", "lisbon"),
    "q3": ("washing the car", "roof"),  # a miss: no word of it stands there
    "q4": ("pressure", "roof"),  # another note says it in fewer words, or not at all
}

Carnet = Callable[..., Any]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    (folder / "qrels").mkdir(parents=True)
    rows = [{"_id": name, "title": name.title(), "text": text} for name, text in CORPUS.items()]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)))
    asked = [{"_id": name, "text": text} for name, (text, _) in QUERIES.items()]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, asked)))
    judged = [f"{name}\t{gold}\t1" for name, (_, gold) in QUERIES.items()]
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n" + "\n".join(judged))
    return folder


@pytest.fixture
def evaluate(carnet: Carnet, tmp_path: Path) -> Carnet:
    def run(*arguments: object, code: int = 0) -> Any:
        models = tmp_path / "models"
        models.mkdir(exist_ok=True)
        ran = carnet("eval", *map(str, arguments), models=models, data=tmp_path / "data")
        assert ran.code == code, ran.err
        return ran

    return run


def test_every_mode_has_the_measures_the_latency_and_how_sure_they_are(
    evaluate: Carnet, dataset: Path
) -> None:
    document = evaluate(dataset, "--json").document
    assert document["dataset"] == "set"
    assert document["queries"] == 4
    assert list(document["modes"]) == ["hybrid", "keyword", "vector"]
    for row in document["modes"].values():
        assert list(row) == [*MEASURES, "latency_ms", "ci95"]
        assert 0 < row["latency_ms"]["p50"] <= row["latency_ms"]["p95"]
        for name in MEASURES:
            low, high = row["ci95"][name]
            assert 0 <= low <= row[name] <= high <= 1
    assert document["modes"]["keyword"]["hit@5"] == 0.75
    against = document["hybrid_against"]["keyword"]["ndcg@10"]
    assert (against["verdict"], against["difference"]) == ("same", 0.0)  # no model: all keywords


def test_the_figures_are_printed_side_by_side(evaluate: Carnet, dataset: Path) -> None:
    lines = evaluate(dataset, "--only", "keyword").out.splitlines()
    assert lines[0].split()[:4] == MEASURES
    assert lines[1].split()[0] == "keyword"
    assert len(lines) == 2


def test_misses_are_written_the_worst_first(
    evaluate: Carnet, dataset: Path, tmp_path: Path
) -> None:
    file = tmp_path / "misses.jsonl"
    document = evaluate(dataset, "--misses", file, "--only", "keyword", "--json").document
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    assert document["misses"] == len(rows) == 2
    assert [(row["query"], row["rank"]) for row in rows] == [("q3", None), ("q4", 2)]
    assert rows[0]["gold"] == [{"document": "roof", "title": "Roof", "rank": None}]
    near = rows[1]
    assert (near["text"], near["mode"]) == ("pressure", "keyword")
    assert near["first"][0]["document"] == "boiler"
    assert "one and two bar" in near["first"][0]["text"]


def test_a_run_is_kept_and_compared_with(evaluate: Carnet, dataset: Path, tmp_path: Path) -> None:
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    evaluate(dataset, "--save", before)
    kept = json.loads(before.read_text())
    assert kept["modes"]["hybrid"]["q1"].keys() == {*MEASURES, "latency_ms"}
    for rows in kept["modes"].values():
        rows["q3"] |= dict.fromkeys(MEASURES, 1.0)  # a better search, so they say
    after.write_text(json.dumps(kept | {"carnet": "99", "models": {"embedder": "other"}}))

    compared = evaluate("--compare", before, after, "--json").document["comparison"]
    figures = compared["modes"]["hybrid"]["hit@1"]
    assert (figures["before"], figures["after"], figures["queries"]) == (0.5, 0.75, 4)
    assert figures["verdict"] == "same"  # one query of four is chance
    assert compared["changed"]["carnet"][1] == "99"
    assert compared["changed"]["model embedder"] == [None, "other"]

    said = evaluate(dataset, "--only", "keyword", "--compare", after).out
    assert "0.7500 -> 0.5000" in said
    assert "no real difference at 95%" in said


def test_a_sample_asks_fewer_questions(evaluate: Carnet, dataset: Path, tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    document = evaluate(dataset, "--sample", 2, "--seed", 1, "--save", file, "--json").document
    kept = json.loads(file.read_text())
    assert document["queries"] == len(kept["modes"]["hybrid"]) == 2
    assert (kept["sample"], kept["seed"]) == (2, 1)


def test_the_questions_of_ones_own_library_are_those_a_person_judged(
    carnet: Carnet, evaluate: Carnet, tmp_path: Path
) -> None:
    notes, data = tmp_path / "notes", tmp_path / "data"
    notes.mkdir()
    for name, text in CORPUS.items():
        (notes / f"{name}.md").write_text(text)
    empty = evaluate("--own", "--json", code=3)
    assert empty.document["error"]["code"] == "nothing-judged"

    carnet("index", str(notes), models=tmp_path / "models", data=data)
    manifest = SqliteManifest(resolve_paths(str(data)).database)
    for query, name, relevant in (
        ("boiler pressure", "boiler", True),
        ("boiler pressure", "roof", False),
        ("washing the car", "roof", True),
        ("trees", "roof", False),  # no right note is known
    ):
        path = str(notes / f"{name}.md")
        assert manifest.judgements.add(Judgement(query, path, relevant, 1.0))
    manifest.close()

    misses, exported = tmp_path / "misses.jsonl", tmp_path / "exported"
    document = evaluate("--own", "--misses", misses, "--export", exported, "--json").document
    assert (document["dataset"], document["queries"]) == ("own library", 2)
    assert document["modes"]["keyword"]["hit@1"] == 0.5
    first = json.loads(misses.read_text().splitlines()[0])
    assert first["gold"][0] == {
        "document": str(notes / "roof.md"), "title": "roof", "rank": None,
    }  # fmt: skip

    assert document["exported"] == len(CORPUS)
    same = evaluate(exported, "--json").document
    for mode, row in document["modes"].items():
        assert same["modes"][mode]["ndcg@10"] == row["ndcg@10"]
    again = evaluate("--own", "--export", exported, "--json", code=3)
    assert again.document["error"]["code"] == "folder-not-empty"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "run-missing"),
        ("not json", "run-broken"),
        ('{"_id": "q"}', "run-broken"),
        (
            '{"carnet":"1","set_name":"s","set_mark":"m","sample":null,"seed":0,"models":{},'
            '"settings":{},"modes":{}}',
            "run-broken",
        ),
    ],
)
def test_what_is_no_run_is_said_before_anything_is_searched(
    evaluate: Carnet, dataset: Path, tmp_path: Path, content: str | None, code: str
) -> None:
    file = tmp_path / "run.json"
    if content is not None:
        file.write_text(content)
    ran = evaluate(dataset, "--compare", file, "--json", code=3)
    assert ran.document["error"]["code"] == code
    assert not (tmp_path / "data").exists()


def test_runs_over_different_sets_are_not_compared(
    evaluate: Carnet, dataset: Path, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    evaluate(dataset, "--save", one)
    other.write_text(json.dumps(json.loads(one.read_text()) | {"set_name": "elsewhere"}))
    ran = evaluate("--compare", one, other, "--json", code=3)
    assert ran.document["error"]["code"] == "runs-differ"


def test_a_place_that_cannot_be_written_is_named_before_anything_is_searched(
    evaluate: Carnet, dataset: Path, tmp_path: Path
) -> None:
    ran = evaluate(dataset, "--only", "keyword", "--save", "/no/such/run.json", "--json", code=3)
    assert ran.document["error"]["code"] == "file-not-written"
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("judged", "code"), [("q1\tboiler\t0", "nothing-judged"), ("q9\tboiler\t1", "dataset-broken")]
)
def test_a_set_without_usable_judgements_is_refused(
    evaluate: Carnet, dataset: Path, judged: str, code: str
) -> None:
    (dataset / "qrels" / "test.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judged}\n")
    assert evaluate(dataset, "--json", code=3).document["error"]["code"] == code
