"""The sample library, chunked by the estimate, against the starter embedder's own tokenizer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from carnet.adapters.parsing.text_parser import TextParser
from carnet.domain.documents import Chunk
from carnet.text.chunking import CHUNK_TOKENS, chunk_document
from carnet.text.tokens import estimate_tokens

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"


@pytest.fixture(scope="module")
def count(models_dir: Path) -> Callable[[str], int]:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(models_dir / "all-minilm-l6-v2" / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda text: len(tokenizer.encode(text))  # with its marks at both ends


@pytest.fixture(scope="module")
def chunks() -> list[Chunk]:
    found: list[Chunk] = []
    for path in sorted(SAMPLE.rglob("*.md")):
        found += chunk_document(TextParser().parse(str(path), path.read_bytes()))
    return found


@pytest.mark.models
def test_nearly_every_chunk_of_the_sample_library_is_read_whole_by_the_embedder(
    chunks, count
) -> None:
    too_long = [chunk for chunk in chunks if count(chunk.embedded_text) > CHUNK_TOKENS]
    assert len(chunks) > 20
    assert len(too_long) <= len(chunks) * 0.02


@pytest.mark.models
def test_few_chunks_are_tiny(chunks, count) -> None:
    tiny = [chunk for chunk in chunks if count(chunk.embedded_text) < 32]
    assert len(tiny) <= len(chunks) * 0.1


@pytest.mark.models
def test_the_estimate_is_near_the_truth(count) -> None:
    for path in sorted(SAMPLE.rglob("*.md")):
        parsed = TextParser().parse(str(path), path.read_bytes())
        estimated = estimate_tokens(parsed.text, parsed.language)
        assert 0.8 * estimated < count(parsed.text) < 1.15 * estimated, path.name
