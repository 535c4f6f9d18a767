"""An answer without what it took from a note that was forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from carnet.domain.answers import Answer


def touches(answer: Answer, gone: Callable[[str], bool]) -> bool:
    """Whether anything in it comes from such a note."""
    quoted = any(gone(citation.path) for citation in answer.citations)
    return quoted or any(gone(passage.path) for passage in answer.nearest)


def without(answer: Answer, gone: Callable[[str], bool]) -> Answer:
    """The sentences that other notes carry.

    A sentence goes when it cites such a note, and also when it cites nothing: it may have been
    written from one.
    """
    if not touches(answer, gone):
        return answer
    kept_citations = tuple(c for c in answer.citations if not gone(c.path))
    numbers = {citation.n for citation in kept_citations}
    lost = len(kept_citations) < len(answer.citations)
    sentences = tuple(
        sentence
        for sentence in answer.sentences
        if not lost or (sentence.citations and numbers.issuperset(sentence.citations))
    )
    return replace(
        answer,
        answer=" ".join(sentence.text for sentence in sentences) if lost else answer.answer,
        sentences=sentences,
        citations=kept_citations,
        nearest=tuple(passage for passage in answer.nearest if not gone(passage.path)),
    )
