from __future__ import annotations

import pytest

from carnet.gui.source.note_parts import Piece, part_of_line, pieces

PROSE = "".join(f"Paragraph {n} of the note.\n\n" for n in range(200))
CODE = "before\n\n```python\n" + "x = 1\n\ny = 2\n" * 400 + "```\n\nafter\n\nmore\n"


def cut(text: str, size: int) -> list[Piece]:
    return list(pieces(text, size))


@pytest.mark.parametrize(
    "text", ["", "a", "a\n", PROSE, CODE, "x" * 90_000, "word " * 9_000, "- a\n\n" * 900, "\n" * 99]
)
@pytest.mark.parametrize("size", [50, 1_000, 30_000])
def test_pieces_make_up_the_text_again_and_know_their_lines(text: str, size: int) -> None:
    found = cut(text, size)
    assert "".join(piece.text for piece in found) == text
    line = 1
    for piece in found:
        assert piece.first_line == line
        line += piece.text.count("\n")


def test_a_piece_ends_between_paragraphs() -> None:
    assert all(piece.text.startswith("Paragraph") for piece in cut(PROSE, 500))
    assert len(cut(PROSE, 500)) > 5


def test_a_piece_does_not_end_in_a_list() -> None:
    text = "- one\n\n- two\n\n  inside\n\nAfter it.\n"
    assert [piece.text for piece in cut(text, 16)] == [text[:-10], "After it.\n"]


def test_code_is_cut_only_when_it_is_very_long_and_then_says_so() -> None:
    first, second, *more = cut(CODE, 1_000)
    assert first.text.startswith("before")
    assert second.fence == "```python"
    assert more[-1].text.endswith("more\n")
    assert all(
        "x = 1" not in piece.text or piece.fence or piece is first for piece in [second, *more]
    )


def test_the_lines_of_one_piece_are_found_in_it() -> None:
    parts = cut(PROSE, 1_000)
    for number, part in enumerate(parts):
        assert part_of_line(parts, part.first_line) == number
        assert part_of_line(parts, part.last_line) == number


def test_a_very_long_table_has_its_head_in_every_piece() -> None:
    head = "| a | b |\n|--:|---|"
    first, *more = cut(f"Some words.\n\n{head}\n" + "| 1 | 2 |\n" * 900, 1_000)
    assert first.fence == ""
    assert len(more) > 3
    assert {piece.fence for piece in more} == {head}
    assert all(piece.text.startswith("| 1") for piece in more)
