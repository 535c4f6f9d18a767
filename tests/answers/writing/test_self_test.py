from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from carnet.answers.writing.prompting import PromptBook
from carnet.answers.writing.self_test import Case, Result, examine, load_cases
from carnet.domain.cancel import CancelToken

PROMPTS = Path(__file__).resolve().parents[3] / "resources" / "prompts"
CASES = load_cases(PROMPTS / "self_test.toml")


@dataclass
class Student:
    """Answers each case as `reply` says."""

    reply: Callable[[Case], str]
    name: str = "student"
    context_tokens: int = 2048

    def count_tokens(self, text: str) -> int:
        return len(text) // 4

    def generate(
        self, system: str, messages: Sequence[tuple[str, str]], max_tokens: int, cancel: CancelToken
    ) -> Iterator[str]:
        case = next(case for case in CASES if case.question in messages[-1][1])
        yield self.reply(case)

    def close(self) -> None:
        return None


def results(reply: Callable[[Case], str]) -> dict[str, Result]:
    found = examine(Student(reply), PromptBook.load(PROMPTS), CASES, CancelToken())
    return {result.language: result for result in found}


def right(case: Case) -> str:
    return next(line for line in case.notes.splitlines() if case.expected in line)


def test_a_model_that_answers_from_the_notes_may_write() -> None:
    assert all(result.trusted for result in results(right).values())


def test_a_model_that_adds_inventions_may_not() -> None:
    invented = results(lambda case: right(case) + " It was bought in Vienna in 1987.")
    assert not any(result.trusted for result in invented.values())


def test_each_language_is_judged_for_itself() -> None:
    english_only = results(lambda case: right(case) if case.language == "en" else "Je sais pas.")
    assert english_only["en"].trusted
    assert not english_only["fr"].trusted


def test_every_case_can_be_passed_and_says_what_it_expects() -> None:
    assert len(CASES) >= 10
    assert all(case.expected in case.notes for case in CASES)


@pytest.mark.parametrize(("passed", "trusted"), [(3, False), (4, True), (5, True)])
def test_nearly_all_is_enough(passed: int, trusted: bool) -> None:
    assert Result("en", passed, 5).trusted is trusted


def test_an_examination_can_be_stopped(make_generator: Callable[..., Any]) -> None:
    from carnet.domain.errors import Cancelled

    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        examine(make_generator("x"), PromptBook.load(PROMPTS), CASES, cancel)
