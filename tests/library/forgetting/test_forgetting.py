"""What is forgotten leaves the disk, stays forgotten, and that is proved by looking."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.feedback import Judgement
from carnet.text.analysis import index_terms

Workshop = Any  # the class of the fixture in conftest.py

SAID = "Quetzalcoatlus smuggles xylophones through Ouagadougou"
NOTE = f"# Confidential zeppelin\n\n{SAID} every #moonlight. See [[Krakatoa files]].\n"
WORDS = (
    "Quetzalcoatlus", "smuggles", "xylophones", "Ouagadougou", "zeppelin", "moonlight", "Krakatoa",
)  # fmt: skip


def files_with(folder: Path, needles: Iterable[str]) -> set[str]:
    """Files below `folder` that hold one of these, as UTF-8 or UTF-16, as `grep -r` finds them."""
    encoded = [needle.encode(code) for needle in needles for code in ("utf-8", "utf-16-le")]
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in encoded)
    }


def betrayers(workshop: Workshop, path: Path) -> list[str]:
    """Every string that would show that the note at `path` was here."""
    document = workshop.library.document(str(path))
    rows = workshop.parts.chunks.by_revision(document.revision)
    stems = [term for row in rows for term in row.terms.split() if len(term) > 4]
    hashes = [document.content_hash, *(row.content_hash for row in rows)]
    return [*WORDS, *stems, *hashes, SAID]


@pytest.fixture
def secret(workshop: Workshop) -> Path:
    """A note among others, indexed and embedded."""
    workshop.write_many(9)
    path: Path = workshop.write("private/diary.md", NOTE)
    workshop.library.update()
    return path


def test_no_byte_of_a_forgotten_note_stays(workshop: Workshop, secret: Path) -> None:
    needles = betrayers(workshop, secret)
    assert workshop.find("xylophones") == ["diary.md"]
    before = files_with(workshop.data, needles)
    assert any(name.startswith("carnet.sqlite") for name in before)
    assert any("chunks.lance/data" in name for name in before)
    assert any("vectors_" in name for name in before)
    report = workshop.library.forget(str(secret))
    assert files_with(workshop.data, needles) == set()
    assert workshop.find("xylophones") == []
    assert (report.documents, report.chunks, report.vectors) == (1, 1, 1)
    assert report.remains == ()
    assert report.copies == ()
    assert report.words_searched >= len(WORDS)
    assert report.bytes_searched > 10_000


def test_what_was_asked_and_judged_of_a_note_goes_with_it(workshop: Workshop, secret: Path) -> None:
    asked = Judgement("who hides marimbas in Ctesiphon", str(secret), relevant=True, at=1.0)
    other = Judgement(
        "xylophones and zeppelins", str(next(workshop.notes.rglob("note4.md"))), True, 2.0
    )
    judgements = workshop.parts.manifest.judgements
    assert judgements.add(asked)
    assert judgements.add(other)
    assert files_with(workshop.data, ["marimbas", "Ctesiphon"])
    report = workshop.library.forget(str(secret))
    assert judgements.list() == [other]
    assert files_with(workshop.data, ["marimbas", "Ctesiphon"]) == set()
    assert report.remains == ()  # the same word in another note's question betrays nothing


def test_deleting_and_compacting_alone_would_leave_traces(workshop: Workshop, secret: Path) -> None:
    needles = betrayers(workshop, secret)
    workshop.parts = replace(
        workshop.parts,
        chunks=NotRewritten(workshop.parts.chunks),
        vectors=NotRewritten(workshop.parts.vectors),
    )
    report = type(workshop.library)(workshop.parts).forget(str(secret))
    left = files_with(workshop.data, needles)
    assert any("chunks.lance" in name for name in left)
    assert any("vectors_" in name for name in left)
    assert set(report.remains) <= left
    assert report.remains


class NotRewritten:
    """A real store that compacts where it should write itself anew."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, "optimize" if name == "rewrite" else name)


def test_an_old_state_of_a_note_goes_with_it(workshop: Workshop, secret: Path) -> None:
    needles = betrayers(workshop, secret)
    workshop.write("private/diary.md", "# Harmless\n\nNothing to see.\n")
    workshop.library.update()
    workshop.library.forget(str(secret))
    assert files_with(workshop.data, needles) == set()


