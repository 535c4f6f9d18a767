"""Telling a move from a loss and a find."""

from __future__ import annotations

from carnet.domain.documents import Document
from carnet.library.scanning.moves import Moves


def gone(id_: int, path: str, content: str = "same", revision: int | None = 1) -> Document:
    return Document(id_, 1, path, 1, 1, content, revision)


def test_the_same_bytes_elsewhere_are_the_document_that_went() -> None:
    moves = Moves([gone(1, "/a/x.md"), gone(2, "/a/y.md", "other")])
    claimed = moves.claim("same", "/b/z.md")
    assert claimed is not None
    assert claimed.id == 1
    assert [document.id for document in moves.left()] == [2]


def test_each_document_moves_once() -> None:
    moves = Moves([gone(1, "/a/x.md")])
    assert moves.claim("same", "/b/x.md")
    assert moves.claim("same", "/c/x.md") is None


def test_among_copies_the_one_with_the_same_name_moved() -> None:
    moves = Moves([gone(1, "/a/x.md"), gone(2, "/a/y.md")])
    claimed = moves.claim("same", "/b/y.md")
    assert claimed is not None
    assert claimed.id == 2


def test_another_kind_of_file_is_another_document() -> None:
    moves = Moves([gone(1, "/a/x.md")])
    assert moves.claim("same", "/a/x.txt") is None
    assert moves.claim("same", "/a/X.MD") is not None


def test_a_document_that_could_not_be_read_does_not_move() -> None:
    moves = Moves([gone(1, "/a/x.md", revision=None)])
    assert moves.claim("same", "/b/x.md") is None
    assert len(moves.left()) == 1
