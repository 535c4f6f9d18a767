"""Random edits, renames and deletions: disk against a fresh build of what is left.

`python -m tests.bench.churn FOLDER 10000` shows how the disk goes over ten thousand of them.
"""

from __future__ import annotations

import hashlib
import operator
import random
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from tests.bench.latency import made_up_texts
from tests.bench.table import Row

from carnet.adapters.files.filesystem import LocalFileSystem, tree_bytes
from carnet.adapters.lance.chunks import LanceChunks
from carnet.adapters.lance.table import LanceDirectory
from carnet.adapters.lance.vectors import LanceVectors
from carnet.adapters.parsing.text_parser import TextParser
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.cancel import CancelToken
from carnet.domain.search import SearchMode, SearchRequest
from carnet.library.indexing.upkeep import Upkeep
from carnet.library.library import Library
from carnet.library.parts import LibraryParts, Reading
from carnet.search.searcher import Searcher
from carnet.text.analysis import index_terms
from carnet.text.chunking import chunk_document
from carnet.text.hashing import hash_bytes

NOTES = 1_000
CHANGES = 2_000
_SAMPLES = 20
_QUESTIONS = 200
_DIMENSION = 384


class HashEmbedder:
    """Vectors of the size of a small model's, from the text's hash: embedding is not measured."""

    fingerprint = "churn/1"
    dimension = _DIMENSION
    max_tokens = 256
    languages = frozenset({"en", "fr"})

    def embed_documents(self, texts: Sequence[str], _cancel: CancelToken) -> np.ndarray:
        """One row a text."""
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> np.ndarray:
        """A unit vector."""
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
        vector = np.random.default_rng(seed).normal(size=_DIMENSION)
        unit: np.ndarray = (vector / np.linalg.norm(vector)).astype(np.float32)
        return unit

    def close(self) -> None:
        """Nothing to give back."""


class ChangingNotes:
    """A folder of notes that somebody works in."""

    def __init__(self, folder: Path, count: int, seed: int = 0) -> None:
        self._folder = folder
        self._chooser = random.Random(seed)
        self._texts = made_up_texts(seed)
        self._next = 0
        self.paths = [self._new() for _ in range(count)]

    def change(self) -> list[str]:
        """An edit, mostly; else a rename, a deletion or a new note; returns what it touched."""
        chooser = self._chooser
        place = chooser.randrange(len(self.paths))
        path = self.paths[place]
        kind = chooser.choices(("edit", "rename", "delete", "new"), (70, 14, 8, 8))[0]
        if kind == "edit":
            paragraphs = path.read_text(encoding="utf-8").split("\n\n")
            paragraphs[chooser.randrange(len(paragraphs))] = next(self._texts)[0]
            path.write_text("\n\n".join(paragraphs), encoding="utf-8")
            return [str(path)]
        if kind == "new":
            self.paths.append(self._new())
            return [str(self.paths[-1])]
        if kind == "delete":
            path.unlink()
            self.paths.pop(place)
            return [str(path)]
        self._next += 1
        self.paths[place] = path.rename(path.with_name(f"note-{self._next}.md"))
        return [str(path), str(self.paths[place])]

    def _new(self) -> Path:
        self._next += 1
        path = self._folder / f"{self._next % 10}" / f"note-{self._next}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        count = self._chooser.randint(1, 6)
        paragraphs = [next(self._texts)[0] for _ in range(count)]
        path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
        return path


def open_parts(data: Path) -> LibraryParts:
    """A library of real stores in `data`."""
    parser = TextParser(detect=lambda _text: "en")
    directory = LanceDirectory(data / "index")
    embedder = HashEmbedder()
    return LibraryParts(
        files=LocalFileSystem(parser.formats),
        manifest=SqliteManifest(data / "carnet.sqlite"),
        chunks=LanceChunks(directory),
        reading=Reading(parser, chunk_document, index_terms, hash_bytes, version="churn/1"),
        vectors=LanceVectors(directory, embedder.fingerprint, _DIMENSION),
        embedder=embedder,
        disk_bytes=lambda: tree_bytes(data),
    )


def answers(parts: LibraryParts, seed: int = 1) -> list[list[float]]:
    """Scores of what the library finds by keyword and by vector, best first.

    Equal scores may stand in another order in another build, so no names.
    """
    texts = made_up_texts(seed)
    chooser = random.Random(seed)
    searcher = Searcher(parts.manifest, parts.chunks, parts.vectors, parts.embedder)
    said = []
    for _ in range(_QUESTIONS):
        text, terms = next(texts)
        words = " ".join(chooser.sample(terms.split(), 3))
        for mode, question in ((SearchMode.KEYWORD, words), (SearchMode.VECTOR, text)):
            found = searcher.search(SearchRequest(question, mode)).passages
            said.append([round(p.keyword_score or p.vector_score or 0.0, 3) for p in found])
    return said


def contents(parts: LibraryParts) -> dict[str, list[object]]:
    """Each document's chunks, revisions aside."""
    return {
        document.path: [
            replace(chunk, revision=0) for chunk in parts.chunks.by_revision(document.revision or 0)
        ]
        for document in parts.manifest.documents()
    }


def measure_churn(folder: Path, changes: int = CHANGES, notes: int = NOTES) -> list[Row]:
    """Each change is brought into the library at once, by itself: the worst case for a store."""
    place = folder / "churn-notes"
    changing = ChangingNotes(place, notes)
    parts = open_parts(folder / "churned")
    library = Library(parts)
    library.add_folder(str(place))
    library.update()
    sizes = [parts.disk_bytes()]
    started = time.perf_counter()
    for number in range(1, changes + 1):
        library.update(paths=changing.change())
        if number % max(1, changes // _SAMPLES) == 0:
            sizes.append(parts.disk_bytes())
            print(f"{number} changes: {sizes[-1] / 1e6:.1f} MB", flush=True)
    per_change = (time.perf_counter() - started) / changes
    fresh = open_parts(folder / "fresh")
    rebuilt = Library(fresh)
    rebuilt.add_folder(str(place))
    rebuilt.update()
    if contents(parts) != contents(fresh):
        raise RuntimeError("the library differs from a fresh build")
    size = fresh.disk_bytes()
    expected = answers(fresh)
    same = [sum(map(operator.eq, answers(parts), expected))]
    Upkeep(parts, threading.RLock()).tidy()
    same.append(sum(map(operator.eq, answers(parts), expected)))
    return [
        Row(
            f"disk after {changes:,} edits, renames and deletions, against a fresh build",
            f"{sizes[-1] / size:.2f}",
            f"{sizes[-1] / 1e6:.1f} MB, fresh {size / 1e6:.1f} MB; largest on the way "
            f"{max(sizes) / size:.2f}; {per_change * 1000:.0f} ms a change",
        ),
        Row(
            "answers that are the same as a fresh build's",
            f"{same[0]} of {2 * _QUESTIONS}",
            f"once tidied {same[1]}: until then, BM25 counts some words of what was replaced",
        ),
    ]


if __name__ == "__main__":
    for line in measure_churn(Path(sys.argv[1]), *map(int, sys.argv[2:])):
        print(line)
