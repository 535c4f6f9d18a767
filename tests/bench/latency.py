"""Search latency by the size of the library: real stores and query embeddings, made-up chunks."""

from __future__ import annotations

import itertools
import random
import re
import statistics
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tests.bench.corpus import SAMPLE
from tests.bench.questions import QUESTIONS
from tests.bench.table import Row

from carnet.adapters.lance.chunks import LanceChunks
from carnet.adapters.lance.table import LanceDirectory
from carnet.adapters.lance.vectors import LanceVectors
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.bootstrap.services import open_services
from carnet.domain.documents import Document, StoredChunk
from carnet.domain.models import ModelRole
from carnet.domain.search import SearchMode, SearchRequest
from carnet.settings.paths import Paths, resolve_paths
from carnet.text.analysis import index_terms

SIZES = (1_000, 10_000, 100_000)
CHUNKS_PER_NOTE = 5
ROUNDS = 4
_BATCH = 5_000
_DIMENSION = 384
_CLUSTERS = 1_500
_VOCABULARY = 40_000
_RARE_WORDS = 45


def measure_latency(folder: Path) -> list[Row]:
    """Warm searches, one after the other, at each size."""
    rows = []
    for size in SIZES:
        paths = resolve_paths(str(folder / f"latency-{size}"))
        make_library(paths, size)
        times = search_times(paths)
        hybrid = times[SearchMode.HYBRID]
        others = ", ".join(
            f"{mode.value} {statistics.median(times[mode]):.0f} ms"
            for mode in (SearchMode.KEYWORD, SearchMode.VECTOR)
        )
        p95 = statistics.quantiles(hybrid, n=20)[-1]
        rows.append(
            Row(
                f"search, hybrid, warm, {size:,} chunks, median",
                f"{statistics.median(hybrid):.0f} ms",
                f"95 of 100 below {p95:.0f} ms; {others}",
            )
        )
    return rows


def search_times(paths: Paths) -> dict[SearchMode, list[float]]:
    """Milliseconds of the sample questions in each mode, the modes in turn."""
    services = open_services(paths, writer=False)
    services.warm(ModelRole.EMBEDDER)
    texts = [row["question"] for row in tomllib.loads(QUESTIONS.read_text())["question"]]
    times: dict[SearchMode, list[float]] = {mode: [] for mode in SearchMode}
    for round_ in range(ROUNDS + 1):
        for text in texts:
            for mode in SearchMode:
                started = time.perf_counter()
                services.searcher.search(SearchRequest(text, mode))
                if round_:  # the first warms caches
                    times[mode].append((time.perf_counter() - started) * 1000)
    services.close()
    return times


def make_library(paths: Paths, size: int, seed: int = 0) -> None:
    """A library of `size` chunks, as `carnet index` would leave it."""
    services = open_services(paths, writer=True)  # makes the folder, knows the model
    fingerprint = services._engines.embedder.fingerprint
    services.close()
    directory = LanceDirectory(paths.index_dir)
    manifest = SqliteManifest(paths.database)
    chunks = LanceChunks(directory)
    vectors = LanceVectors(directory, fingerprint, _DIMENSION)
    watched = manifest.add_folder("/bench")
    texts = made_up_texts(seed)
    rng = np.random.default_rng(seed)
    centres = _unit(rng.normal(size=(_CLUSTERS, _DIMENSION)))
    for first in range(0, size, _BATCH):
        rows = [_chunk(number, *next(texts)) for number in range(first, min(first + _BATCH, size))]
        notes = sorted({row.revision for row in rows})
        manifest.save([_document(watched.id, note) for note in notes])
        chunks.add(rows)
        noise = rng.normal(size=(len(rows), _DIMENSION)) * 0.9 / _DIMENSION**0.5
        near = centres[rng.zipf(1.3, size=len(rows)) % _CLUSTERS] + noise
        vectors.add([row.content_hash for row in rows], _unit(near))
    chunks.optimize()
    vectors.optimize()
    vectors.keep_quick()
    directory.wait()
    manifest.close()


def made_up_texts(seed: int) -> Iterator[tuple[str, str]]:
    """Text and keyword terms: sentences of the sample library and words of a made-up language."""
    chooser = random.Random(seed)
    sentences = [
        (sentence, index_terms(sentence, "fr"))
        for path in sorted(SAMPLE.rglob("*.md"))
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", path.read_text(encoding="utf-8"))
        if len(sentence.split()) >= 5
    ]
    parts = [a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "an", "or", "is")]
    words = ["".join(chooser.choices(parts, k=chooser.randint(2, 4))) for _ in range(_VOCABULARY)]
    frequencies = list(itertools.accumulate(1 / (rank + 10) for rank in range(_VOCABULARY)))
    while True:
        rare = " ".join(chooser.choices(words, cum_weights=frequencies, k=_RARE_WORDS))
        chosen = chooser.choices(sentences, k=2)
        text = "\n".join((*(sentence for sentence, _ in chosen), rare))
        yield text, " ".join((*(terms for _, terms in chosen), rare))


def _chunk(number: int, text: str, terms: str) -> StoredChunk:
    note, ordinal = divmod(number, CHUNKS_PER_NOTE)
    return StoredChunk(
        revision=note + 1,
        ordinal=ordinal,
        content_hash=f"{number:032x}",
        text=text,
        context=f"Note {note}",
        heading="",
        start_char=0,
        end_char=len(text),
        start_line=1,
        end_line=3,
        page=None,
        terms=terms,
        title_terms=f"note {note}",
    )


def _document(folder_id: int, note: int) -> Document:
    return Document(
        id=0,
        folder_id=folder_id,
        path=f"/bench/{note // 100}/note-{note}.md",
        size_bytes=1,
        mtime_ns=note,
        content_hash=f"{note:032x}",
        revision=note,
        format="markdown",
        chunks=CHUNKS_PER_NOTE,
    )


def _unit(vectors: np.ndarray) -> np.ndarray:
    unit: np.ndarray = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return unit


if __name__ == "__main__":
    for line in measure_latency(Path(sys.argv[1])):
        print(line)
