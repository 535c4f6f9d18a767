from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from carnet.answers.abstention import Signals, confidence, describe_gap, signals
from carnet.answers.evidence.scoring import score_sentences
from carnet.answers.evidence.sentences import Evidence, WeighedWords, sentences_of, weigh_words
from carnet.domain.answers import Widening
from carnet.domain.search import Correction, Filters

Make = Callable[..., Any]
GOOD = Signals(0.9, 0.9, 0.6, 0.65)
BAD = Signals(0.3, 0.3, 0.15, 0.2)


def words_only(found: Signals) -> Signals:
    return replace(found, cosine=None, sentence_cosine=None)


def test_a_note_about_the_question_is_enough() -> None:
    assert confidence(GOOD) > 0.9
    assert confidence(words_only(GOOD)) > 0.8


def test_a_note_about_something_else_is_not() -> None:
    assert confidence(BAD) < 0.05
    assert confidence(words_only(BAD)) < 0.4


def test_words_without_meaning_in_common_are_never_enough() -> None:
    assert confidence(Signals(0.05, 0.1, 0.9, 0.9)) == 0.0


@pytest.mark.parametrize("found", [GOOD, words_only(GOOD), BAD])
@pytest.mark.parametrize("lack", ["missing", "somebody_else"])
def test_a_missing_name_lowers_the_chance(found: Signals, lack: str) -> None:
    assert confidence(replace(found, **{lack: True})) < confidence(found)


def test_more_evidence_never_lowers_the_chance() -> None:
    steps = [confidence(Signals(s / 10, s / 10, s / 12, s / 11)) for s in range(1, 11)]
    assert steps == sorted(steps)


def test_the_best_of_more_chunks_says_less() -> None:
    sizes = [confidence(replace(GOOD, chunks=n)) for n in (10, 500, 1_000, 20_000, 500_000)]
    assert sizes[0] == sizes[1] > sizes[2] > sizes[3] == sizes[4]


def look(make_passage: Make, question: str, *texts: str, **more: Any) -> tuple[Any, ...]:
    passages = [
        make_passage(text, path=f"/notes/{n}.md", title=f"Note{n}", **more)
        for n, text in enumerate(texts)
    ]
    sentences = sentences_of(passages)
    asked = weigh_words(question, "en", sentences)
    return score_sentences(question, sentences, asked, passages), asked, passages


def measure(make_passage: Make, question: str, *texts: str) -> Signals:
    found: tuple[list[Evidence], WeighedWords, list[Any]] = look(make_passage, question, *texts)
    scored, asked, passages = found
    return signals(question, scored, passages, asked, 100)


def test_a_name_that_no_passage_holds_is_missing(make_passage: Make) -> None:
    found = measure(make_passage, "Where does Nora work?", "The dentist works in Leeds.")
    assert found.missing


@pytest.mark.parametrize(
    "question",
    [
        "When does the passport of Odile run out?",
        "When does Odile's passport run out?",
        "Quand le passeport d'Odile expire-t-il ?",
    ],
)
def test_the_thing_of_another_person_is_not_what_was_asked_for(
    make_passage: Make, question: str
) -> None:
    note = "The passport of Nora will run out in May. Son passeport expire en mai."
    found = measure(make_passage, question, note, "Odile bakes a pie.")
    assert found.somebody_else and not found.missing


def test_a_name_in_the_note_is_nobody_else(make_passage: Make) -> None:
    found = measure(make_passage, "When does Nora's passport run out?", "Nora: passport until May.")
    assert not found.somebody_else


def test_a_note_that_the_nearest_one_names_may_give_the_name(make_passage: Make) -> None:
    found = measure(
        make_passage,
        "Where was the director of Solaris born?",
        "The director was born in Zavrazhye, as Note1 says of its director.",
        "Solaris is a film.",
    )
    assert not found.somebody_else


def test_the_gap_names_what_was_looked_for_and_what_is_lacking(make_passage: Make) -> None:
    scored, asked, _ = look(make_passage, "When does Odile's passport expire?", "A passport.")
    gap = describe_gap(scored, asked, 0.123456, Filters(folder="/notes", own=True))
    assert gap.looked_for == ("Odile", "passport", "expire")
    assert gap.missing == ("Odile", "expire")
    assert gap.confidence == 0.123
    assert gap.wider == (Widening.WITHOUT_FILTERS, Widening.NEAREST_TOO)


def test_an_empty_library_offers_nothing_wider(make_passage: Make) -> None:
    scored, asked, _ = look(make_passage, "When does Odile's passport expire?")
    assert describe_gap(scored, asked, 0.0, Filters(own=True)).wider == ()


def test_a_corrected_word_stands_for_both_spellings(make_passage: Make) -> None:
    passages = [make_passage("Carlo Gesualdo was a composer.")]
    sentences = sentences_of(passages)
    question = "Who was Carlo Gusualdo?"
    corrected = (Correction("Gusualdo", "gesualdo"),)
    found = []
    for corrections in ((), corrected):
        asked = weigh_words(question, "en", sentences, corrections)
        scored = score_sentences(question, sentences, asked, passages)
        found.append(signals(question, scored, passages, asked, 100))
    assert [one.missing for one in found] == [True, False]
    assert found[1].coverage == 1.0 > found[0].coverage
