"""The sample library, chunked with the starter embedder's own tokenizer."""

from __future__ import annotations

from pathlib import Path

import pytest

from carnet.adapters.text_parser import TextParser
from carnet.adapters.token_counter import TokenizerCounter
from carnet.domain.documents import Chunk
from carnet.text.chunking import chunk_document

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
MAX_TOKENS = 256


@pytest.fixture(scope="module")
def counter(models_dir: Path) -> TokenizerCounter:
    return TokenizerCounter(models_dir / "all-minilm-l6-v2", MAX_TOKENS)


@pytest.fixture(scope="module")
def chunks(counter: TokenizerCounter) -> list[Chunk]:
    found: list[Chunk] = []
    for path in sorted(SAMPLE.rglob("*.md")):
        document = TextParser().parse(str(path), path.read_bytes())
        found += chunk_document(document, counter.count, MAX_TOKENS)
    return found


@pytest.mark.models
def test_every_chunk_of_the_sample_library_is_read_whole_by_the_embedder(chunks, counter) -> None:
    tokens = counter.count([chunk.embedded_text for chunk in chunks])
    assert len(tokens) > 20
    assert max(tokens) + 2 <= MAX_TOKENS


@pytest.mark.models
def test_few_chunks_are_tiny(chunks, counter) -> None:
    tokens = counter.count([chunk.embedded_text for chunk in chunks])
    assert sum(count < 30 for count in tokens) <= len(tokens) * 0.1
