"""What a person said about a result: the questions by which their own library is evaluated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """`path` was (or was not) the right note for `query`. `at` in seconds since 1970."""

    query: str
    path: str
    relevant: bool
    at: float
