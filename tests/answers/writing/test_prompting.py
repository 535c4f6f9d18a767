from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carnet.answers.evidence.sentences import sentences_of
from carnet.answers.writing.prompting import PromptBook, Scene, write_notes
from carnet.domain.errors import KnownError

Make = Callable[..., Any]


def test_headings_are_context_not_evidence(make_passage: Make) -> None:
    texts = [item.text for item in sentences_of([make_passage("# Cellar\nPears and plums.")])]
    assert texts == ["Pears and plums."]


PLAIN = 'system = "S"\nuser = "$notes / $question"'


def write_prompt(folder: Path, text: str = PLAIN, language: str = "en") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"answer.{language}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_dollar_or_a_brace_in_a_note_is_only_text(make_passage: Make, tmp_path: Path) -> None:
    write_prompt(tmp_path)
    passages = [make_passage("It cost $question and {notes}.")]
    notes = write_notes(sentences_of(passages), passages)
    _, message = PromptBook.load(tmp_path).write("en", notes, "what?")
    assert message.endswith("It cost $question and {notes}. / what?")


def test_another_language_falls_back_to_english(tmp_path: Path) -> None:
    write_prompt(tmp_path)
    assert PromptBook.load(tmp_path).write("de", "n", "q") == ("S", "n / q")


def test_other_languages_may_have_a_prompt_that_names_them(tmp_path: Path) -> None:
    write_prompt(tmp_path)
    write_prompt(tmp_path, 'system = "In $language."\nuser = "$notes$question"', "other")
    book = PromptBook.load(tmp_path)
    assert book.write("de", "", "")[0] == "In German."
    assert book.write("en", "", "")[0] == "S"


def test_prompts_know_the_library_the_day_and_the_folder(tmp_path: Path) -> None:
    text = 'system = "$library, $date"\nuser = "$folder: $notes$question"'
    write_prompt(tmp_path, text)
    book = PromptBook.load(tmp_path, scene=lambda: Scene("Home, Work", "2026-11-21"))
    assert book.write("en", "n", "q", "Work") == ("Home, Work, 2026-11-21", "Work: nq")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('user = "$notes$question"', "'system' is missing"),
        ('system = "a"', "'user' is missing"),
        ("not toml", ""),
        ('system = "a"\nuser = "$notes$question$colour"', r"user names \$colour"),
        ('system = "$notes"\nuser = "$notes$question"', r"system names \$notes"),
        ('system = "a"\nuser = "$question"', r"user does not name \$notes"),
        ('system = "5 $ a day"\nuser = "$notes$question"', r"\$\$ for a dollar"),
    ],
)
def test_a_broken_prompt_file_is_named_with_its_fault(
    tmp_path: Path, text: str, complaint: str
) -> None:
    write_prompt(tmp_path, text)
    with pytest.raises(KnownError, match=rf"answer\.en\.toml.*{complaint}"):
        PromptBook.load(tmp_path)


def test_a_persons_own_file_wins(tmp_path: Path) -> None:
    built_in, own = tmp_path / "built-in", tmp_path / "own"
    write_prompt(built_in)
    write_prompt(built_in, language="fr")
    mine = write_prompt(own, 'system = "Mine"\nuser = "$notes$question"')
    book = PromptBook.load(built_in, own, tmp_path / "not-there")
    assert book.write("en", "", "")[0] == "Mine"
    assert book.sources["en"] == mine
    assert book.sources["fr"].parent == built_in
    assert book.digest != PromptBook.load(built_in).digest


def test_a_persons_broken_file_is_told_and_the_built_in_one_used(tmp_path: Path) -> None:
    built_in, own = tmp_path / "built-in", tmp_path / "own"
    write_prompt(built_in)
    write_prompt(own, 'system = "Mine"\nuser = "$notes$question$nothing"')
    book = PromptBook.load(built_in, own)
    assert book.write("en", "", "")[0] == "S"
    (problem,) = book.problems
    assert problem.code == "prompt-broken"
    assert "$nothing" in problem.message


def test_a_missing_english_prompt_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as missing:
        PromptBook.load(tmp_path)
    assert missing.value.code == "prompt-broken"
