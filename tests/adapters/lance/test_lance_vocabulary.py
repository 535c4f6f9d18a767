from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from carnet.adapters.lance.chunks import LanceChunks
from carnet.adapters.lance.table import LanceDirectory
from carnet.adapters.lance.vocabulary import LanceVocabulary
from carnet.domain.documents import StoredChunk


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def directory(tmp_path: Path) -> LanceDirectory:
    return LanceDirectory(tmp_path)


def row(revision: int, terms: str, title_terms: str = "") -> StoredChunk:
    return StoredChunk(
        revision, 0, f"h{revision}", "", "", "", 0, 0, 1, 1, None, terms, title_terms
    )


def words_of(directory: LanceDirectory, *rows: StoredChunk):
    chunks = LanceChunks(directory)
    chunks.add(rows)
    words = LanceVocabulary(directory, chunks).words()
    assert words is not None
    return words


def test_a_term_is_counted_once_a_chunk_in_text_or_title(directory) -> None:
    words = words_of(
        directory, row(1, "boiler boiler hot", "boiler"), row(2, "hot", "boiler"), row(3, "cold")
    )
    assert (words.chunks, len(words)) == (3, 3)
    assert [words.frequency(t) for t in ("boiler", "hot", "cold", "warm", "")] == [2, 2, 1, 0, 0]


def test_many_batches_are_counted_as_one(directory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carnet.adapters.lance.vocabulary._ROWS_AT_ONCE", 2)
    words = words_of(directory, *(row(n, f"common only{n}") for n in range(1, 8)))
    assert words.frequency("common") == 7
    assert words.frequency("only3") == 1


def test_completions_come_most_frequent_first(directory) -> None:
    words = words_of(
        directory, row(1, "chaud chaudier"), row(2, "chaudier chaussur"), row(3, "chien chaudron")
    )
    assert words.completions("chaud", 10) == ["chaudier", "chaud", "chaudron"]
    assert words.completions("chaud", 1) == ["chaudier"]
    assert words.completions("z", 5) == []
    assert words.completions("chienn", 5) == []


def test_near_terms_are_one_error_away_or_two_in_long_words(directory) -> None:
    words = words_of(directory, row(1, "boiler immunodefici boil"), row(2, "boiler broiler"))
    assert words.near("boilr", 5) == ["boiler", "boil"]
    assert words.near("imunodeficci", 5) == ["immunodefici"]
    assert words.near("bilr", 5) == []
    assert words.near("qqqqqqqqqq", 5) == []


def test_an_empty_index_has_no_words(directory) -> None:
    words = LanceVocabulary(directory, LanceChunks(directory)).words()
    assert words is None or (words.frequency("a"), words.near("abc", 3)) == (0, [])


def test_who_asks_first_waits_and_sees_every_change(directory) -> None:
    chunks = LanceChunks(directory)
    vocabulary = LanceVocabulary(directory, chunks)
    for n in range(1, 4):
        chunks.add([row(n, "boiler")])
        words = vocabulary.words()
        assert words is not None
        assert words.frequency("boiler") == n
    chunks.remove_revisions([1, 2, 3])
    words = vocabulary.words()
    assert words is not None
    assert words.frequency("boiler") == 0


def test_kept_ready_nobody_waits_and_changes_are_counted_now_and_then(directory) -> None:
    clock = Clock()
    chunks = LanceChunks(directory)
    chunks.add([row(1, "boiler")])
    vocabulary = LanceVocabulary(directory, chunks, clock)
    vocabulary.keep_ready()
    directory.wait()
    first = vocabulary.words()
    assert first is not None
    vocabulary._next_count_at = 100.0
    chunks.add([row(2, "boiler")])
    assert vocabulary.words() is first
    clock.now = 101.0
    vocabulary.words()
    directory.wait()
    latest = vocabulary.words()
    assert latest is not None
    assert latest.frequency("boiler") == 2


def test_nothing_of_it_lies_on_the_disk(directory) -> None:
    before_files = None
    chunks = LanceChunks(directory)
    chunks.add([row(1, "boiler")])
    before_files = sorted(path for path in directory.path.rglob("*"))
    LanceVocabulary(directory, chunks).words()
    assert sorted(path for path in directory.path.rglob("*")) == before_files
