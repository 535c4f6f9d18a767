"""Characters that are spread over tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carnet.adapters.llama_text import ReplyText


@given(st.text(), st.integers(1, 3))
def test_text_survives_any_cutting_of_its_bytes(text: str, size: int) -> None:
    data = ("x" + text).encode("utf-8", errors="ignore")
    reply = ReplyText()
    pieces = [reply.push(data[at : at + size]) for at in range(0, len(data), size)]
    assert "".join(pieces) == data.decode()


def test_an_accent_comes_when_its_last_byte_came() -> None:
    reply = ReplyText()
    first, second = "é".encode()[:1], "é".encode()[1:]
    assert [reply.push(first), reply.push(second)] == ["", "é"]


def test_blanks_before_the_first_word_are_dropped_and_later_ones_kept() -> None:
    reply = ReplyText()
    assert [reply.push(piece) for piece in (b"\n", b"  ", b" Yes", b", ", b"sir")] == [
        "",
        "",
        "Yes",
        ", ",
        "sir",
    ]
