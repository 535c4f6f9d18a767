"""Stand-ins that are real classes: passages that are given, a model that says what it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from carnet.answers.answerer import Answerer, AnswerSettings
from carnet.answers.composing import Writer
from carnet.answers.writing.prompting import PromptBook
from carnet.domain.cancel import CancelToken
from carnet.domain.library import LibraryStatus
from carnet.domain.search import Passage, SearchRequest, SearchResult
from carnet.search.query.reading import read_query

PROMPTS = Path(__file__).resolve().parents[2] / "resources" / "prompts"


def passage(text: str, path: str = "/notes/a.md", title: str = "A", **more: object) -> Passage:
    values: dict[str, object] = {
        "heading": "",
        "start_line": 3,
        "end_line": 3 + text.count("\n"),
        "page": None,
        "start_char": 10,
        "end_char": 10 + len(text),
        "score": 1.0,
        "keyword_rank": 1,
        "vector_rank": 1,
        "vector_score": 0.6,
        "language": "en",
    }
    return Passage(path=path, title=title, text=text, **(values | more))  # type: ignore[arg-type]


@dataclass
class GivenPassages:
    """A passage source that gives what it was given, and remembers what it was asked."""

    passages: Sequence[Passage]
    asked: list[SearchRequest] = field(default_factory=list)

    def search(self, request: SearchRequest, cancel: CancelToken | None = None) -> SearchResult:
        self.asked.append(request)
        language = read_query(request.query).language
        return SearchResult(tuple(self.passages), {}, language)


@dataclass
class ScriptedGenerator:
    """A language model that says its script, four characters at a time."""

    script: str
    name: str = "scripted"
    context_tokens: int = 2048
    prompts: list[str] = field(default_factory=list)
    said: int = 0

    def count_tokens(self, text: str) -> int:
        return len(text) // 4 + 1

    def generate(
        self,
        system: str,
        messages: Sequence[tuple[str, str]],
        max_tokens: int,
        cancel: CancelToken,
    ) -> Iterator[str]:
        self.prompts.append(messages[-1][1])
        for start in range(0, len(self.script), 4):
            if cancel.cancelled:
                return
            self.said += 1
            yield self.script[start : start + 4]

    def close(self) -> None:
        return None


@dataclass
class SynonymEmbedder:
    """Texts with one of the `synonyms` point one way, all others another; counts what it embeds."""

    synonyms: Sequence[str]
    fingerprint: str = "synonyms"
    dimension: int = 2
    max_tokens: int = 256
    languages: frozenset[str] = frozenset({"en"})
    embedded: int = 0

    def embed_documents(self, texts: Sequence[str], cancel: CancelToken) -> Any:
        self.embedded += len(texts)
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> Any:
        said = any(word in text.lower() for word in self.synonyms)
        return np.array([said, not said], dtype=np.float32)

    def close(self) -> None:
        return None


@pytest.fixture
def make_embedder() -> Callable[[Sequence[str]], SynonymEmbedder]:
    return SynonymEmbedder


@pytest.fixture
def make_passage() -> Callable[..., Passage]:
    return passage


@pytest.fixture
def make_generator() -> Callable[[str], ScriptedGenerator]:
    return ScriptedGenerator


@pytest.fixture
def make_answerer() -> Callable[..., tuple[Answerer, GivenPassages]]:
    def make(
        passages: Sequence[Passage],
        generator: ScriptedGenerator | None = None,
        *,
        trusted: bool = True,
        settings: AnswerSettings | None = None,
        embedder: SynonymEmbedder | None = None,
    ) -> tuple[Answerer, GivenPassages]:
        source = GivenPassages(passages)
        status = LibraryStatus(12, 40, 40, 3, 1000, (), ())
        languages = frozenset({"en"})
        writer = (
            Writer(generator, languages, languages if trusted else frozenset())
            if generator
            else None
        )
        answerer = Answerer(
            source,
            lambda: writer,
            PromptBook.load(PROMPTS),
            lambda: status,
            embedder,
            settings or AnswerSettings(),
        )
        return answerer, source

    return make
