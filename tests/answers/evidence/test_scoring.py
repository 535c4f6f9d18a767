from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from carnet.answers.evidence.scoring import MOST_EMBEDDED, Meaning, score_sentences
from carnet.answers.evidence.sentences import Evidence, sentences_of, weigh_words

Make = Callable[..., Any]


def score(question: str, passages: Sequence[Any], meaning: Meaning | None = None) -> list[Evidence]:
    sentences = sentences_of(passages)
    asked = weigh_words(question, passages[0].language, sentences)
    return score_sentences(question, sentences, asked, passages, meaning)


def best(question: str, passages: Sequence[Any], meaning: Meaning | None = None) -> str:
    return max(score(question, passages, meaning), key=lambda item: item.score).text


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "When was the roof repaired?",
            "The roof was repaired well. The roof was repaired in May 2021.",
            "The roof was repaired in May 2021.",
        ),
        (
            "Who repaired the roof?",
            "The roof was repaired in May. The roof was repaired by Hugh Moss.",
            "The roof was repaired by Hugh Moss.",
        ),
        (
            "Why was the roof repaired?",
            "The roof was repaired in May. The roof was repaired because it leaked.",
            "The roof was repaired because it leaked.",
        ),
        (
            "What is a purlin?",
            "Hugh replaced a rotten purlin. A purlin is a beam along the roof.",
            "A purlin is a beam along the roof.",
        ),
    ],
)
def test_what_answers_the_kind_of_question_wins(
    make_passage: Make, question: str, text: str, answer: str
) -> None:
    assert best(question, [make_passage(text)]) == answer


def test_a_word_like_the_one_asked_for_counts(make_passage: Make) -> None:
    passages = [
        make_passage(
            "Le jardin est grand. Les voyageurs dorment ici.", title="Maison", language="fr"
        )
    ]
    assert best("Où dormir en voyage ?", passages) == "Les voyageurs dorment ici."


def test_a_sentence_alike_in_meaning_wins_over_one_that_is_not(make_passage: Make) -> None:
    passages = [make_passage("The cat sleeps. A feline naps on the sofa.")]

    def meaning(texts: Sequence[str]) -> list[float]:
        return [0.9 if "feline" in text else 0.1 for text in texts]

    assert best("Where is the kitten?", passages, meaning) == "A feline naps on the sofa."


def test_chances_sum_to_one(make_passage: Make) -> None:
    scored = score("Where is the cat?", [make_passage("The cat sleeps. A dog barks. It rains.")])
    assert sum(item.chance for item in scored) == pytest.approx(1.0)


def test_only_the_most_promising_sentences_are_embedded(make_passage: Make) -> None:
    many = " ".join(f"Line {n} says little." for n in range(3 * MOST_EMBEDDED))
    passages = [make_passage(f"{many} The cat sleeps in the barn.")]
    embedded: list[str] = []

    def meaning(texts: Sequence[str]) -> list[float]:
        embedded.extend(texts)
        return [0.5 for _ in texts]

    scored = score("Where does the cat sleep?", passages, meaning)
    assert len(embedded) == MOST_EMBEDDED
    assert "The cat sleeps in the barn." in embedded
    assert sum(item.cosine is not None for item in scored) == MOST_EMBEDDED


def test_no_sentence_no_score(make_passage: Make) -> None:
    assert score("Where is the cat?", [make_passage("# Only a heading")]) == []
