"""The searcher over a real LanceDB and a real SQLite, with an embedder made of words."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from carnet.adapters.lance.chunks import LanceChunks
from carnet.adapters.lance.table import LanceDirectory
from carnet.adapters.lance.vectors import LanceVectors
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.cancel import CancelToken
from carnet.domain.documents import GENERATED, Document, StoredChunk
from carnet.domain.errors import Cancelled
from carnet.domain.search import Filters, SearchMode, SearchRequest
from carnet.search.searcher import Searcher
from carnet.text.analysis import index_terms
from carnet.text.hashing import hash_chunk

NOTES = {
    "boiler.md": ("en", "The boiler pressure should stay between one and two bar."),
    "chaudiere.md": ("fr", "La chaudière affiche le code E-4021 quand la pression est basse."),
    "lisbon.md": ("en", "We slept near the castle in Lisbon and ate custard tarts."),
    "garden.md": ("en", "Prune the apple trees in February, never in the frost."),
}


@dataclass
class WordEmbedder:
    """A vector per text from its words, so that texts that share words are near."""

    fingerprint: str = "words"
    dimension: int = 64
    max_tokens: int = 256
    languages: frozenset[str] = frozenset({"en"})
    queries: list[str] = field(default_factory=list)

    def embed_documents(self, texts: Sequence[str], cancel: CancelToken) -> np.ndarray:
        return np.stack([self._vector(text) for text in texts])

    def embed_query(self, text: str) -> np.ndarray:
        self.queries.append(text)
        return self._vector(text)

    def close(self) -> None:
        return None

    def _vector(self, text: str) -> np.ndarray:
        vector = np.full(self.dimension, 1e-3, dtype=np.float32)
        for term in index_terms(text, "en").split():
            vector[zlib.crc32(term.encode()) % self.dimension] += 1
        return vector / np.linalg.norm(vector)


@dataclass
class Shelf:
    """A little library on disk."""

    searcher: Searcher
    keyword_only: Searcher
    embedder: WordEmbedder
    manifest: SqliteManifest
    vectors: LanceVectors


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    directory = LanceDirectory(tmp_path / "index")
    manifest = SqliteManifest(tmp_path / "carnet.sqlite")
    chunks = LanceChunks(directory)
    embedder = WordEmbedder()
    vectors = LanceVectors(directory, embedder.fingerprint, embedder.dimension)
    folder = manifest.add_folder("/notes")
    for revision, (name, (language, text)) in zip(
        manifest.new_revisions(len(NOTES)), NOTES.items(), strict=True
    ):
        content_hash = hash_chunk("", text)
        chunks.add(
            [
                StoredChunk(
                    revision, 0, content_hash, text, "", "", 0, len(text), 1, 1, None,
                    index_terms(text, language), index_terms(Path(name).stem, language),
                )
            ]
        )  # fmt: skip
        vectors.add([content_hash], embedder.embed_documents([text], CancelToken()))
        manifest.save(
            [
                Document(
                    0, folder.id, f"/notes/{name}", len(text), 0, content_hash, revision,
                    "markdown", None, language, chunks=1,
                )
            ]
        )  # fmt: skip
    return Shelf(
        Searcher(manifest, chunks, vectors, embedder),
        Searcher(manifest, chunks, None, None),
        embedder,
        manifest,
        vectors,
    )


def paths(shelf: Shelf, query: str, mode: SearchMode = SearchMode.HYBRID) -> list[str]:
    found = shelf.searcher.search(SearchRequest(query, mode)).passages
    return [passage.path.removeprefix("/notes/") for passage in found]


@pytest.mark.parametrize("mode", list(SearchMode))
def test_every_mode_finds_the_note_that_says_it(shelf: Shelf, mode: SearchMode) -> None:
    assert paths(shelf, "boiler pressure", mode)[0] == "boiler.md"


def test_a_code_is_found_first(shelf: Shelf) -> None:
    assert paths(shelf, "E-4021")[0] == "chaudiere.md"


def test_keyword_mode_leaves_the_embedder_alone(shelf: Shelf) -> None:
    paths(shelf, "boiler", SearchMode.KEYWORD)
    assert shelf.embedder.queries == []


def test_without_an_embedder_keywords_answer_and_it_is_said(shelf: Shelf) -> None:
    result = shelf.keyword_only.search(SearchRequest("boiler pressure"))
    assert result.passages[0].path == "/notes/boiler.md"
    assert result.notes == ("no-embedder",)


def test_a_passage_tells_where_it_stands_and_its_ranks(shelf: Shelf) -> None:
    passage = shelf.searcher.search(SearchRequest("castle in Lisbon")).passages[0]
    assert (passage.start_line, passage.start_char) == (1, 0)
    assert passage.text == NOTES["lisbon.md"][1]
    assert (passage.keyword_rank, passage.vector_rank) == (1, 1)
    assert passage.title == "lisbon"


def test_filters_hold_in_every_mode(shelf: Shelf) -> None:
    for mode in SearchMode:
        request = SearchRequest("pressure bar pression", mode, filters=Filters(language="fr"))
        found = shelf.searcher.search(request).passages
        assert {passage.path for passage in found} == {"/notes/chaudiere.md"}, mode


def test_a_filter_that_many_pass_is_checked_hit_by_hit(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = shelf.embedder.embed_query("pressure bar")
    shelf.vectors.add([f"gone {n}" for n in range(300)], np.stack([wanted] * 300))
    for mode in (SearchMode.VECTOR, SearchMode.HYBRID):
        request = SearchRequest("pressure bar", mode, filters=Filters(language="en"))
        expected = [passage.path for passage in shelf.searcher.search(request).passages]
        assert len(expected) == 3
        monkeypatch.setattr("carnet.search.ranking.candidates._FEW_REVISIONS", 0)
        assert [passage.path for passage in shelf.searcher.search(request).passages] == expected
        monkeypatch.undo()


def test_what_the_query_restricts_holds_in_every_mode(shelf: Shelf) -> None:
    wanted = shelf.embedder.embed_query("castle pressure")
    shelf.vectors.add([f"gone {n}" for n in range(300)], np.stack([wanted] * 300))
    for mode in SearchMode:
        assert paths(shelf, 'castle "boiler pressure"', mode) == ["boiler.md"], mode
        assert "lisbon.md" not in paths(shelf, "castle pressure -tarts", mode), mode
        assert paths(shelf, "castle pressure lang:fr", mode) == (
            [] if mode is SearchMode.KEYWORD else ["chaudiere.md"]
        )


def test_a_filter_that_nothing_passes_finds_nothing(shelf: Shelf) -> None:
    assert not shelf.searcher.search(
        SearchRequest("boiler", filters=Filters(language="xx"))
    ).passages


def test_a_chunk_of_a_dead_revision_is_not_shown(shelf: Shelf) -> None:
    document = shelf.manifest.by_path("/notes/boiler.md")
    assert document is not None
    shelf.manifest.remove([document.id])
    assert "boiler.md" not in paths(shelf, "boiler pressure")


def test_vectors_of_no_note_do_not_crowd_out_the_others(shelf: Shelf) -> None:
    wanted = shelf.embedder.embed_query("boiler pressure")
    shelf.vectors.add([f"gone {n}" for n in range(300)], np.stack([wanted] * 300))
    assert len(paths(shelf, "boiler pressure", SearchMode.VECTOR)) == len(NOTES)
    assert len(paths(shelf, "boiler pressure")) == len(NOTES)


def test_a_keyword_hit_far_from_the_question_is_given_its_cosine(shelf: Shelf) -> None:
    for number in range(200):
        wanted = shelf.embedder.embed_query(f"castle filler{number}")
        shelf.vectors.add([f"gone {number}"], wanted[None])
    found = shelf.searcher.search(SearchRequest("castle pressure")).passages
    assert all(passage.vector_score is not None for passage in found)


def test_of_equal_passages_the_newer_note_comes_first_whenever_it_was_indexed(
    shelf: Shelf, tmp_path: Path
) -> None:
    chunks = LanceChunks(LanceDirectory(tmp_path / "index"))
    folder = shelf.manifest.folders()[0]
    ages = {"/notes/old.md": 1, "/notes/new.md": 3, "/notes/middle.md": 2}
    for revision, (path, mtime_ns) in enumerate(ages.items(), 100):
        chunks.add(
            [StoredChunk(revision, 0, "same", "Zeppelin", "", "", 0, 8, 1, 1, None, "zeppelin", "")]
        )
        shelf.manifest.save(
            [Document(0, folder.id, path, 8, mtime_ns, "same", revision, "markdown", chunks=1)]
        )
    for mode in (SearchMode.HYBRID, SearchMode.KEYWORD):
        assert paths(shelf, "zeppelin", mode)[:3] == ["new.md", "middle.md", "old.md"]


def test_explain_gives_words_ranks_and_weights(shelf: Shelf) -> None:
    result = shelf.searcher.search(SearchRequest("boiler pressure", explain=True))
    why = result.passages[0].explanation
    assert why is not None
    assert why.matched_terms == ("boiler", "pressure")
    assert why.missing_terms == ()
    assert why.keyword_weight + why.vector_weight == pytest.approx(1)
    assert sum(part.value for part in why.parts) == pytest.approx(
        result.passages[0].score, abs=1e-4
    )
    last = result.passages[-1].explanation
    assert last is not None
    assert "boiler" in last.missing_terms


def test_limit_counts_passages(shelf: Shelf) -> None:
    assert len(shelf.searcher.search(SearchRequest("the", limit=2)).passages) <= 2


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "\x00",
        '"',
        "a' OR '1'='1",
        "((((",
        "😀",
        "* ? ~",
        "مرحبا",
        "-",
        "terms:x",
        "x" * 9_999,
    ],
)
def test_no_query_fails(shelf: Shelf, query: str) -> None:
    for mode in SearchMode:
        shelf.searcher.search(SearchRequest(query, mode))


def test_an_empty_query_finds_nothing_and_says_so(shelf: Shelf) -> None:
    result = shelf.searcher.search(SearchRequest("  "))
    assert (result.passages, result.notes) == ((), ("empty-query",))


def test_a_cancelled_search_stops(shelf: Shelf) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        shelf.searcher.search(SearchRequest("boiler"), cancel)


@pytest.mark.parametrize("mode", SearchMode)
@pytest.mark.parametrize("stale", [False, True])
def test_notes_that_carnet_wrote_are_left_out_when_only_own_ones_are_wanted(
    shelf: Shelf, mode: SearchMode, stale: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    boiler = next(d for d in shelf.manifest.documents() if d.path.endswith("boiler.md"))
    shelf.manifest.save([replace(boiler, notes=(GENERATED,))])
    assert shelf.manifest.generated_revisions() == {boiler.revision}
    if stale:  # it came after the filter was read
        monkeypatch.setattr(shelf.manifest, "generated_revisions", set)
    every = shelf.searcher.search(SearchRequest("boiler pressure, apple trees", mode))
    assert [p.generated for p in every.passages if p.path == boiler.path] == [True]
    request = SearchRequest("boiler pressure, apple trees", mode, filters=Filters(own=True))
    found = shelf.searcher.search(request).passages
    assert found
    assert boiler.path not in {passage.path for passage in found}
