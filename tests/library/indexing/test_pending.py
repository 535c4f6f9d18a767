"""In which order contents get their vectors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from carnet.library.indexing.pending import Pending

Workshop = Any  # the class of the fixture in conftest.py


@pytest.fixture
def waiting(workshop: Workshop) -> Pending:
    """Four notes of two chunks each, the fourth the newest; nothing embedded."""
    for n in range(1, 5):
        workshop.write(f"n{n}.md")
        workshop.library.update(embed=False)
    pending = Pending(workshop.parts.chunks, workshop.parts.vectors)
    pending.refresh()
    return pending


def order(workshop: Workshop, pending: Pending, size: int = 100) -> list[list[str]]:
    """Each window as the notes in it."""
    by_revision = {d.revision: Path(d.path).stem for d in workshop.parts.manifest.documents()}
    owner = {
        content_hash: by_revision[revision]
        for content_hash, revision in workshop.parts.chunks.content_hashes().items()
    }
    windows = pending.windows(size)
    return [sorted({owner[content_hash] for content_hash in window}) for window in windows]


def revision(workshop: Workshop, name: str) -> int:
    document = workshop.library.document(str(workshop.notes / f"{name}.md"))
    assert document.revision is not None
    number: int = document.revision
    return number


def test_the_newest_come_first(workshop: Workshop, waiting: Pending) -> None:
    size = len(waiting) // 4
    assert order(workshop, waiting, size) == [["n4"], ["n3"], ["n2"], ["n1"]]


def test_what_somebody_looks_at_comes_first_and_alone(workshop: Workshop, waiting: Pending) -> None:
    assert waiting.prefer([revision(workshop, "n1")])
    assert order(workshop, waiting) == [["n1"], ["n2", "n3", "n4"]]
    assert waiting.prefer([revision(workshop, "n2")])
    assert order(workshop, waiting, len(waiting) // 4) == [["n2"], ["n1"], ["n4"], ["n3"]]
    assert sum(map(len, waiting.windows(3))) == len(waiting)


def test_what_has_its_vectors_is_not_preferred(workshop: Workshop, waiting: Pending) -> None:
    assert not waiting.prefer([12345])
    assert not waiting.prefer([])
    first = revision(workshop, "n1")
    waiting.done([name for window in waiting.windows(100) for name in window])
    assert not waiting.prefer([first])
    assert waiting.windows(100) == []
