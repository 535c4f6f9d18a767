"""Which news are worth a person's attention while they look elsewhere."""

from __future__ import annotations

from enum import StrEnum

LONG_ANSWER_S = 10.0  # shorter ones are waited for


class Occasion(StrEnum):
    """What a notification can be about. None of them carries words of notes or questions."""

    ENGINE_GAVE_UP = "engine-gave-up"
    DISK_FULL = "disk-full"
    LONG_ANSWER = "long-answer"
    IMPORT_PROBLEMS = "import-problems"


class NoticePolicy:
    """Says nothing while a window is in front, nothing that is not wanted, nothing twice.

    What was said is said again only after the person has looked.
    """

    def __init__(self) -> None:
        self._said: set[Occasion] = set()

    def wants(self, occasion: Occasion, *, wanted: bool, in_front: bool) -> bool:
        """Whether to tell of it now; counts as told when so."""
        if in_front or not wanted or occasion in self._said:
            return False
        self._said.add(occasion)
        return True

    def looked(self) -> None:
        """A window is in front: what is there is seen."""
        self._said.clear()

    @staticmethod
    def answer_took_long(seconds: float) -> bool:
        """Whether somebody who asked has likely gone on to other things."""
        return seconds > LONG_ANSWER_S
