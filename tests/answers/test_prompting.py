from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carnet.answers.evidence import score_sentences, sentences_of, weigh_words
from carnet.answers.prompting import PromptBook, choose_evidence, write_notes
from carnet.domain.errors import KnownError

Make = Callable[..., Any]


def test_evidence_fits_the_budget_best_first(make_passage: Make) -> None:
    passages = [make_passage("Red apples. Green pears are in the cellar. Blue plums.")]
    sentences = sentences_of(passages)
    words = weigh_words("Where are the pears?", "en", sentences)
    scored = score_sentences(sentences, words, passages, None)
    chosen = choose_evidence(scored, lambda text: len(text.split()), 8)
    assert [item.text for item in chosen] == ["Green pears are in the cellar."]


def test_a_sentence_found_twice_is_sent_once(make_passage: Make) -> None:
    passages = [make_passage("Green pears."), make_passage("Green pears.", path="/notes/b.md")]
    chosen = choose_evidence(sentences_of(passages), len, 1000)
    assert len(chosen) == 1


def test_headings_are_context_not_evidence(make_passage: Make) -> None:
    texts = [item.text for item in sentences_of([make_passage("# Cellar\nPears and plums.")])]
    assert texts == ["Pears and plums."]


def test_a_dollar_or_a_brace_in_a_note_is_only_text(make_passage: Make, tmp_path: Path) -> None:
    (tmp_path / "answer.en.toml").write_text('system = "s"\nuser = "$notes / $question"')
    passages = [make_passage("It cost $question and {notes}.")]
    notes = write_notes(sentences_of(passages), passages)
    message = PromptBook.load(tmp_path).for_language("en").fill(notes, "what?")
    assert message.endswith("It cost $question and {notes}. / what?")


def test_another_language_falls_back_to_english(tmp_path: Path) -> None:
    (tmp_path / "answer.en.toml").write_text('system = "S"\nuser = "$notes$question"')
    assert PromptBook.load(tmp_path).for_language("de").system == "S"


@pytest.mark.parametrize(
    "text", ['user = "a"', 'system = "a"', "not toml", 'system = "a"\nuser = "$nothing"']
)
def test_a_broken_prompt_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "answer.en.toml").write_text(text)
    with pytest.raises(KnownError, match=r"answer\.en\.toml"):
        PromptBook.load(tmp_path)


def test_a_missing_english_prompt_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as missing:
        PromptBook.load(tmp_path)
    assert missing.value.code == "prompt-broken"
