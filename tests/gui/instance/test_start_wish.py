from __future__ import annotations

import json

import pytest

from carnet.gui.instance.start_wish import LONGEST_BYTES, StartWish, read_wish


def test_a_wish_comes_back_from_its_line() -> None:
    wish = StartWish(("/home/ines/Notes d’été",), "Où est la clé ?\n", True, True, "token")
    line = wish.line()
    assert line.count(b"\n") == 1
    assert read_wish(line) == wish


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"[]", b"7", b'{"paths": "a"}', b'{"paths": [1]}', b'{"question": 3}', b"\xff\xfe"],
)
def test_what_is_no_wish_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):
        read_wish(line)


def test_what_a_newer_program_adds_is_passed_over() -> None:
    assert read_wish(json.dumps({"quick": True, "colour": "red"}).encode()) == StartWish(quick=True)


def test_only_true_is_true() -> None:
    assert read_wish(b'{"quick": "no", "fresh": 1}') == StartWish()


def test_a_wish_has_an_end() -> None:
    with pytest.raises(ValueError):
        StartWish(question="x" * LONGEST_BYTES).line()
