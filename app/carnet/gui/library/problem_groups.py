"""Files that could not be read, gathered by reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from carnet.domain.library import Problem
from carnet.gui.words.error_text import ErrorText, explain, reason


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Files that share a reason. `said` is the reason in general words."""

    code: str
    said: ErrorText
    problems: tuple[Problem, ...]


def grouped(problems: Iterable[Problem]) -> list[ProblemGroup]:
    """Groups, those with most files first; files by their path."""
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        by_code.setdefault(problem.error.code, []).append(problem)
    groups = [
        ProblemGroup(
            code, reason(found[0].error), tuple(sorted(found, key=lambda problem: problem.path))
        )
        for code, found in by_code.items()
    ]
    return sorted(groups, key=lambda group: (-len(group.problems), group.code))


def as_text(problems: Iterable[Problem]) -> str:
    """For the clipboard: a line a file."""
    lines = []
    for problem in problems:
        said = explain(problem.error)
        lines.append(f"{problem.path}: {said.message} {said.advice}".rstrip())
    return "\n".join(lines)


def name_of(problem: Problem) -> str:
    """The file's name."""
    return PurePath(problem.path).name
