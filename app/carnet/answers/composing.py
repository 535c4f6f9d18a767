"""Composing one answer: quoting, generating, checking each sentence, citing."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from carnet.answers.citing import CitationList, dated_at
from carnet.answers.evidence.conflicts import Contradiction, find_conflict, newest_first
from carnet.answers.evidence.sentences import Evidence, WeighedWords
from carnet.answers.quoting import best_sentences, quote, with_lead_in
from carnet.answers.writing.briefing import Lengths, choose_evidence, evidence_budget
from carnet.answers.writing.finished_sentences import SentenceStream
from carnet.answers.writing.prompting import PromptBook, write_notes
from carnet.answers.writing.support import Judgement, judge
from carnet.domain.answers import (
    AnswerEvent,
    AnswerKind,
    AnswerSentence,
    Claim,
    Conflict,
    Question,
    Support,
)
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.model_ports import Generator
from carnet.domain.search import Passage
from carnet.text.analysis import fold

_WORD = re.compile(r"\w+")

OnEvent = Callable[[AnswerEvent], None]


@dataclass(frozen=True, slots=True)
class Writer:
    """The language model and how far it may go.

    In `trusted_languages` (it passed the self-test there) its own words are the answer. In its
    other `languages` the notes are quoted first and its wording is added when they carry it.
    `prompt_speed`: tokens a second that it reads on this machine, None when nobody measured.
    """

    generator: Generator
    languages: frozenset[str]
    trusted_languages: frozenset[str]
    prompt_speed: float | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """A question and what was found for it, in the question's language.

    `asked` are its meaningful words. `shows_unsupported`: what no note carries is shown, marked.
    """

    question: Question
    searched_for: str
    language: str
    passages: tuple[Passage, ...]
    scored: Sequence[Evidence]
    asked: WeighedWords
    shows_unsupported: bool = False


class Composer:
    """Composes one answer; `sentences`, `citations`, `conflicts` and `first_word_at` grow as it
    goes."""

    def __init__(
        self,
        material: Material,
        prompts: PromptBook,
        lengths: Lengths,
        on_event: OnEvent,
        cancel: CancelToken,
    ) -> None:
        self.citations = CitationList(material.passages)
        self.sentences: list[AnswerSentence] = []
        self.conflicts: list[Conflict] = []
        self.first_word_at: float | None = None  # time.perf_counter
        self._material = material
        self._prompts = prompts
        self._lengths = lengths
        self._on_event = on_event
        self._cancel = cancel

    def compose(self, writer: Writer | None) -> AnswerKind:
        """Write with `writer` as far as it may be trusted; quote the notes otherwise."""
        material = self._material
        language = material.language
        best = best_sentences(material.scored, material.asked, material.passages)
        conflict = find_conflict(
            best, material.scored, material.searched_for, material.asked, material.passages
        )
        if conflict is not None:
            best = newest_first(conflict, best)
        if writer is not None and language in writer.trusted_languages:
            self._generate(writer)
            carried = any(s.support is Support.SUPPORTED for s in self.sentences)
            if carried or self._cancel.cancelled:
                self._tell(conflict)
                return AnswerKind.GENERATED
            self.citations.clear()
            self.sentences.clear()
            writer = None
        shown = best
        if conflict is None:
            shown = with_lead_in(best, material.scored, material.passages)
        for item in shown:
            self._add(self._quote(item), Judgement(Support.SUPPORTED, (item,)))
        self._tell(conflict)
        if (
            writer is not None
            and language in writer.languages
            and self._reword(best, writer.generator)
        ):
            return AnswerKind.GENERATED
        return AnswerKind.EXTRACTIVE

    def _tell(self, conflict: Contradiction | None) -> None:
        """Say that notes differ, with a quotation of each that is not shown yet."""
        if conflict is None:
            return
        shown = {n for sentence in self.sentences for n in sentence.citations}
        for item, _ in conflict.claims:
            if self.citations.number(item) not in shown:
                self._add(self._quote(item), Judgement(Support.SUPPORTED, (item,)))
        self.conflicts.append(self._as_conflict(conflict))

    def _as_conflict(self, found: Contradiction) -> Conflict:
        passages = self._material.passages
        return Conflict(
            found.kind,
            tuple(
                Claim(value.text, self.citations.number(item), dated_at(passages[item.source]))
                for item, value in found.claims
            ),
        )

    def _generate(self, writer: Writer) -> None:
        """Keep the sentences of the model that the evidence carries, in the order written."""
        generator = writer.generator
        budget = evidence_budget(self._lengths, writer.prompt_speed, generator.context_tokens)
        evidence = choose_evidence(self._material.scored, generator.count_tokens, budget)
        stream = SentenceStream()
        for piece in self._pieces(generator, evidence, self._lengths.answer_tokens):
            self._saw_a_word()
            self._on_event(AnswerEvent("writing", delta=piece))
            self._keep_carried(stream.feed(piece), evidence)
        self._keep_carried(stream.finish(complete=not self._cancel.cancelled), evidence)

    def _keep_carried(self, texts: Sequence[str], evidence: Sequence[Evidence]) -> None:
        for text in texts:
            if self._said(text):
                continue  # small models say things twice
            verdict = self._judge(text, evidence)
            if verdict.support is not Support.UNSUPPORTED or self._material.shows_unsupported:
                self._add(text, verdict)

    def _reword(self, best: Sequence[Evidence], generator: Generator) -> bool:
        """Add one sentence of a model that is not trusted, if the best quote alone carries it.

        Carried by another quote it may answer another question: the date of the wrong passport.
        """
        in_order = sorted(best, key=lambda item: (item.source, item.start_char))
        stream = SentenceStream()
        complete: list[str] = []
        for piece in self._pieces(generator, in_order, self._lengths.reworded_tokens):
            complete = stream.feed(piece)
            if complete:
                break
        complete = complete or stream.finish(complete=not self._cancel.cancelled)
        if not complete or self._said(complete[0]):
            return False
        verdict = self._judge(complete[0], best[:1])
        if verdict.support is not Support.SUPPORTED:
            return False
        self._add(complete[0], verdict)
        return True

    def _said(self, text: str) -> bool:
        """Whether a sentence that is shown holds these very words in this order."""
        words = _words(text)
        return any(words in _words(sentence.text) for sentence in self.sentences)

    def _quote(self, item: Evidence) -> str:
        return quote(item, self._material.passages[item.source].language)

    def _pieces(
        self, generator: Generator, evidence: Sequence[Evidence], most_tokens: int
    ) -> Iterator[str]:
        """What the model writes; nothing when question and evidence are more than it can read, so
        that the notes are quoted instead."""
        system, message = self._prompt(evidence)
        try:
            return generator.generate(system, [("user", message)], most_tokens, self._cancel)
        except KnownError as error:
            if error.code != "prompt-too-long":
                raise
            return iter(())

    def _prompt(self, evidence: Sequence[Evidence]) -> tuple[str, str]:
        notes = write_notes(evidence, self._material.passages)
        question, language = self._material.question, self._material.language
        folder = question.filters.folder or ""
        return self._prompts.write(language, notes, question.text.strip(), folder)

    def _judge(self, text: str, evidence: Sequence[Evidence]) -> Judgement:
        return judge(text, evidence, self._material.searched_for, self._material.language)

    def _add(self, text: str, verdict: Judgement) -> None:
        self._saw_a_word()
        sentence = self.citations.cite(text, verdict.support, verdict.evidence, verdict.missing)
        self.sentences.append(sentence)
        self._on_event(
            AnswerEvent("sentence", sentence=sentence, citations=self.citations.of(sentence))
        )

    def _saw_a_word(self) -> None:
        if self.first_word_at is None:
            self.first_word_at = time.perf_counter()


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(fold(text)))} "
