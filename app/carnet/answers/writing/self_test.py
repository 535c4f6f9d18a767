"""May this language model write answers? Asked of the model itself, not of its name.

Each case is a few lines of notes, a question and what the answer has to contain. A model passes a
case when its answer contains it and the notes carry every sentence. A language in which it passes
nearly all is one in which its own words are shown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from carnet.answers.evidence.sentences import sentences_of
from carnet.answers.measuring.metrics import contains
from carnet.answers.writing.prompting import PromptBook, write_notes
from carnet.answers.writing.support import judge
from carnet.domain.answers import Support
from carnet.domain.cancel import CancelToken
from carnet.domain.model_ports import Generator
from carnet.domain.search import Passage
from carnet.text.sentences import split_sentences

PASS_SHARE = 0.8
_ANSWER_TOKENS = 60


@dataclass(frozen=True, slots=True)
class Case:
    """One small exam question."""

    language: str
    notes: str
    question: str
    expected: str


@dataclass(frozen=True, slots=True)
class Result:
    """Passed and asked cases of one language."""

    language: str
    passed: int
    asked: int

    @property
    def trusted(self) -> bool:
        """Whether the model may write in this language."""
        return self.asked > 0 and self.passed >= PASS_SHARE * self.asked


def load_cases(path: Path) -> list[Case]:
    """Cases of a TOML file with `[[case]]` tables."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return [Case(**{key: str(value).strip() for key, value in row.items()}) for row in tables]


def examine(
    generator: Generator, prompts: PromptBook, cases: Sequence[Case], cancel: CancelToken
) -> list[Result]:
    """Put every case to the model; one result a language. Raises `Cancelled`."""
    outcomes: dict[str, list[bool]] = {}
    for case in cases:
        cancel.check()
        outcomes.setdefault(case.language, []).append(_passes(generator, prompts, case, cancel))
    return [Result(language, sum(passed), len(passed)) for language, passed in outcomes.items()]


def _passes(generator: Generator, prompts: PromptBook, case: Case, cancel: CancelToken) -> bool:
    passages = [_as_passage(case)]
    evidence = sentences_of(passages)
    notes = write_notes(evidence, passages)
    system, message = prompts.write(case.language, notes, case.question)
    reply = "".join(generator.generate(system, [("user", message)], _ANSWER_TOKENS, cancel))
    sentences = split_sentences(reply)
    return contains(reply, [case.expected]) and all(
        judge(sentence.text, evidence, case.question, case.language).support is Support.SUPPORTED
        for sentence in sentences
    )


def _as_passage(case: Case) -> Passage:
    return Passage(
        path="self-test.md",
        title="",
        heading="",
        start_line=1,
        end_line=1 + case.notes.count("\n"),
        page=None,
        start_char=0,
        end_char=len(case.notes),
        text=case.notes,
        score=1.0,
        keyword_rank=1,
        vector_rank=None,
        language=case.language,
    )
