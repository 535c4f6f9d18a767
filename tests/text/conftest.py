"""What the tests of `carnet.text` share."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from carnet.domain.documents import Chunk, ParsedDocument
from carnet.text.chunking import chunk_document


class WordCounter:
    """Counts words and marks as tokens (as WordPiece splits), and how often it is called."""

    _TOKEN = re.compile(r"\w{1,6}|[^\w\s]")

    def __init__(self) -> None:
        self.calls = 0
        self.texts = 0

    def __call__(self, texts: Sequence[str]) -> list[int]:
        self.calls += 1
        self.texts += len(texts)
        return [len(self._TOKEN.findall(text)) for text in texts]


class Chunking:
    """Chunks a text the short way."""

    def __init__(self, counter: WordCounter) -> None:
        self.counter = counter

    def __call__(
        self, text: str, form: str = "markdown", title: str | None = None, max_tokens: int = 128
    ) -> list[Chunk]:
        document = ParsedDocument(text, form, title, "en")
        return chunk_document(document, self.counter, max_tokens)


@pytest.fixture
def counter() -> WordCounter:
    return WordCounter()


@pytest.fixture
def chunked(counter: WordCounter) -> Chunking:
    return Chunking(counter)