def test_the_other_notes_are_as_they_were(workshop: Workshop, secret: Path) -> None:
    workshop.library.forget(str(secret))
    secret.unlink()
    expected = workshop.state()
    embedded = len(workshop.embedder.texts)
    assert len(expected["documents"]) == 9
    workshop.reopen().update()
    assert workshop.state() == expected
    assert len(workshop.embedder.texts) == embedded
    assert workshop.find("note4word3") == ["note4.md"]


def test_a_note_that_is_still_there_stays_forgotten(workshop: Workshop, secret: Path) -> None:
    workshop.library.forget(str(secret))
    workshop.library.update()
    secret.write_text(NOTE + "\nEdited since.\n")
    workshop.reopen().update(paths=[str(secret)])
    workshop.library.update(retry=True)
    assert workshop.find("xylophones") == []
    assert workshop.library.status().forgotten == (str(secret),)


def test_a_forgotten_folder_covers_what_is_written_there_later(
    workshop: Workshop, secret: Path
) -> None:
    workshop.write("private/deep/second.md", "About a flugelhorn.")
    workshop.write("privateer.md", "About a hornpipe.")
    workshop.library.update()
    assert workshop.library.forget(str(secret.parent)).documents == 2
    workshop.write("private/third.md", "About a glockenspiel.")
    workshop.library.update()
    assert workshop.find("glockenspiel") == workshop.find("flugelhorn") == []
    assert workshop.find("hornpipe") == ["privateer.md"]


def test_a_recalled_note_is_read_again(workshop: Workshop, secret: Path) -> None:
    workshop.library.forget(str(secret))
    assert workshop.library.recall(str(secret))
    assert not workshop.library.recall(str(secret))
    workshop.library.update()
    assert workshop.find("xylophones") == ["diary.md"]
    assert workshop.library.status().forgotten == ()


def test_adding_a_forgotten_file_recalls_it(workshop: Workshop, secret: Path) -> None:
    workshop.library.forget(str(secret))
    folder = workshop.library.add_folder(str(secret))
    assert folder.path == str(workshop.notes)
    workshop.library.update()
    assert workshop.find("xylophones") == ["diary.md"]


def test_a_file_in_a_forgotten_folder_is_not_recalled_alone(
    workshop: Workshop, secret: Path
) -> None:
    workshop.library.forget(str(secret.parent))
    with pytest.raises(KnownError) as failure:
        workshop.library.add_folder(str(secret))
    assert failure.value.code == "folder-forgotten"


def test_a_whole_folder_is_no_longer_watched(workshop: Workshop, secret: Path) -> None:
    needles = betrayers(workshop, secret)
    report = workshop.library.forget(str(workshop.notes))
    assert report.documents == 10
    assert report.remains == ()
    assert workshop.library.folders() == []
    assert workshop.parts.chunks.count() == workshop.parts.vectors.count() == 0
    assert files_with(workshop.data, [*needles, "note4word3"]) == set()
    workshop.library.add_folder(str(workshop.notes))
    assert workshop.library.update().documents.added == 10


def test_a_note_that_is_gone_or_offline_can_be_forgotten(workshop: Workshop, secret: Path) -> None:
    needles = betrayers(workshop, secret)
    workshop.notes.rename(workshop.place / "unplugged")
    workshop.library.update()
    assert workshop.library.forget(str(secret)).documents == 1
    assert files_with(workshop.data, needles) == set()
    (workshop.place / "unplugged").rename(workshop.notes)
    workshop.library.update()
    assert workshop.find("xylophones") == []


def test_a_copy_that_is_still_indexed_is_named(workshop: Workshop, secret: Path) -> None:
    copy = workshop.write("copy.md", NOTE)
    workshop.library.update()
    report = workshop.library.forget(str(secret))
    assert report.copies == (str(copy),)
    assert report.remains == ()
    assert report.vectors == 0
    assert workshop.find("xylophones") == ["copy.md"]
    assert workshop.state()["not embedded"] == set()


