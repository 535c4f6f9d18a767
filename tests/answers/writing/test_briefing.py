from __future__ import annotations

from collections.abc import Callable
from typing import Any

from carnet.answers.evidence.scoring import score_sentences
from carnet.answers.evidence.sentences import Evidence, sentences_of, weigh_words
from carnet.answers.writing.briefing import Lengths, choose_evidence, evidence_budget

Make = Callable[..., Any]


def scored(question: str, passages: list[Any]) -> list[Evidence]:
    sentences = sentences_of(passages)
    return score_sentences(question, sentences, weigh_words(question, "en", sentences), passages)


def count_words(text: str) -> int:
    return len(text.split())


def test_evidence_fits_the_budget_best_first(make_passage: Make) -> None:
    passages = [make_passage("Red apples. Green pears are in the cellar. Blue plums.")]
    chosen = choose_evidence(scored("Where are the pears?", passages), count_words, 8)
    assert [item.text for item in chosen] == ["Green pears are in the cellar."]


def test_a_sentence_found_twice_is_sent_once(make_passage: Make) -> None:
    passages = [make_passage("Green pears."), make_passage("Green pears.", path="/notes/b.md")]
    assert len(choose_evidence(sentences_of(passages), len, 1000)) == 1


TABLE = "| Who | Expires |\n|---|---|\n| Nora | November |\n| Odile | May |"


def test_a_row_brings_its_table(make_passage: Make) -> None:
    passages = [make_passage(f"Some words. Nora likes tea. More words here.\n\n{TABLE}")]
    chosen = choose_evidence(scored("When does Nora's passport expire?", passages), count_words, 14)
    assert [item.text for item in chosen if item.columns] == TABLE.splitlines()[2:]


def test_an_item_brings_its_list(make_passage: Make) -> None:
    text = "Pack these:\n- the blue tent\n- a stove\n- two mugs"
    chosen = choose_evidence(scored("Which tent do we pack?", [make_passage(text)]), len, 1000)
    assert [item.text for item in chosen if item.listed] == [
        "- the blue tent",
        "- a stove",
        "- two mugs",
    ]


def test_the_best_note_stands_next_to_the_question(make_passage: Make) -> None:
    passages = [
        make_passage("The pears are green and in the cellar.", score=0.9),
        make_passage("Plums are blue.", path="/notes/b.md", score=0.5),
    ]
    chosen = choose_evidence(scored("Where are the pears?", passages), len, 1000)
    assert [item.source for item in chosen] == [1, 0]


def test_the_budget_follows_the_speed_and_the_context_of_the_model() -> None:
    lengths = Lengths()
    slow, fast = (evidence_budget(lengths, speed, 4096) for speed in (300.0, 5_000.0))
    assert slow < lengths.evidence_tokens < fast == lengths.most_evidence_tokens
    assert evidence_budget(lengths, None, 4096) == lengths.evidence_tokens
    assert evidence_budget(lengths, 5_000.0, 512) < 512 - lengths.answer_tokens
    assert evidence_budget(lengths, 5_000.0, 64) == 0
