"""Numbering citations: one number a cited place, in the order of first use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from carnet.answers.evidence.sentences import Evidence
from carnet.domain.answers import AnswerSentence, Citation, Support
from carnet.domain.search import Passage
from carnet.text.named_days import day_of_name


class CitationList:
    """Collects the citations of one answer."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.citations: list[Citation] = []

    def cite(
        self,
        text: str,
        support: Support,
        evidence: Sequence[Evidence],
        missing: tuple[str, ...] = (),
    ) -> AnswerSentence:
        """The sentence with citations to `evidence`, new ones numbered."""
        numbers = tuple(self.number(item) for item in evidence)
        return AnswerSentence(text, support, numbers, missing)

    def of(self, sentence: AnswerSentence) -> tuple[Citation, ...]:
        """The citations of one sentence."""
        return tuple(self.citations[n - 1] for n in sentence.citations)

    def clear(self) -> None:
        """Start again: what was cited is not shown."""
        self._numbers.clear()
        self.citations.clear()

    def number(self, item: Evidence) -> int:
        """The number of this place; a new one gets the next."""
        passage = self._passages[item.source]
        key = (passage.path, item.start_char, item.end_char)
        if key not in self._numbers:
            number = len(self.citations) + 1
            self._numbers[key] = number
            self.citations.append(
                Citation(
                    number,
                    passage.path,
                    passage.title,
                    item.start_line,
                    item.end_line,
                    passage.page,
                    item.start_char,
                    item.end_char,
                    item.text,
                    passage.offline,
                    dated_at(passage),
                )
            )
        return self._numbers[key]


def dated_at(passage: Passage) -> float:
    """The note's date in seconds since 1970: what it says itself, else what its file is named
    after, else its last change."""
    day = passage.date or day_of_name(passage.path)
    try:
        return datetime.fromisoformat(day).timestamp() if day else passage.modified_at
    except (ValueError, OverflowError, OSError):
        return passage.modified_at
