"""Chunks in a real LanceDB table."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.adapters.lance.chunks import KeywordBoosts, LanceChunks
from carnet.adapters.lance.table import LanceDirectory
from carnet.domain.documents import StoredChunk
from carnet.domain.errors import KnownError

Make = Callable[..., StoredChunk]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def chunks(place: Path) -> LanceChunks:
    return LanceChunks(LanceDirectory(place))


def row(revision: int, ordinal: int = 0, terms: str = "word", title: str = "title") -> StoredChunk:
    return StoredChunk(
        revision=revision,
        ordinal=ordinal,
        content_hash=f"hash of {terms}",
        text=f"text of {terms}",
        context="Context",
        heading="House > Heating",
        start_char=3,
        end_char=9,
        start_line=1,
        end_line=2,
        page=None,
        terms=terms,
        title_terms=title,
    )


def revisions(found: list[tuple[StoredChunk, float]]) -> list[int]:
    return [chunk.revision for chunk, _ in found]


def test_a_store_that_was_never_written_reads_as_empty_and_creates_nothing(
    chunks: LanceChunks, place: Path
) -> None:
    assert chunks.count() == 0
    assert chunks.revisions() == set()
    assert chunks.content_hashes() == {}
    assert chunks.keyword_search(["word"], 5) == []
    assert chunks.remove_revisions([1]) == 0
    chunks.optimize()
    assert not place.exists()


def test_what_was_added_comes_back_field_by_field(chunks: LanceChunks) -> None:
    stored = [row(7, 1, "second"), replace(row(7, 0, 'l\'eau "quoted"'), page=4)]
    chunks.add(stored)
    assert chunks.by_revision(7) == [stored[1], stored[0]]
    assert chunks.by_hashes([stored[1].content_hash]) == [stored[1]]
    assert chunks.by_hashes(["it's not there"]) == []


def test_several_revisions_are_read_at_once_however_many_are_asked_for(chunks: LanceChunks) -> None:
    chunks.add([row(1), row(2), row(3)])
    assert {chunk.revision for chunk in chunks.by_revisions([1, 3])} == {1, 3}
    many = [1, 3, *range(100, 5_000)]
    assert {chunk.revision for chunk in chunks.by_revisions(many)} == {1, 3}
    assert chunks.by_revisions([]) == []


def test_each_content_hash_names_the_newest_revision_that_holds_it(chunks: LanceChunks) -> None:
    chunks.add([row(1, terms="shared"), row(5, terms="shared"), row(2, terms="own")])
    assert chunks.content_hashes() == {"hash of shared": 5, "hash of own": 2}
    assert chunks.revisions() == {1, 2, 5}


def test_the_contents_of_some_revisions_and_all_stored_text(chunks: LanceChunks) -> None:
    assert chunks.hashes_of([1]) == set()
    assert list(chunks.stored_text()) == []
    chunks.add([row(1, 0, "apple"), row(1, 1, "pear"), row(2, 0, "quince")])
    assert chunks.hashes_of([1, 7]) == {"hash of apple", "hash of pear"}
    assert chunks.hashes_of([]) == set()
    chunks.remove_revisions([2])
    said = b"\n".join(chunks.stored_text())
    assert b"hash of apple" in said
    assert b"quince" not in said


def test_the_embedder_reads_context_and_text(chunks: LanceChunks) -> None:
    chunks.add([row(1, terms="a"), replace(row(2, terms="b"), context="")])
    assert chunks.embedded_texts(["hash of a", "hash of b", "unknown"]) == {
        "hash of a": "Context\ntext of a",
        "hash of b": "text of b",
    }


def test_removing_revisions_says_how_many_rows_went(chunks: LanceChunks) -> None:
    chunks.add([row(1), row(1, 1), row(2)])
    assert chunks.remove_revisions([1, 99]) == 2
    assert chunks.revisions() == {2}


def test_rows_are_found_by_keyword_before_and_after_they_are_folded_in(chunks: LanceChunks) -> None:
    chunks.add([row(1, terms="boiler warranty"), row(2, terms="garden")])
    assert revisions(chunks.keyword_search(["boiler"], 5)) == [1]
    chunks.optimize()
    assert revisions(chunks.keyword_search(["boiler"], 5)) == [1]
    chunks.add([row(3, terms="boiler")])
    assert sorted(revisions(chunks.keyword_search(["boiler"], 5))) == [1, 3]


def test_rows_that_were_removed_are_not_found_any_more(chunks: LanceChunks) -> None:
    chunks.add([row(1, terms="boiler"), row(2, terms="boiler")])
    chunks.optimize()
    chunks.remove_revisions([1])
    assert revisions(chunks.keyword_search(["boiler"], 5)) == [2]


def test_the_rarer_term_weighs_more(chunks: LanceChunks) -> None:
    chunks.add([row(n, terms="common filler") for n in range(1, 20)])
    chunks.add([row(50, terms="rare filler")])
    assert revisions(chunks.keyword_search(["common", "rare"], 1)) == [50]


def test_a_term_in_the_title_counts_more_by_the_boost(place: Path) -> None:
    stored = [row(1, terms="lease end", title="other"), row(2, terms="other end", title="lease")]
    filler = [row(n, terms="filler end", title="filler") for n in range(3, 9)]
    by_title = LanceChunks(LanceDirectory(place), KeywordBoosts(1.0, 3.0))
    by_title.add(stored + filler)
    by_text = LanceChunks(LanceDirectory(place), KeywordBoosts(3.0, 1.0))
    assert revisions(by_title.keyword_search(["lease"], 2)) == [2, 1]
    assert revisions(by_text.keyword_search(["lease"], 2)) == [1, 2]


def test_terms_are_taken_literally_whatever_they_look_like(chunks: LanceChunks) -> None:
    chunks.add([row(1, terms="e-4021 c++ A:B OR"), row(2, terms="e 4021 c or")])
    for term in ("e-4021", "c++", "A:B", "OR"):
        assert revisions(chunks.keyword_search([term], 5)) == [1], term


def test_a_restricted_search_finds_the_best_of_the_allowed(chunks: LanceChunks) -> None:
    chunks.add([row(n, terms="boiler") for n in range(1, 40)])
    assert revisions(chunks.keyword_search(["boiler"], 5, {7, 9})) == [7, 9]
    assert chunks.keyword_search(["boiler"], 5, set()) == []


def test_a_restriction_too_long_for_a_statement_gives_the_same(chunks: LanceChunks) -> None:
    chunks.add([row(n, terms=f"boiler {'pad ' * (n % 5)}") for n in range(1, 3_001)])
    allowed = set(range(500, 3_000))
    found = chunks.keyword_search(["boiler"], 10, allowed)
    everything = [
        match for match in chunks.keyword_search(["boiler"], 3_000) if match[0].revision in allowed
    ]
    assert len(found) == 10
    assert [score for _, score in found] == [score for _, score in everything[:10]]


def test_equal_scores_come_in_the_order_of_the_notes(chunks: LanceChunks) -> None:
    chunks.add([row(3, 1, "boiler"), row(3, 0, "boiler"), row(1, 0, "boiler")])
    found = chunks.keyword_search(["boiler"], 5)
    assert [(chunk.revision, chunk.ordinal) for chunk, _ in found] == [(1, 0), (3, 0), (3, 1)]


def test_many_threads_read_while_one_writes(chunks: LanceChunks) -> None:
    chunks.add([row(0, terms="boiler")])
    stop, failures = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            try:
                assert 0 in revisions(chunks.keyword_search(["boiler"], 100))
            except Exception as error:
                failures.append(error)
                return

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for revision in range(1, 25):
        chunks.add([row(revision, terms="boiler")])
        if revision % 2:
            chunks.remove_revisions([revision])
        if revision % 8 == 0:
            chunks.optimize()
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert chunks.count() == 13


def test_another_process_sees_each_write_at_once(chunks: LanceChunks, place: Path) -> None:
    program = textwrap.dedent("""
        import sys
        from pathlib import Path
        from carnet.adapters.lance.chunks import LanceChunks
        from carnet.adapters.lance.table import LanceDirectory
        chunks = LanceChunks(LanceDirectory(Path(sys.argv[1])))
        for _ in sys.stdin:
            print(len(chunks.keyword_search(["boiler"], 100)), flush=True)
    """)
    with subprocess.Popen(
        [sys.executable, "-c", program, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdin
        assert reader.stdout

        def found() -> int:
            assert reader.stdin
            assert reader.stdout
            reader.stdin.write("\n")
            reader.stdin.flush()
            return int(reader.stdout.readline())

        assert found() == 0
        chunks.add([row(1, terms="boiler")])
        assert found() == 1
        chunks.add([row(2, terms="boiler")])
        chunks.optimize()
        assert found() == 2
        chunks.remove_revisions([1])
        assert found() == 1
        reader.stdin.close()


def test_compaction_gives_back_the_room_of_what_was_replaced(place: Path) -> None:
    chunks = LanceChunks(LanceDirectory(place, keep_versions_s=0.001))

    def size() -> int:
        return sum(path.stat().st_size for path in place.rglob("*") if path.is_file())

    chunks.add([row(n, terms=f"boiler number{n}") for n in range(300)])
    chunks.optimize()
    fresh = size()
    for n in range(60):
        chunks.remove_revisions([n])
        chunks.add([row(1_000 + n, terms=f"boiler number{n}")])
    grown = size()
    chunks.optimize()
    assert grown > 2 * fresh
    assert size() < 2 * fresh


@pytest.mark.parametrize("folder", ["data", "_versions"])
def test_a_damaged_table_is_named_and_left_as_it_is(place: Path, folder: str) -> None:
    LanceChunks(LanceDirectory(place)).add([row(1)])
    table = place / "chunks.lance"
    for file in (table / folder).glob("*"):
        file.write_bytes(b"garbage")
    before = sorted(path for path in place.rglob("*"))
    with pytest.raises(KnownError) as caught:
        LanceChunks(LanceDirectory(place)).by_revision(1)
    assert caught.value.code == "index-damaged"
    assert "never touched" in caught.value.info.advice
    assert sorted(path for path in place.rglob("*")) == before


def test_a_table_that_lost_its_list_of_versions_is_not_made_anew(place: Path) -> None:
    LanceChunks(LanceDirectory(place)).add([row(1)])
    shutil.rmtree(place / "chunks.lance" / "_versions")
    with pytest.raises(KnownError) as caught:
        LanceChunks(LanceDirectory(place)).add([row(2)])
    assert caught.value.code == "index-damaged"


def test_a_table_of_a_newer_carnet_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from carnet.adapters.lance import table as lance_table

    monkeypatch.setattr(lance_table, "SCHEMA_VERSION", 99)
    LanceChunks(LanceDirectory(place)).add([row(1)])
    monkeypatch.undo()
    with pytest.raises(KnownError) as caught:
        LanceChunks(LanceDirectory(place)).count()
    assert caught.value.code == "index-newer"


def test_a_file_in_the_place_of_the_folder_is_named(place: Path) -> None:
    place.write_text("not a folder")
    with pytest.raises(KnownError) as caught:
        LanceChunks(LanceDirectory(place)).count()
    assert caught.value.code == "index-damaged"
