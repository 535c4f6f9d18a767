from __future__ import annotations

import pytest

from carnet.answers.question.kind import AnswerType, asks_what_it_is, expected_answer
from carnet.domain.answers import ValueKind


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        ("How long does the gratin cook?", AnswerType.VALUE, ValueKind.DURATION),
        ("Combien de temps cuit le gratin ?", AnswerType.VALUE, ValueKind.DURATION),
        ("How much did the roof cost?", AnswerType.VALUE, ValueKind.AMOUNT),
        ("Quel est le prix du toit ?", AnswerType.VALUE, ValueKind.AMOUNT),
        ("How many chairs are there?", AnswerType.VALUE, ValueKind.NUMBER),
        ("Combien de chaises ?", AnswerType.VALUE, ValueKind.NUMBER),
        ("When was it built?", AnswerType.VALUE, ValueKind.DATE),
        ("En quelle année fut-il bâti ?", AnswerType.VALUE, ValueKind.DATE),
        ("Who built it?", AnswerType.NAME, None),
        ("Dans quelle ville habite-t-il ?", AnswerType.NAME, None),
        ("Why did it fall?", AnswerType.REASON, None),
        ("Pourquoi est-il tombé ?", AnswerType.REASON, None),
    ],
)
def test_the_words_of_a_question_say_what_it_asks_for(
    question: str, kind: AnswerType, value: ValueKind | None
) -> None:
    expected = expected_answer(question)
    assert expected is not None
    assert (expected.type, expected.value) == (kind, value)


def test_most_questions_may_be_answered_by_anything() -> None:
    assert expected_answer("Tell me about the boiler") is None


@pytest.mark.parametrize(
    ("question", "text", "met"),
    [
        ("Who repaired the roof?", "It was repaired by Hugh.", True),
        ("Who repaired the roof?", "It was repaired in spring.", False),
        ("Who repaired the roof of Leeds Hall?", "The roof of Leeds Hall was repaired.", False),
        ("Who repaired the roof?", "Hugh Moss did.", True),
        ("When was the roof repaired?", "In March.", True),
        ("When was the roof of 1921 repaired?", "The roof of 1921 was repaired well.", False),
        ("Why was it repaired?", "Because it leaked.", True),
        ("Pourquoi l'a-t-on réparé ?", "Il a été réparé vite.", False),
    ],
)
def test_a_sentence_answers_with_something_new_of_that_kind(
    question: str, text: str, met: bool
) -> None:
    expected = expected_answer(question)
    assert expected is not None
    assert expected.met_by(text) is met


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("What is a clade?", True),
        ("Qu'est-ce que le prêt sur gage ?", True),
        ("Qui était Jeanne Morel ?", True),
        ("When is the clade due?", False),
    ],
)
def test_a_definition_is_told_from_other_questions(question: str, wanted: bool) -> None:
    assert asks_what_it_is(question) is wanted
