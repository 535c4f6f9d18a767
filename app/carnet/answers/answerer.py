"""The answer use case: retrieve, decide, compose."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from carnet.answers.abstention import confidence, signals
from carnet.answers.composing import Composer, Lengths, Material, OnEvent, Writer
from carnet.answers.evidence import Evidence, score_sentences, sentences_of, weigh_words
from carnet.answers.followup import standalone
from carnet.answers.listed import Lister, listed_answer, nothing_listed
from carnet.answers.prompting import PromptBook
from carnet.answers.question_kind import expected_answer
from carnet.domain.answers import Answer, AnswerEvent, AnswerKind, Coverage, Question
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.library import LibraryStatus
from carnet.domain.search import Passage, SearchRequest, SearchResult
from carnet.text.analysis import question_words

LONGEST_QUESTION = 4_000
_TIMINGS = ("retrieve", "first_token", "total")


class PassageSource(Protocol):
    """What finds passages."""

    def search(self, request: SearchRequest, cancel: CancelToken | None = None) -> SearchResult:
        """Passages, best first."""


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """`threshold` in [0, 1]: below this confidence the notes do not say."""

    threshold: float = 0.5
    passages: int = 8
    lengths: Lengths = field(default_factory=Lengths)


class Answerer:
    """Answers one question at a time; call it from one thread.

    `writer` gives the language model in use or None; it is asked anew for every question, so a
    model can be switched without a restart. `lister` answers what asks for every note of a kind.
    """

    def __init__(
        self,
        source: PassageSource,
        writer: Callable[[], Writer | None],
        prompts: PromptBook,
        status: Callable[[], LibraryStatus],
        embedder_languages: frozenset[str],
        settings: AnswerSettings,
        lister: Lister = nothing_listed,
    ) -> None:
        self._source = source
        self._writer = writer
        self._prompts = prompts
        self._status = status
        self._embedder_languages = embedder_languages
        self._settings = settings
        self._lister = lister

    def ask(
        self,
        question: Question,
        on_event: OnEvent = lambda _: None,
        cancel: CancelToken | None = None,
    ) -> Answer:
        """Answer `question`, reporting each step to `on_event`.

        Raises `KnownError` ("question-empty", "question-too-long") and `Cancelled` when it was
        stopped before anything was written; later stops give what was written, `stopped` set.
        """
        _check_length(question.text)
        cancel = cancel or CancelToken()
        started = time.perf_counter()
        searched_for = question.searched_for.strip() or standalone(question.text, question.history)
        _check_length(searched_for)
        filters = replace(question.filters, own=True)  # an answer is no source of itself
        listing = self._lister(searched_for, filters, cancel)
        if listing is not None:
            on_event(AnswerEvent("retrieved", passages=listing.rows))
            took = dict.fromkeys(_TIMINGS, _ms(time.perf_counter() - started))
            coverage = self._coverage(listing.rows)
            return listed_answer(question.text, searched_for, listing, coverage, took)
        request = SearchRequest(searched_for, limit=self._settings.passages, filters=filters)
        result = self._source.search(request, cancel)
        cancel.check()
        retrieved = time.perf_counter()
        on_event(AnswerEvent("retrieved", passages=result.passages))

        scored = _score(searched_for, result)
        material = Material(question, searched_for, result.language, result.passages, scored)
        composer = Composer(material, self._prompts, self._settings.lengths, on_event, cancel)
        kind = AnswerKind.ABSTAINED
        if self._notes_say(material):
            kind = composer.compose(None if question.extractive else self._writer())
        finished = time.perf_counter()
        timings = {
            "retrieve": _ms(retrieved - started),
            "first_token": _ms((composer.first_word_at or finished) - started),
            "total": _ms(finished - started),
        }
        return Answer(
            question=question.text,
            searched_for=searched_for,
            kind=kind,
            answer=" ".join(sentence.text for sentence in composer.sentences),
            sentences=tuple(composer.sentences),
            citations=tuple(composer.citations.citations),
            coverage=self._coverage(result.passages),
            timings_ms=timings,
            language=result.language,
            nearest=result.passages[:3] if kind is AnswerKind.ABSTAINED else (),
            stopped=cancel.cancelled,
        )

    def _notes_say(self, material: Material) -> bool:
        reads = material.language in self._embedder_languages
        words = question_words(material.searched_for, material.language)
        found = signals(material.scored, material.passages, words, reads_language=reads)
        return bool(material.scored) and confidence(found) >= self._settings.threshold

    def _coverage(self, passages: Sequence[Passage]) -> Coverage:
        status = self._status()
        return Coverage(
            documents=status.documents,
            documents_with_evidence=len({passage.path for passage in passages}),
            failed=len(status.failed),
            queued=status.queued,
        )


def _score(question: str, result: SearchResult) -> list[Evidence]:
    sentences = sentences_of(result.passages)
    words = weigh_words(question, result.language, sentences)
    return score_sentences(sentences, words, result.passages, expected_answer(question))


def _check_length(text: str) -> None:
    if not text.strip():
        raise KnownError("question-empty", "There is no question.", "Type what you want to know.")
    if len(text) > LONGEST_QUESTION:
        raise KnownError(
            "question-too-long",
            f"The question has {len(text):,} characters; {LONGEST_QUESTION:,} is the most.",
            "Ask in a few sentences, and keep the long text as a note to ask about.",
        )


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
