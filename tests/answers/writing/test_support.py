from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from carnet.answers.evidence.sentences import sentences_of
from carnet.answers.writing.support import judge
from carnet.domain.answers import Support

NOTES = (
    "La chaudière Viessmann a été révisée le 12 mars 2024 par Paul Morel.\n"
    "La facture était de 145 €.\n"
    "Prochaine révision en mars 2025."
)
Make = Callable[..., Any]


@pytest.fixture
def verdict(make_passage: Make) -> Callable[[str], Support]:
    evidence = sentences_of([make_passage(NOTES, title="Chaudière", language="fr")])
    question = "Quand la chaudière a-t-elle été révisée ?"
    return lambda sentence: judge(sentence, evidence, question, "fr").support


@pytest.mark.parametrize(
    "sentence",
    [
        "La chaudière a été révisée le 12 mars 2024.",
        "Elle a été révisée par Paul Morel le 12 mars 2024.",
        "La facture était de 145 €.",
    ],
)
def test_what_the_notes_say_is_supported(verdict: Callable[[str], Support], sentence: str) -> None:
    assert verdict(sentence) is Support.SUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "La chaudière a été révisée le 13 mars 2024.",
        "La chaudière a été révisée par Pierre Martin.",
        "La facture était de 154 €.",
        "La chaudière a été révisée le 12 mars 2025.",
        "Le jardin demande beaucoup de soins au printemps.",
        "",
    ],
)
def test_a_changed_number_name_or_subject_is_not(
    verdict: Callable[[str], Support], sentence: str
) -> None:
    assert verdict(sentence) is Support.UNSUPPORTED


def test_repeating_the_question_proves_nothing(verdict: Callable[[str], Support]) -> None:
    assert verdict("La chaudière a-t-elle été remplacée ?") is not Support.SUPPORTED


def test_half_a_match_is_weak_and_still_cited(make_passage: Make) -> None:
    evidence = sentences_of([make_passage("The roof was repaired in spring with new slate tiles.")])
    judged = judge("The roof was repaired with expensive slate.", evidence, "roof?", "en")
    assert judged.support in (Support.WEAK, Support.SUPPORTED)
    assert judged.evidence[0].start_line == 3


def test_missing_facts_are_named(make_passage: Make) -> None:
    evidence = sentences_of([make_passage("The roof was repaired in 2021 by Hugh.")])
    judged = judge(
        "The roof was repaired in 2020 by Hugh.", evidence, "When was the roof repaired?", "en"
    )
    assert judged.missing == ("2020",)


FARE = "The dentist charges 45 pounds for thirty minutes and takes three patients a day."
WANTED = "What does the dentist charge?"


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("The dentist charges 45 euros.", ("45 euros",)),
        ("The dentist charges 45 pounds for thirty hours.", ()),
        ("The dentist takes four patients a day.", ("4",)),
        ("The dentist does not charge 45 pounds.", ("not",)),
        ("The dentist charges 45 pounds on Mondays in Leeds.", ("Mondays", "Leeds")),
    ],
)
def test_what_stands_in_no_evidence_is_the_reason(
    make_passage: Make, sentence: str, missing: tuple[str, ...]
) -> None:
    judged = judge(sentence, sentences_of([make_passage(FARE)]), WANTED, "en")
    assert judged.missing == missing
    if missing:
        assert judged.support is Support.UNSUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "The dentist charges £45 for 30 minutes.",
        "The dentist takes 3 patients a day.",
    ],
)
def test_the_same_value_written_otherwise_is_supported(make_passage: Make, sentence: str) -> None:
    judged = judge(sentence, sentences_of([make_passage(FARE)]), WANTED, "en")
    assert judged.support is Support.SUPPORTED


def test_what_the_notes_deny_is_not_supported_by_their_words(make_passage: Make) -> None:
    evidence = sentences_of([make_passage("The dentist does not work in Leeds on Mondays.")])
    judged = judge("The dentist works in Leeds on Mondays.", evidence, "Where?", "en")
    assert judged.support is Support.WEAK
    same = judge("The dentist does not work in Leeds.", evidence, "Where?", "en")
    assert same.support is Support.SUPPORTED