def test_what_was_never_known_cannot_be_forgotten(workshop: Workshop, secret: Path) -> None:
    with pytest.raises(KnownError) as failure:
        workshop.library.forget(str(workshop.place / "elsewhere.md"))
    assert failure.value.code == "document-unknown"


def test_a_removed_folder_leaves_the_disk_with_the_next_update(
    workshop: Workshop, secret: Path
) -> None:
    needles = betrayers(workshop, secret)
    workshop.library.remove_folder(str(workshop.notes))
    workshop.library.update()
    assert files_with(workshop.data, [*needles, "note4word3"]) == set()


class Killed(BaseException):
    """Not an Exception: nothing may clean up after a kill."""


# Before the first step (the one transaction that begins it) nothing was forgotten.
@pytest.mark.parametrize("steps", range(1, 7))
def test_killed_at_any_step_the_next_start_finishes(
    workshop: Workshop, secret: Path, steps: int
) -> None:
    needles = betrayers(workshop, secret)
    countdown = iter(range(steps))

    def step() -> None:
        if next(countdown, None) is None:
            raise Killed

    stores = {name: Dying(getattr(workshop.parts, name), name, step) for name in DEADLY}
    with pytest.raises(Killed):
        type(workshop.library)(replace(workshop.parts, **stores)).forget(str(secret))
    workshop.reopen().update()
    assert files_with(workshop.data, needles) == set()
    assert workshop.find("xylophones") == []
    assert len(workshop.state()["documents"]) == 9


DEADLY = {
    "manifest": {"remove", "rewrite"},
    "chunks": {"remove_revisions", "rewrite"},
    "vectors": {"remove", "rewrite"},
}


class Dying:
    """A real store whose process dies before one of its changes."""

    def __init__(self, real: Any, kind: str, step: Callable[[], None]) -> None:
        self._real = real
        self._deadly = DEADLY[kind]
        self._step = step

    def __getattr__(self, name: str) -> Any:
        if name in self._deadly:
            self._step()
        return getattr(self._real, name)


_READER = textwrap.dedent("""
    import sys
    from pathlib import Path
    from carnet.adapters.lance.chunks import LanceChunks
    from carnet.adapters.lance.table import LanceDirectory
    from carnet.adapters.sqlite.manifest import SqliteManifest

    data = Path(sys.argv[1])
    manifest = SqliteManifest(data / "carnet.sqlite", read_only=True)
    chunks = LanceChunks(LanceDirectory(data / "index"))
    for line in sys.stdin:
        found = chunks.keyword_search([line.strip()], 10)
        live = manifest.by_revisions({chunk.revision for chunk, _ in found})
        print(len(live), flush=True)
""")


def test_a_reader_that_has_everything_open_hinders_nothing(
    workshop: Workshop, secret: Path
) -> None:
    needles = betrayers(workshop, secret)
    with subprocess.Popen(
        [sys.executable, "-c", _READER, str(workshop.data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdin
        assert reader.stdout

        def ask(word: str) -> str:
            reader.stdin.write(index_terms(word, "en") + "\n")
            reader.stdin.flush()
            return str(reader.stdout.readline().strip())

        assert ask("xylophones") == "1"
        report = workshop.library.forget(str(secret))
        assert report.remains == ()
        assert ask("xylophones") == "0"
        assert ask("note4word3") == "1"
        reader.stdin.close()
    assert files_with(workshop.data, needles) == set()


def test_an_update_that_runs_makes_way(workshop: Workshop, secret: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        begun.set()
        go_on.wait()

    workshop.embedder.before_batch = wait
    workshop.write("later.md")
    cancel = CancelToken()
    update = threading.Thread(target=lambda: workshop.library.update(cancel))
    update.start()
    begun.wait()
    forgetting = threading.Thread(target=lambda: workshop.library.forget(str(secret)))
    forgetting.start()
    assert cancel.wait(60)
    go_on.set()
    update.join()
    forgetting.join()
    assert workshop.library.document(str(secret)) is None
    workshop.embedder.before_batch = lambda: None
    workshop.library.update()
    assert workshop.state()["not embedded"] == set()
