"""Every place of every file is looked at, in the encodings a text may stand in."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from carnet.adapters.byte_search import SHORTEST, ByteSearch, find_traces
from carnet.adapters.empty_library import make_empty_library
from carnet.domain.library import Traces


def nothing(_folder: Path) -> None:
    """An empty library without files."""


@pytest.fixture
def search(tmp_path: Path) -> Callable[..., Traces]:
    def run(*needles: str, remaining: bytes = b"") -> Traces:
        return find_traces(tmp_path, [tmp_path / "models"], nothing, needles, [remaining])

    return run


def test_it_finds_what_a_plain_search_finds() -> None:
    chooser = random.Random(3)
    data = bytes(chooser.choices(b"abc", k=60_000))
    needles = [
        bytes(chooser.choices(b"abc", k=chooser.randint(SHORTEST, 14))) for _ in range(4_000)
    ]
    expected = {needle for needle in needles if needle in data}
    assert 20 < len(expected) < len(set(needles))
    assert ByteSearch(needles).find(data) == expected


@pytest.mark.parametrize("place", range(9))
def test_the_first_and_the_last_byte_count(place: int) -> None:
    needle = b"xylophone"
    assert ByteSearch([needle]).find(bytes(place) + needle) == {needle}
    assert ByteSearch([needle]).find(needle + bytes(place)) == {needle}
    assert ByteSearch([needle]).find(bytes(place) + needle[:-1]) == set()


def test_a_word_that_stands_across_two_pieces_is_found() -> None:
    pieces = [bytes(4 * 2**20 - 3) + b"xyl", b"ophone" + bytes(2**20)]
    assert ByteSearch([b"xylophone"]).find_in(pieces) == {b"xylophone"}


def test_no_needles_find_nothing() -> None:
    assert ByteSearch([]).find(b"anything at all") == set()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_words_are_found_in_the_stores_in_every_encoding(
    tmp_path: Path, search: Callable[..., Traces], encoding: str
) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "page.lance").write_bytes(b"\1\2" + "Ouagadougou".encode(encoding))
    assert search("Ouagadougou").files == ("index/page.lance",)
    assert search("Antananarivo").files == ()


def test_a_word_that_something_else_holds_is_no_trace(
    tmp_path: Path, search: Callable[..., Traces]
) -> None:
    (tmp_path / "carnet.sqlite").write_bytes(b"... Ouagadougou ...")
    traces = search("Ouagadougou", remaining=b"the road to Ouagadougoud")
    assert (traces.files, traces.words_searched) == ((), 0)


def test_a_log_is_searched_for_sentences_and_not_for_single_words(
    tmp_path: Path, search: Callable[..., Traces]
) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "engine.log").write_text("cannot make sense of the thing")
    assert search("thing of", "cannot", "nonsense").files == ()
    assert search("make sense of the").files == ("logs/engine.log",)


def test_models_are_left_out(tmp_path: Path, search: Callable[..., Traces]) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "vocab.txt").write_text("a sentence of some words")
    traces = search("a sentence of some words")
    assert (traces.files, traces.bytes_searched) == ((), 0)


def test_words_of_carnet_itself_are_no_traces(tmp_path: Path) -> None:
    make_empty_library(tmp_path)
    needles = ["title_terms", "content_hash", "whitespace", "folder_id"]
    traces = find_traces(tmp_path, [], make_empty_library, needles, [])
    assert (traces.files, traces.words_searched) == ((), 0)
    alone = find_traces(tmp_path, [], nothing, needles, [])
    assert len(alone.files) > 2
