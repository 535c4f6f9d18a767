"""What the tests of `carnet.text` share."""

from __future__ import annotations

import pytest

from carnet.domain.documents import Chunk, ParsedDocument
from carnet.text.chunking import chunk_document


class Chunking:
    """Chunks a text the short way."""

    def __call__(
        self, text: str, form: str = "markdown", title: str | None = None, max_tokens: int = 128
    ) -> list[Chunk]:
        return chunk_document(ParsedDocument(text, form, title, "en"), max_tokens)


@pytest.fixture
def chunked() -> Chunking:
    return Chunking()
