"""Keeping what a person says about results: "this was the right note"."""

from __future__ import annotations

import time
from collections.abc import Callable

from carnet.domain.errors import KnownError
from carnet.domain.feedback import Judgement
from carnet.domain.ports import JudgementStore
from carnet.search.query.reading import LONGEST_QUERY


class Feedback:
    """The questions of one's own library and the notes that answer them, by a person's word."""

    def __init__(self, judgements: JudgementStore, now: Callable[[], float] = time.time) -> None:
        self._judgements = judgements
        self._now = now

    def judge(self, query: str, path: str, relevant: bool | None) -> None:
        """`path` was, or was not, the right note for `query`; None takes it back.

        The last word counts. Raises `KnownError` "query-empty" or "document-unknown".
        """
        asked = question_of(query)
        if not asked:
            raise KnownError(
                "query-empty",
                "There is no question to judge a note by.",
                "Search for something first.",
            )
        if relevant is None:
            self._judgements.remove(asked, path)
        elif not self._judgements.add(Judgement(asked, path, relevant, self._now())):
            raise KnownError(
                "document-unknown",
                f"{path} is not in the library.",
                "It may have been moved or deleted: search again.",
            )

    def said(self) -> list[Judgement]:
        """Everything a person said that still holds, the oldest question first."""
        return self._judgements.list()


def question_of(typed: str) -> str:
    """The question of what was typed: one line, so that spaces make no second one."""
    printable = "".join(char if char.isprintable() else " " for char in typed[:LONGEST_QUERY])
    return " ".join(printable.split())
