"""How events of an answer are joined."""

from __future__ import annotations

from carnet.domain.answers import AnswerEvent
from carnet.engine.announcing import join_events


def writing(text: str) -> AnswerEvent:
    return AnswerEvent("writing", delta=text)


def test_text_written_in_a_row_becomes_one_event() -> None:
    assert join_events((writing("a"),), (writing("b"),)) == (writing("ab"),)


def test_text_is_not_joined_across_another_event() -> None:
    sentence = AnswerEvent("sentence")
    events = join_events(join_events((writing("a"),), (sentence,)), (writing("b"),))
    assert events == (writing("a"), sentence, writing("b"))


def test_sentences_are_never_merged() -> None:
    sentence = AnswerEvent("sentence")
    assert join_events((sentence,), (sentence,)) == (sentence, sentence)
