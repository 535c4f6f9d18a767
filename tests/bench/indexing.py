"""Indexing: throughput against the bare library, text phase, restart, one edit, disk."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.bench.corpus import write_notes
from tests.bench.table import Row

from carnet.adapters.lance.chunks import LanceChunks
from carnet.adapters.lance.table import LanceDirectory
from carnet.adapters.models.shelf import ModelShelf
from carnet.bootstrap.engines import open_shelf
from carnet.bootstrap.services import open_services
from carnet.domain.models import ModelRole
from carnet.domain.search import SearchMode, SearchRequest
from carnet.settings.paths import Paths, resolve_paths

NOTES = 400
T = TypeVar("T")


def measure_indexing(folder: Path) -> list[Row]:
    """Index `NOTES` notes twice over; compare embedding with one plain `encode` call."""
    notes = folder / "notes"
    write_notes(notes, NOTES)
    paths = resolve_paths(str(folder / "library"))
    services = open_services(paths, writer=True)
    services.library.add_folder(str(notes))
    services.warm(ModelRole.EMBEDDER)
    text_s, text = _timed(lambda: services.library.update(embed=False))
    embed_s, embedded = _timed(services.library.embed)
    again_s, again = _timed(services.library.update)
    edited = notes / "000" / "note-000007.md"
    edited.write_text(edited.read_text() + "\nA new line about the zanzibar lamp.\n")
    edit_s, edit = _timed(lambda: services.library.update(paths=[str(edited)]))
    found = services.searcher.search(SearchRequest("zanzibar", SearchMode.KEYWORD)).passages
    if not found or found[0].path != str(edited):
        raise RuntimeError("the edit was not found")
    status = services.library.status()
    services.close()
    plain_s, peers_s = _plain_encode(open_shelf(paths), paths, embedded.chunks.embedded)
    size = sum(path.stat().st_size for path in notes.rglob("*.md"))
    return [
        Row(
            "embedding throughput against one `SentenceTransformer.encode` call, same chunks",
            f"{plain_s / embed_s:.2f}",
            f"{embedded.chunks.embedded} chunks: {embed_s:.1f} s, plain {plain_s:.1f} s",
        ),
        Row(
            "embedding throughput against one `encode` call a note, in the notes' order",
            f"{peers_s / embed_s:.2f}",
            f"as peers do: {peers_s:.1f} s",
        ),
        Row(
            f"text of {text.documents.added} notes searchable by keyword",
            f"{text_s:.2f} s",
            f"{embed_s / text_s:.0f} times quicker than embedding them",
        ),
        Row(
            "restart with nothing changed",
            f"{again_s:.2f} s",
            f"{again.chunks.embedded} chunks embedded, {again.chunks.written} written",
        ),
        Row(
            "one edited note, until findable and embedded",
            f"{edit_s:.2f} s",
            f"{edit.chunks.embedded} chunks embedded",
        ),
        Row(
            "size of the index",
            f"{status.disk_bytes / 1e6:.1f} MB",
            f"{status.disk_bytes / size:.1f} times the notes' {size / 1e6:.1f} MB",
        ),
    ]


def _plain_encode(shelf: ModelShelf, paths: Paths, expected: int) -> tuple[float, float]:
    """Seconds of one `encode(batch_size=32)` over the distinct chunk texts, in the notes' order,
    and of one call for the chunks of each note."""
    from sentence_transformers import SentenceTransformer

    model = shelf.in_use(ModelRole.EMBEDDER)
    if model is None:
        raise RuntimeError("the starter models are not installed")
    chunks = LanceChunks(LanceDirectory(paths.index_dir))
    stored = sorted(chunks.by_revisions(chunks.revisions()), key=lambda c: (c.revision, c.ordinal))
    distinct = list({chunk.content_hash: chunk for chunk in stored}.values())[:expected]
    texts = [chunk.embedded_text for chunk in distinct]
    notes: dict[int, list[str]] = defaultdict(list)
    for chunk in distinct:
        notes[chunk.revision].append(chunk.embedded_text)
    os.environ["HF_HUB_OFFLINE"] = "1"
    encoder = SentenceTransformer(model.path, device="cpu", local_files_only=True)
    encoder.encode(texts[:8])
    at_once_s, _ = _timed(lambda: encoder.encode(texts, batch_size=32))
    by_note_s, _ = _timed(lambda: [encoder.encode(note) for note in notes.values()])
    return at_once_s, by_note_s


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result
