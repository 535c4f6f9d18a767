"""The answer use case: retrieve, decide, write, check, cite."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from carnet.answers.abstention import confidence, signals
from carnet.answers.citing import CitationList
from carnet.answers.evidence import (
    Evidence,
    score_sentences,
    sentences_of,
    weigh_words,
)
from carnet.answers.followup import standalone
from carnet.answers.prompting import PromptBook, choose_evidence, write_notes
from carnet.answers.question_kind import expected_answer
from carnet.answers.quoting import best_sentences, quote
from carnet.answers.support import judge
from carnet.answers.writing import SentenceStream
from carnet.domain.answers import (
    Answer,
    AnswerEvent,
    AnswerKind,
    AnswerSentence,
    Coverage,
    Question,
    Support,
)
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.library import LibraryStatus
from carnet.domain.ports import Generator
from carnet.domain.search import Passage, SearchRequest, SearchResult

LONGEST_QUESTION = 4_000

OnEvent = Callable[[AnswerEvent], None]


class PassageSource(Protocol):
    """What finds passages."""

    def search(self, request: SearchRequest, cancel: CancelToken | None = None) -> SearchResult:
        """Passages, best first."""


@dataclass(frozen=True, slots=True)
class Writer:
    """The language model and how far it may go.

    In `trusted_languages` (it passed the self-test there) its own words are the answer. In its
    other `languages` the notes are quoted first and its wording is added when they carry it.
    """

    generator: Generator
    languages: frozenset[str]
    trusted_languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """`threshold` in [0, 1]: below this confidence the notes do not say."""

    threshold: float = 0.5
    passages: int = 8
    evidence_tokens: int = 380
    answer_tokens: int = 120
    reworded_tokens: int = 48


@dataclass(slots=True)
class _Run:
    """One question on its way."""

    question: Question
    searched_for: str
    result: SearchResult
    scored: list[Evidence]
    started: float
    first_token: float | None = None

    def saw_first_word(self) -> None:
        if self.first_token is None:
            self.first_token = time.perf_counter()


class Answerer:
    """Answers one question at a time; call it from one thread.

    `writer` gives the language model in use or None; it is asked anew for every question, so a
    model can be switched without a restart.
    """

    def __init__(
        self,
        source: PassageSource,
        writer: Callable[[], Writer | None],
        prompts: PromptBook,
        status: Callable[[], LibraryStatus],
        embedder_languages: frozenset[str],
        settings: AnswerSettings,
    ) -> None:
        self._source = source
        self._writer = writer
        self._prompts = prompts
        self._status = status
        self._embedder_languages = embedder_languages
        self._settings = settings

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
        searched_for = standalone(question.text, question.history)
        request = SearchRequest(
            searched_for, limit=self._settings.passages, filters=question.filters
        )
        result = self._source.search(request, cancel)
        cancel.check()
        run = _Run(question, searched_for, result, _score(searched_for, result), started)
        retrieved = time.perf_counter()
        on_event(AnswerEvent("retrieved", passages=result.passages))

        citations = CitationList(result.passages)
        kind, sentences = self._write(run, citations, on_event, cancel)
        timings = {
            "retrieve": _ms(retrieved - started),
            "first_token": _ms((run.first_token or time.perf_counter()) - started),
            "total": _ms(time.perf_counter() - started),
        }
        return Answer(
            question=question.text,
            searched_for=searched_for,
            kind=kind,
            answer=" ".join(sentence.text for sentence in sentences),
            sentences=tuple(sentences),
            citations=tuple(citations.citations),
            coverage=self._coverage(result.passages),
            timings_ms=timings,
            language=result.language,
            nearest=result.passages[:3] if kind is AnswerKind.ABSTAINED else (),
            stopped=cancel.cancelled,
        )

    def _write(
        self, run: _Run, citations: CitationList, on_event: OnEvent, cancel: CancelToken
    ) -> tuple[AnswerKind, list[AnswerSentence]]:
        reads = run.result.language in self._embedder_languages
        found = signals(run.scored, run.result.passages, reads)
        if not run.scored or confidence(found) < self._settings.threshold:
            return AnswerKind.ABSTAINED, []
        language = run.result.language
        writer = None if run.question.extractive else self._writer()
        if writer is not None and language in writer.trusted_languages:
            written = self._generate(run, writer.generator, citations, on_event, cancel)
            if cancel.cancelled or any(s.support is Support.SUPPORTED for s in written):
                return AnswerKind.GENERATED, written
            citations.clear()
            writer = None
        best = best_sentences(run.scored)
        quoted = self._quote(run, best, citations, on_event)
        if writer is not None and language in writer.languages:
            reworded = self._reword(run, best, writer.generator, citations, on_event, cancel)
            if reworded is not None:
                return AnswerKind.GENERATED, [*quoted, reworded]
        return AnswerKind.EXTRACTIVE, quoted

    def _reword(
        self,
        run: _Run,
        best: Sequence[Evidence],
        generator: Generator,
        citations: CitationList,
        on_event: OnEvent,
        cancel: CancelToken,
    ) -> AnswerSentence | None:
        """One sentence of a model that is not trusted, kept only when the quotes carry it."""
        language = run.result.language
        prompt = self._prompts.for_language(language)
        notes = write_notes(_reading_order(best), run.result.passages)
        message = prompt.fill(notes, run.question.text.strip())
        stream = SentenceStream()
        pieces = generator.generate(
            prompt.system, [("user", message)], self._settings.reworded_tokens, cancel
        )
        for piece in pieces:
            if complete := stream.feed(piece):
                break
        else:
            complete = stream.finish(complete=not cancel.cancelled)
        if not complete or any(complete[0] == quote(item) for item in best):
            return None
        verdict = judge(complete[0], best, run.searched_for, language)
        if verdict.support is not Support.SUPPORTED:
            return None
        sentence = citations.cite(complete[0], verdict.support, verdict.evidence)
        on_event(AnswerEvent("sentence", sentence=sentence, citations=citations.of(sentence)))
        return sentence

    def _generate(
        self,
        run: _Run,
        generator: Generator,
        citations: CitationList,
        on_event: OnEvent,
        cancel: CancelToken,
    ) -> list[AnswerSentence]:
        """Sentences of the model that the evidence carries, in the order they were written."""
        passages = run.result.passages
        evidence = choose_evidence(
            run.scored, generator.count_tokens, self._settings.evidence_tokens
        )
        prompt = self._prompts.for_language(run.result.language)
        message = prompt.fill(write_notes(evidence, passages), run.question.text.strip())
        stream = SentenceStream()
        kept: list[AnswerSentence] = []

        def check(texts: Sequence[str]) -> None:
            for text in texts:
                verdict = judge(text, evidence, run.searched_for, run.result.language)
                if verdict.support is Support.UNSUPPORTED:
                    continue
                sentence = citations.cite(text, verdict.support, verdict.evidence)
                kept.append(sentence)
                on_event(
                    AnswerEvent("sentence", sentence=sentence, citations=citations.of(sentence))
                )

        pieces = generator.generate(
            prompt.system, [("user", message)], self._settings.answer_tokens, cancel
        )
        for piece in pieces:
            run.saw_first_word()
            on_event(AnswerEvent("writing", delta=piece))
            check(stream.feed(piece))
        check(stream.finish(complete=not cancel.cancelled))
        return kept

    def _quote(
        self, run: _Run, best: Sequence[Evidence], citations: CitationList, on_event: OnEvent
    ) -> list[AnswerSentence]:
        quoted = []
        for item in best:
            sentence = citations.cite(quote(item), Support.SUPPORTED, [item])
            run.saw_first_word()
            on_event(AnswerEvent("sentence", sentence=sentence, citations=citations.of(sentence)))
            quoted.append(sentence)
        return quoted

    def _coverage(self, passages: Sequence[Passage]) -> Coverage:
        status = self._status()
        return Coverage(
            documents=status.documents,
            documents_with_evidence=len({passage.path for passage in passages}),
            failed=len(status.failed),
            queued=status.queued,
        )


def _reading_order(evidence: Sequence[Evidence]) -> list[Evidence]:
    return sorted(evidence, key=lambda item: (item.source, item.start_char))


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
