"""Killed anywhere, the next start repairs itself and embeds at most one batch again."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from carnet.domain.errors import KnownError
from carnet.domain.library import DocumentCounts
from carnet.text.analysis import index_terms

Workshop = Any  # the class of the fixture in conftest.py

_CHANGES = {
    "chunks": {"add", "remove_revisions", "optimize"},
    "vectors": {"add", "remove", "optimize"},
    "manifest": {"save", "remove", "set_meta", "new_revisions"},
}


class Killed(BaseException):
    """Not an Exception: nothing may clean up after a kill."""


class Saboteur:
    """Lets so many changes of the stores happen, then raises, before or after the next one."""

    def __init__(self, steps: int, *, after: bool, error: Callable[[], BaseException]) -> None:
        self.steps_left = steps
        self.struck = False
        self._after = after
        self._error = error

    def parts(self, parts: Any) -> Any:
        return replace(
            parts,
            **{name: Sabotaged(getattr(parts, name), _CHANGES[name], self) for name in _CHANGES},
        )

    def change(self, method: Callable[..., Any], *args: Any) -> Any:
        self.steps_left -= 1
        if self.steps_left == -1 and not self._after:
            self.struck = True
            raise self._error()
        result = method(*args)
        if self.steps_left == -1:
            self.struck = True
            raise self._error()
        return result


class Sabotaged:
    """A real store whose changes go through a saboteur."""

    def __init__(self, real: Any, changes: set[str], saboteur: Saboteur) -> None:
        self._real = real
        self._changes = changes
        self._saboteur = saboteur

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._real, name)
        if name not in self._changes:
            return method
        return lambda *args: self._saboteur.change(method, *args)


def change_everything(workshop: Workshop) -> None:
    """An edit, a rename, a move, a copy, a deletion, two new notes and a bad one."""
    notes = workshop.notes
    workshop.write("folder0/note0.md", "# Edited\n\nneedleword and more.\n")
    (notes / "folder1/note1.md").rename(notes / "folder1/renamed1.md")
    (notes / "folder1/note4.md").rename(notes / "folder2/note4.md")
    shutil.copy(notes / "folder2/note2.md", notes / "copy2.md")
    (notes / "folder0/note3.md").unlink()
    workshop.write("new1.md")
    workshop.write("new2.md")
    (notes / "bad.md").write_bytes(b"\0\1" * 2_000)


@pytest.fixture
def changed(workshop: Workshop, small_pace: Any) -> Workshop:
    """A library that was current until everything changed. Its data can be restored."""
    workshop.write_many(6)
    workshop.reopen(pace=small_pace).update()
    shutil.copytree(workshop.data, workshop.place / "saved")
    change_everything(workshop)
    return workshop


@pytest.fixture
def expected(changed: Workshop, new_workshop: Callable[[], Workshop]) -> dict[str, Any]:
    """What a fresh build over the same notes says."""
    fresh = new_workshop()
    fresh.library.add_folder(str(changed.notes))
    fresh.library.update()
    state: dict[str, Any] = fresh.state()
    return state


def interrupted_runs(
    workshop: Workshop,
    pace: Any,
    error: Callable[[], BaseException],
    moments: tuple[bool, ...] = (False, True),
    stride: int = 1,
) -> Iterator[Saboteur]:
    """For every step of the update (or every `stride`th): the library an interruption left.

    `moments`: whether the error comes after the step, or instead of it.
    """
    for after in moments:
        for steps in range(0, 1_000, stride):
            shutil.rmtree(workshop.data)
            shutil.copytree(workshop.place / "saved", workshop.data)
            workshop.embedder.batches.clear()
            saboteur = Saboteur(steps, after=after, error=error)
            workshop.reopen(pace=pace)
            library = type(workshop.library)(saboteur.parts(workshop.parts))
            try:
                library.update()
            except (Killed, KnownError):
                assert saboteur.struck
            if not saboteur.struck:
                break
            yield saboteur
        assert steps > 10, "the update has too few steps to prove anything"


def test_killed_at_any_step_nothing_is_lost_and_the_next_run_equals_a_fresh_build(
    changed: Workshop, expected: dict[str, Any], small_pace: Any
) -> None:
    for _ in interrupted_runs(changed, small_pace, Killed):
        changed.reopen(pace=small_pace)
        assert changed.find("note5word3") == ["note5.md"]
        # An edited note is found by its old text or by its new one, never by both or neither.
        assert len(changed.find("note0word3")) + len(changed.find("needleword")) == 1
        changed.library.update()
        assert changed.state() == expected
        texts = changed.embedder.texts
        assert len(texts) - len(set(texts)) <= small_pace.embed_batch


def test_a_full_disk_at_any_step_is_told_and_harms_nothing(
    changed: Workshop, expected: dict[str, Any], small_pace: Any
) -> None:
    def full() -> KnownError:
        return KnownError("disk-full", "The disk is full.", "Free some space.")

    runs = 0
    for _ in interrupted_runs(changed, small_pace, full, (False,), stride=3):
        # The same process goes on once there is room again.
        changed.library.update()
        assert changed.state() == expected
        runs += 1
    assert runs > 5


def test_a_first_build_killed_at_any_batch_is_finished_by_the_next_run(
    workshop: Workshop, small_pace: Any, new_workshop: Callable[[], Workshop]
) -> None:
    workshop.write_many(4)
    fresh = new_workshop()
    fresh.library.add_folder(str(workshop.notes))
    fresh.library.update()
    shutil.copytree(workshop.data, workshop.place / "saved")
    for _ in interrupted_runs(workshop, small_pace, Killed, (True,), stride=2):
        workshop.reopen(pace=small_pace).update()
        assert workshop.state() == fresh.state()


def test_a_lost_index_is_built_again_from_the_notes(workshop: Workshop) -> None:
    workshop.write_many(3)
    workshop.library.update()
    expected = workshop.state()
    shutil.rmtree(workshop.data / "index")
    report = workshop.reopen().update()
    assert report.documents == DocumentCounts(updated=3)
    assert workshop.state() == expected


def test_a_lost_manifest_is_built_again_without_embedding(workshop: Workshop) -> None:
    workshop.write_many(3)
    workshop.library.update()
    expected, embedded = workshop.state(), len(workshop.embedder.texts)
    for file in workshop.data.glob("carnet.sqlite*"):
        file.unlink()
    workshop.reopen().add_folder(str(workshop.notes))
    assert workshop.library.update().documents == DocumentCounts(added=3)
    assert workshop.state() == expected
    assert len(workshop.embedder.texts) == embedded


_BUILD = textwrap.dedent("""
    import importlib.util, sys
    from dataclasses import replace
    from pathlib import Path
    from carnet.library.library import Library
    from carnet.library.parts import Pace

    spec = importlib.util.spec_from_file_location("shop", sys.argv[1])
    shop = importlib.util.module_from_spec(spec)
    sys.modules["shop"] = shop
    spec.loader.exec_module(shop)
    where, countdown = sys.argv[4], int(sys.argv[5])

    def step():
        global countdown
        countdown -= 1
        if countdown < 0:
            print("now", flush=True)
            sys.stdin.read()  # until the kill comes

    embedder = shop.CountingEmbedder()
    parts = shop.make_parts(Path(sys.argv[2]), embedder)
    if where == "embedding":
        embedder.before_batch = step
    else:
        chunk = parts.reading.chunk
        parts = replace(
            parts,
            reading=replace(parts.reading, chunk=lambda document: (step(), chunk(document))[1]),
        )
    parts = replace(parts, pace=Pace(text_batch_documents=4, embed_batch=4, embed_window=16))
    library = Library(parts)
    library.add_folder(sys.argv[3])
    library.update()
    print("done", flush=True)
