"""Characters that are spread over tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carnet.adapters.llama.text import ReplyText, ShownReply


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


def shown_of(text: str, *, finished: bool = True) -> list[str]:
    """What a reply shows after each of its characters, one token each."""
    reply = ShownReply(lambda token: chr(token).encode())
    tokens = [ord(char) for char in text]
    grown = [reply.grow(tokens[:count], finished=False) for count in range(1, len(tokens) + 1)]
    return [*grown, reply.grow(tokens, finished=True)] if finished else grown


def test_what_is_said_twice_comes_when_other_words_follow() -> None:
    text = "row the boat, row the boat, merrily"
    pieces = shown_of(text)
    assert "".join(pieces) == text
    assert "" in pieces  # some of it waited


def test_what_is_said_twice_at_the_end_comes_with_the_end() -> None:
    assert "".join(shown_of("la la la. la la la.")) == "la la la. la la la."


def test_the_repeated_part_of_a_loop_is_never_shown() -> None:
    text = "".join(shown_of("one, two, three. " + "four five six. " * 5, finished=False))
    assert text == "one, two, three. four five six"
