"""The answer use case: retrieve, decide, compose."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from carnet.answers.abstention import LEVELS, confidence, describe_gap, signals
from carnet.answers.composing import Composer, Material, OnEvent, Writer
from carnet.answers.evidence.instructions import without_instructions
from carnet.answers.evidence.scoring import Meaning, score_sentences
from carnet.answers.evidence.sentences import sentences_of, weigh_words
from carnet.answers.listed import Lister, listed_answer, nothing_listed
from carnet.answers.question.followup import standalone
from carnet.answers.writing.briefing import Lengths
from carnet.answers.writing.prompting import PromptBook
from carnet.domain.answers import Answer, AnswerEvent, AnswerKind, Coverage, Question
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.library import LibraryStatus
from carnet.domain.model_ports import Embedder
from carnet.domain.search import Passage, SearchRequest, SearchResult

LONGEST_QUESTION = 4_000
_TIMINGS = ("retrieve", "first_token", "total")


class PassageSource(Protocol):
    """What finds passages."""

    def search(self, request: SearchRequest, cancel: CancelToken | None = None) -> SearchResult:
        """Passages, best first."""


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """`threshold` in [0, 1]: below this confidence the notes do not say. `shows_unsupported`:
    sentences of a model that no note carries are shown, marked, instead of left out."""

    threshold: float = LEVELS["balanced"]
    passages: int = 8
    shows_unsupported: bool = False
    lengths: Lengths = field(default_factory=Lengths)


class Answerer:
    """Answers one question at a time; call it from one thread.

    `writer` gives the language model in use or None; it is asked anew for every question, so a
    model can be switched without a restart. `embedder` is the one that searches.
    `lister` answers what asks for every note of a kind.
    """

    def __init__(
        self,
        source: PassageSource,
        writer: Callable[[], Writer | None],
        prompts: PromptBook,
        status: Callable[[], LibraryStatus],
        embedder: Embedder | None,
        settings: AnswerSettings,
        lister: Lister = nothing_listed,
    ) -> None:
        self._source = source
        self._writer = writer
        self._prompts = prompts
        self._status = status
        self._embedder = embedder
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

        material = self._material(question, _asked(result) or searched_for, result, cancel)
        composer = Composer(material, self._prompts, self._settings.lengths, on_event, cancel)
        chance = self._chance(material)
        says = chance >= self._settings.threshold or question.nearest_too
        kind = AnswerKind.ABSTAINED
        if says and material.scored:
            kind = composer.compose(None if question.extractive else self._writer())
        abstained = kind is AnswerKind.ABSTAINED
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
            nearest=result.passages[:3] if abstained else (),
            stopped=cancel.cancelled,
            conflicts=tuple(composer.conflicts),
            confidence=round(chance, 3),
            gap=describe_gap(material.scored, material.asked, chance, question.filters)
            if abstained
            else None,
        )

    def _material(
        self, question: Question, searched_for: str, result: SearchResult, cancel: CancelToken
    ) -> Material:
        sentences = sentences_of(result.passages)
        asked = weigh_words(searched_for, result.language, sentences, result.corrections)
        sentences = without_instructions(sentences, asked)
        meaning = self._meaning(searched_for, cancel)
        scored = score_sentences(searched_for, sentences, asked, result.passages, meaning)
        return Material(
            question,
            searched_for,
            result.language,
            result.passages,
            scored,
            asked,
            self._settings.shows_unsupported,
        )

    def _meaning(self, question: str, cancel: CancelToken) -> Meaning | None:
        embedder = self._embedder
        if embedder is None:
            return None

        def cosines(texts: Sequence[str]) -> list[float]:
            wanted = embedder.embed_query(question)
            return [float(vector @ wanted) for vector in embedder.embed_documents(texts, cancel)]

        return cosines

    def _chance(self, material: Material) -> float:
        chunks = self._status().chunks
        found = signals(
            material.searched_for, material.scored, material.passages, material.asked, chunks
        )
        return confidence(found)

    def _coverage(self, passages: Sequence[Passage]) -> Coverage:
        status = self._status()
        return Coverage(
            documents=status.documents,
            documents_with_evidence=len({passage.path for passage in passages}),
            failed=len(status.failed),
            queued=status.queued,
        )


def _asked(result: SearchResult) -> str:
    """The words of the question as typed, without what restricted the search: that is nothing an
    answer has to repeat."""
    words = result.words
    for correction in result.corrections:
        words = words.replace(correction.used, correction.typed)
    return words


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
