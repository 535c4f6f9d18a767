from __future__ import annotations

import json
from pathlib import Path

import pytest

from carnet.cli.dataset import Dataset, document_id, note_name, sample
from carnet.domain.errors import KnownError


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    folder = tmp_path / "set"
    (folder / "qrels").mkdir(parents=True)
    corpus = [{"_id": "a/1", "title": "Roof", "text": "Tiles."}, {"_id": "b", "text": "Untitled."}]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)))
    (folder / "queries.jsonl").write_text('{"_id": "q", "text": "tiles?"}\n\n')
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta/1\t1\nq\tb\t0\n")
    return Dataset(folder)


def test_queries_and_judgements_are_read(dataset: Dataset) -> None:
    assert dataset.queries() == {"q": "tiles?"}
    assert dataset.judgements() == {"q": {"a/1": 1}}


def test_each_document_becomes_a_note(dataset: Dataset, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    dataset.write_notes(notes)
    texts = {document_id(str(path)): path.read_text() for path in notes.iterdir()}
    assert texts == {"a/1": "# Roof\n\nTiles.\n", "b": "Untitled.\n"}


def test_writing_notes_again_touches_nothing_and_removes_strangers(
    dataset: Dataset, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    dataset.write_notes(notes)
    before = {path.name: path.stat().st_mtime_ns for path in notes.iterdir()}
    (notes / "stranger.md").write_text("x")
    dataset.write_notes(notes)
    assert {path.name: path.stat().st_mtime_ns for path in notes.iterdir()} == before


@pytest.mark.parametrize("name", ["a/b", "..", "é", "x" * 40, "a%2Fb", "CON"])
def test_an_id_survives_being_a_file_name(name: str) -> None:
    assert document_id(note_name(name)) == name


def test_a_missing_file_is_named_with_advice(dataset: Dataset) -> None:
    with pytest.raises(KnownError, match=r"answers\.jsonl") as missing:
        dataset.questions()
    assert "BEIR" in missing.value.info.advice


def test_a_broken_line_is_named(dataset: Dataset) -> None:
    (dataset.folder / "queries.jsonl").write_text('{"_id": "q", "text": "t"}\nnot json\n')
    with pytest.raises(KnownError, match="Line 2"):
        dataset.queries()


@pytest.mark.parametrize("line", ["q\tb", "q\tb\tmuch", "q b 1"])
def test_a_judgement_that_is_none_is_named(dataset: Dataset, line: str) -> None:
    (dataset.folder / "qrels" / "test.tsv").write_text(f"query-id\tcorpus-id\tscore\n\n{line}\n")
    with pytest.raises(KnownError, match="Line 3"):
        dataset.judgements()


@pytest.mark.parametrize("line", ['{"_id": "q"}', '["q", "t"]', "7"])
def test_a_line_without_what_it_needs_is_named(dataset: Dataset, line: str) -> None:
    (dataset.folder / "queries.jsonl").write_text(line)
    with pytest.raises(KnownError, match="_id, text"):
        dataset.queries()


def test_a_text_may_hold_any_kind_of_line_break(dataset: Dataset) -> None:
    text = "one\u2028two\x85three"
    row = json.dumps({"_id": "q", "text": text}, ensure_ascii=False)
    (dataset.folder / "queries.jsonl").write_text(row, encoding="utf-8")
    assert dataset.queries() == {"q": text}


def test_titles_and_the_mark_of_the_corpus(dataset: Dataset) -> None:
    assert dataset.titles() == {"a/1": "Roof", "b": ""}
    before = dataset.corpus_hash()
    (dataset.folder / "corpus.jsonl").write_text('{"_id": "b", "text": "Other."}\n')
    assert dataset.corpus_hash() != before


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    items = list(range(100))
    assert sample(items, 5, 1) == sample(items, 5, 1) != sample(items, 5, 2)
    assert sample(items, None, 0) == items == sample(items, 1000, 0)