""")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system")
@pytest.mark.parametrize(
    ("where", "countdown"),
    [("reading", 1), ("reading", 9), ("reading", 17), ("embedding", 0), ("embedding", 3)],
)
def test_a_real_kill_loses_nothing_that_was_stored(
    workshop: Workshop, new_workshop: Callable[[], Workshop], where: str, countdown: int
) -> None:
    workshop.write_many(18)
    fresh = new_workshop()
    fresh.library.add_folder(str(workshop.notes))
    fresh.library.update()
    conftest = Path(__file__).with_name("conftest.py")
    arguments = [str(conftest), str(workshop.data), str(workshop.notes), where, str(countdown)]
    with subprocess.Popen(
        [sys.executable, "-c", _BUILD, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "now\n"
        process.kill()
        process.communicate()
    assert process.returncode == -signal.SIGKILL
    before = workshop.reopen().status()
    stored = countdown - countdown % 4 if where == "reading" else 18
    assert before.documents == stored
    assert before.vectors == (0 if where == "reading" else 4 * countdown)
    workshop.library.update()
    assert workshop.state() == fresh.state()
    assert len(workshop.embedder.texts) == fresh.parts.vectors.count() - before.vectors


def test_after_a_kill_scores_do_not_count_what_was_thrown_away(workshop: Workshop) -> None:
    """Rows of a batch whose documents were never saved would make their words seem common."""
    workshop.write_many(6)
    workshop.library.update()

    def scores() -> list[float]:
        terms = index_terms("first about words", "en").split()
        return [round(score, 5) for _, score in workshop.parts.chunks.keyword_search(terms, 50)]

    expected = scores()
    chunks = workshop.parts.chunks
    rows = chunks.by_revisions(chunks.revisions())
    chunks.add([replace(row, revision=row.revision + 1_000) for row in rows])
    chunks.optimize()  # in the index, where deleted rows are counted on
    assert scores() != expected

    workshop.reopen().update()

    assert scores() == expected
