"""Changing the embedding model: built beside the old, switched when complete."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest
from tests.library.conftest import CountingEmbedder, Workshop

from carnet.adapters.lance.leftovers import drop_other_vectors
from carnet.adapters.lance.table import LanceDirectory
from carnet.adapters.lance.vectors import LanceVectors
from carnet.domain.cancel import CancelToken
from carnet.library.library import Library
from carnet.library.parts import LibraryParts, Pace, Replacement

NEW = "counting/2"


@dataclass
class Change:
    """A workshop whose library is moving from one embedder to another."""

    workshop: Workshop
    successor: CountingEmbedder
    taken_over: int = 0

    def open(self) -> Library:
        """As a new process would: until it is complete, the old one is in use."""
        directory = LanceDirectory(self.workshop.data / "index", keep_versions_s=0.001)
        vectors = LanceVectors(directory, NEW, self.successor.dimension)

        def take_over() -> LibraryParts:
            self.taken_over += 1
            self.workshop.parts = replace(
                self.workshop.parts,
                vectors=vectors,
                embedder=self.successor,
                replacement=None,
                drop_leftovers=lambda: drop_other_vectors(directory, [NEW]),
            )
            return self.workshop.parts

        return self.workshop.reopen(
            replacement=Replacement("successor", vectors, self.successor, take_over),
            drop_leftovers=lambda: drop_other_vectors(
                directory, [self.workshop.embedder.fingerprint, NEW]
            ),
            pace=Pace(embed_batch=4),
        )


@pytest.fixture
def change(workshop: Workshop) -> Change:
    workshop.write_many(10)
    workshop.library.update()
    workshop.embedder.batches.clear()
    return Change(workshop, CountingEmbedder(fingerprint=NEW))


def tables(change: Change) -> list[str]:
    return sorted(place.name for place in (change.workshop.data / "index").glob("vectors_*"))


def test_vectors_are_built_beside_and_then_used(change: Change) -> None:
    library = change.open()
    before = tables(change)
    chunks = library.status().chunks

    report = library.update()

    assert report.documents.unchanged == 10
    assert report.chunks.written == 0
    assert report.chunks.embedded == chunks == len(change.successor.texts)
    assert change.taken_over == 1
    assert change.workshop.embedder.texts == []
    assert library.status().vectors == chunks
    assert library.status().rebuild is None
    assert len(tables(change)) == 1
    assert tables(change) != before


def test_the_old_vectors_answer_until_the_new_ones_are_complete(change: Change) -> None:
    library = change.open()
    cancel = CancelToken()
    change.successor.before_batch = lambda: (
        cancel.cancel() if len(change.successor.batches) == 2 else None
    )

    library.update(cancel)

    status = library.status()
    assert status.rebuild is not None
    assert (status.rebuild.model, status.rebuild.done) == ("successor", 8)
    assert status.rebuild.total == status.chunks
    assert change.taken_over == 0
    parts = change.workshop.parts
    row = parts.chunks.by_revision(max(parts.chunks.revisions()))[0]
    assert parts.vectors is not None
    assert parts.embedder is change.workshop.embedder
    nearest = parts.vectors.search(parts.embedder.embed_query(row.embedded_text), 1)
    assert nearest[0][0] == row.content_hash
    assert change.workshop.embedder.texts == []


def test_a_restart_goes_on_where_it_stopped(change: Change) -> None:
    library = change.open()
    cancel = CancelToken()
    change.successor.before_batch = lambda: (
        cancel.cancel() if len(change.successor.batches) == 2 else None
    )
    library.update(cancel)
    change.successor.before_batch = lambda: None
    done = set(change.successor.texts)

    library = change.open()
    library.update()

    assert change.taken_over == 1
    assert len(change.successor.texts) == library.status().chunks
    assert done.isdisjoint(change.successor.texts[len(done) :])


def test_giving_up_keeps_the_old_and_leaves_nothing_of_the_new(change: Change) -> None:
    library = change.open()
    cancel = CancelToken()
    change.successor.before_batch = lambda: (
        cancel.cancel() if len(change.successor.batches) == 2 else None
    )
    library.update(cancel)
    old = change.workshop.embedder.fingerprint
    directory = LanceDirectory(change.workshop.data / "index")
    assert len(tables(change)) == 2

    library.reconfigure(
        replace(
            change.workshop.parts,
            replacement=None,
            drop_leftovers=lambda: drop_other_vectors(directory, [old]),
        )
    )
    library.update()

    assert len(tables(change)) == 1
    assert library.status().rebuild is None
    assert library.status().vectors == library.status().chunks
    assert change.workshop.embedder.texts == []


def test_notes_written_meanwhile_get_both_kinds_of_vectors(change: Change) -> None:
    library = change.open()
    cancel = CancelToken()
    change.successor.before_batch = cancel.cancel
    library.update(cancel)
    change.successor.before_batch = lambda: None
    late = change.workshop.write("late.md")

    library.update()

    assert change.taken_over == 1
    assert any("lateword1" in text for text in change.workshop.embedder.texts)
    assert any("lateword1" in text for text in change.successor.texts)
    assert library.status().vectors == library.status().chunks
    assert np.unique([len(batch) for batch in change.successor.batches]).max() <= 4
    assert late.exists()


def test_what_is_no_vector_table_is_left_alone(change: Change) -> None:
    directory = LanceDirectory(change.workshop.data / "index")

    dropped = drop_other_vectors(directory, [])

    assert len(dropped) == 1
    assert (change.workshop.data / "index" / "chunks.lance").is_dir()
