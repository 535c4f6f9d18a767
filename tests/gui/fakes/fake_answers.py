"""The scripted engine's searches and answers."""

from __future__ import annotations

import argparse
import os
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fake_library import FakeLibrary
from fake_notes import ANSWERS, NOTES, Sentence
from fake_search import chunks, passage, search

from carnet.domain.answers import (
    Answer,
    AnswerEvent,
    AnswerKind,
    AnswerSentence,
    Citation,
    Claim,
    Conflict,
    Coverage,
    Gap,
    Support,
    ValueKind,
    Widening,
)
from carnet.domain.errors import KnownError
from carnet.domain.search import Listing, Passage, SearchResult


class FakeAnswers:
    """`say` sends one step of a streaming answer."""

    def __init__(
        self,
        options: argparse.Namespace,
        library: FakeLibrary,
        say: Callable[[int, AnswerEvent], None],
    ) -> None:
        self.options = options
        self.library = library
        self.event = say

    def search(self, params: dict[str, Any], stop: threading.Event) -> SearchResult:
        if "held" in params["query"].lower():
            stop.wait(60)
        hybrid = params["mode"] == "hybrid"
        gone, offline = self.library.forgotten, self.library.is_offline
        result = search(params)
        found = [replace(p, offline=offline) for p in result.passages if p.path not in gone]
        if hybrid and self.options.reorder:
            found.reverse()
        pending = ("vectors-pending",) if hybrid and self.options.indexing else ()
        return replace(result, passages=tuple(found[:20]), notes=result.notes + pending)

    def judge(self, params: dict[str, Any]) -> None:
        if "unkept" in params["query"]:
            raise KnownError(
                "feedback-not-saved", "What you said could not be saved.", "Free some space."
            )

    def ask(self, request_id: int, question: str, stop: threading.Event) -> Answer:
        words = question.lower()
        if "broken" in words:
            raise KnownError(
                "model-corrupt",
                "The language model's file is damaged.",
                "Install it again from the banner above.",
            )
        if "nowhere" in words or "shoe" in words:
            nearest = tuple(
                passage(path, *NOTES[path], *chunks(NOTES[path][1])[0], 1)
                for path in list(NOTES)[2:5]
            )
            gap = Gap(("shoe", "size"), ("size",), 0.2, (Widening.NEAREST_TOO,))
            abstained = self.answer(question, [], AnswerKind.ABSTAINED, nearest=nearest)
            return replace(abstained, gap=gap)
        if "every note" in words or "2027" in words:
            return self.listed(question) if "every note" in words else self.unsure(question)
        if "crash" in words:
            self.event(request_id, AnswerEvent("writing", delta="The answer begins and"))
            os._exit(9)
        if "hold" in words:
            self.event(request_id, AnswerEvent("retrieved", passages=self.passages()))
            self.event(request_id, AnswerEvent("writing", delta="Keep it between 1.2 and 1.5 bar "))
            stop.wait(60)
            return self.answer(question, ANSWERS["boiler"][:1], stopped=True)
        if "burst" in words:
            for number in range(600):
                self.event(request_id, AnswerEvent("writing", delta=f"word{number} "))
            return self.answer(question, ANSWERS["boiler"])
        if "endless" in words:
            text = "This sentence says the same thing once more, for the length of it. " * 150
            return self.answer(question, [(text[:10_000], "supported", [])])
        script = next((s for word, s in ANSWERS.items() if word in words), ANSWERS["boiler"])
        quoted = "quote" in words or not self.library.has_models
        if quoted:
            script = [(places[0][1], "supported", places[:1]) for _, _, places in script if places]
        self.stream(request_id, script)
        kind = AnswerKind.EXTRACTIVE if quoted else AnswerKind.GENERATED
        return self.answer(question, script, kind)

    def list(self, params: dict[str, Any]) -> Listing:
        """Every note there is."""
        rows = [passage(p, t, x, *chunks(x)[0], 1) for p, (t, x) in NOTES.items() if chunks(x)]
        page = rows[params["offset"] : params["offset"] + params["limit"]]
        return Listing("notes", 1_204, len(rows), tuple(page))

    def listed(self, question: str) -> Answer:
        """The first of the notes that there are."""
        listing = self.list({"query": question, "offset": 0, "limit": 3})
        return replace(self.answer(question, [], AnswerKind.LISTED), listing=listing)

    def unsure(self, question: str) -> Answer:
        """The notes give two values, and not all that was said; the one quoted first is old."""
        said = self.answer(question, ANSWERS["boiler"][1:3])
        dates = (1_400_000_000.0, 1_700_000_000.0)
        old = AnswerSentence("It is due in 2027.", Support.UNSUPPORTED, (), ("2027",))
        claims = (Claim("0.9 bar", 2, dates[1]), Claim("0.8 bar", 1, dates[0]))
        return replace(
            said,
            sentences=(*said.sentences, old),
            citations=tuple(
                replace(c, dated_at=at) for c, at in zip(said.citations, dates, strict=True)
            ),
            conflicts=(Conflict(ValueKind.NUMBER, claims),),
        )

    def stream(self, request_id: int, script: list[Sentence]) -> None:
        self.event(request_id, AnswerEvent("retrieved", passages=self.passages()))
        whole = self.answer("", script)
        for sentence in whole.sentences:
            for word in sentence.text.split(" "):
                self.event(request_id, AnswerEvent("writing", delta=word + " "))
            self.event(
                request_id,
                AnswerEvent("sentence", sentence=sentence, citations=whole.citations),
            )

    def passages(self) -> tuple[Passage, ...]:
        return tuple(
            passage(path, title, text, *chunks(text)[0], 1)
            for path, (title, text) in list(NOTES.items())[:3]
        )

    def answer(
        self,
        question: str,
        script: list[Sentence],
        kind: AnswerKind = AnswerKind.GENERATED,
        nearest: tuple[Passage, ...] = (),
        stopped: bool = False,
    ) -> Answer:
        citations: list[Citation] = []
        sentences: list[AnswerSentence] = []
        for text, support, quotes in script:
            numbers = []
            for path, quote in quotes:
                citations.append(cite(len(citations) + 1, path, quote))
                numbers.append(len(citations))
            sentences.append(AnswerSentence(text, Support(support), tuple(numbers)))
        status = self.library.status()
        return Answer(
            question, question, kind, " ".join(s.text for s in sentences), tuple(sentences),
            tuple(citations),
            Coverage(status.documents, 2, len(status.failed), status.queued),
            {"retrieve": 31.0, "first_token": 900.0, "total": 4200.0}, "en", nearest, stopped,
        )  # fmt: skip


def cite(n: int, path: str, quote: str) -> Citation:
    title, text = NOTES[path]
    start = text.index(quote)
    end = start + len(quote)
    first = text.count("\n", 0, start) + 1
    return Citation(
        n, path, title, first, first + quote.count("\n"), None, start, end, quote
    )  # fmt: skip
