"""Answers that are given, and what is said of them."""

from __future__ import annotations

from carnet.answers.measuring.evaluation import AnswerScores, JudgedQuestion, evaluate_answers
from carnet.domain.answers import (
    Answer,
    AnswerKind,
    AnswerSentence,
    Citation,
    Coverage,
    Support,
)

NOTHING = Coverage(0, 0, 0, 0)
LEEDS = JudgedQuestion("where?", ("Leeds",), frozenset({"a"}), answerable=True)
NOWHERE = JudgedQuestion("on Mars?", (), frozenset(), answerable=False)


def said(text: str, path: str, ms: float = 5.0) -> Answer:
    citation = Citation(1, path, "", 1, 1, None, 0, len(text), text)
    times = {"retrieve": 1.0, "first_token": ms, "total": 2 * ms}
    return Answer(
        "q", "q", AnswerKind.EXTRACTIVE, text, (AnswerSentence(text, Support.SUPPORTED, (1,)),),
        (citation,), NOTHING, times, "en",
    )  # fmt: skip


def silent() -> Answer:
    times = {"retrieve": 1.0, "first_token": 1.0, "total": 1.0}
    return Answer("q", "q", AnswerKind.ABSTAINED, "", (), (), NOTHING, times, "en")


def score(*pairs: tuple[JudgedQuestion, Answer]) -> AnswerScores:
    answers = iter([answer for _, answer in pairs])
    progress: list[int] = []
    scores = evaluate_answers(
        lambda _: next(answers), [q for q, _ in pairs], lambda path: path, progress.append
    )
    assert progress == list(range(1, len(pairs) + 1))
    return scores


def test_a_right_answer_from_the_right_note() -> None:
    scores = score((LEEDS, said("He works in Leeds.", "a")))
    assert (scores.contains, scores.citation_hit, scores.sentence_hit) == (1.0, 1.0, 1.0)
    assert (scores.sentences, scores.conflicts, scores.first_token_ms) == (1.0, 0.0, 5.0)


def test_the_right_words_of_the_wrong_note_are_no_hit() -> None:
    scores = score((LEEDS, said("He works in Leeds.", "b")))
    assert (scores.contains, scores.citation_hit, scores.sentence_hit) == (1.0, 0.0, 0.0)


def test_a_refusal_counts_against_containing_but_not_against_citing() -> None:
    scores = score((LEEDS, said("In Leeds.", "a")), (LEEDS, silent()))
    assert (scores.contains, scores.citation_hit, scores.refused_answerable) == (0.5, 1.0, 0.5)


def test_balanced_accuracy_weighs_both_kinds_alike() -> None:
    scores = score((LEEDS, said("In Leeds.", "a")), (NOWHERE, silent()), (NOWHERE, said("x", "b")))
    assert scores.balanced_accuracy == 0.75


def test_without_unanswerable_questions_there_is_no_balance() -> None:
    assert score((LEEDS, silent())).balanced_accuracy is None
