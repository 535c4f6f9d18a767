"""The sample library with the starter models: is the right note cited, and what is not said?"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from carnet.bootstrap.services import Services, open_services
from carnet.domain.answers import Answer, Question
from carnet.settings.paths import resolve_paths

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
QUESTIONS: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "tests" / "sample" / "questions.toml").read_text(encoding="utf-8")
)["question"]

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def services(models_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    opened = open_services(resolve_paths(str(tmp_path_factory.mktemp("library"))), writer=True)
    opened.library.add_folder(str(SAMPLE))
    opened.library.update()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def answers(services: Services) -> dict[str, Answer]:
    return {row["question"]: services.answerer.ask(Question(row["question"])) for row in QUESTIONS}


def test_nine_of_ten_questions_cite_the_right_note_first(answers: dict[str, Answer]) -> None:
    asked = [row for row in QUESTIONS if row["answerable"]]
    wrong = [
        row["question"]
        for row in asked
        if not answers[row["question"]].citations
        or answers[row["question"]].citations[0].path != str(SAMPLE / row["expected_file"])
    ]
    assert len(wrong) <= len(asked) // 10, wrong


def test_most_answers_quote_the_very_words(answers: dict[str, Answer]) -> None:
    asked = [row for row in QUESTIONS if row["answerable"]]
    missed = [
        row["question"]
        for row in asked
        if not any(row["expected_text"] in c.quote for c in answers[row["question"]].citations)
    ]
    assert len(missed) <= len(asked) // 4, missed


def test_what_the_notes_do_not_say_is_not_said(answers: dict[str, Answer]) -> None:
    said = [
        row for row in QUESTIONS if not row["answerable"] and not answers[row["question"]].abstained
    ]
    assert [row["question"] for row in said if row["kind"] == "off"] == []
    # A stolen bicycle, asked of notes on insured damage: no signal tells (ADR 0016).
    assert len(said) <= 1, said


def test_every_citation_is_verbatim_where_it_says(answers: dict[str, Answer]) -> None:
    cited = [citation for answer in answers.values() for citation in answer.citations]
    assert cited
    for citation in cited:
        text = Path(citation.path).read_text(encoding="utf-8")
        assert text[citation.start_char : citation.end_char] == citation.quote
        lines = text[: citation.start_char].count("\n") + 1
        assert citation.start_line == lines


def test_every_sentence_shown_is_supported_and_cited(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        for sentence in answer.sentences:
            assert sentence.citations, (answer.question, sentence.text)


def test_indexing_again_embeds_nothing(services: Services) -> None:
    report = services.library.update()
    assert (report.chunks.written, report.chunks.embedded) == (0, 0)
    assert report.documents.unchanged == services.library.status().documents


def test_a_fact_that_changed_is_told_with_both_dates_the_newer_first(services: Services) -> None:
    answer = services.answerer.ask(Question("Quelle est la franchise de l'assurance habitation ?"))
    (conflict,) = answer.conflicts
    assert [claim.value for claim in conflict.claims] == ["220 €", "150 €"]
    assert conflict.claims[0].dated_at > conflict.claims[1].dated_at
    assert answer.citations[conflict.claims[0].citation - 1].path.endswith("habitation.md")


def test_no_other_question_of_the_sample_is_told_a_contradiction(
    answers: dict[str, Answer],
) -> None:
    assert [text for text, answer in answers.items() if answer.conflicts] == []
