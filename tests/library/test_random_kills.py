"""Killed fifty times at random moments while its notes change, a library is always right again."""

from __future__ import annotations

import json
import math
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from carnet.domain.search import SearchMode, SearchRequest
from carnet.search.searcher import Searcher

Workshop = Any  # the class of the fixture in conftest.py

_KILLS = 50
_MOST_NOTES = 20
_PARTS = 5  # of a note: so many chunks
_LONGEST_DELAY_S = 0.02
_SEED = 20_261_121
_EMBED_BATCH = 1  # of indexing_child.py
_QUERIES = ("title of the note", "second part", "about note3word1", "needle")


@dataclass
class Killed:
    """One killed child: how many changes of its stores it began, and what it embedded."""

    steps: int = 0
    finished: bool = False
    embedded: list[str] = field(default_factory=list)

    def hear(self, line: str) -> None:
        """Take in one line of what the child says."""
        word, _, rest = line.rstrip("\n").partition(" ")
        self.steps += word == "step"
        self.finished |= word == "done"
        if word == "embeds" and rest.endswith("]"):  # a kill may cut a line short
            self.embedded += json.loads(rest)


class Notes:
    """A folder of notes and what a person might do to it, by chance."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self._folder = folder
        self._rng = rng
        self._made = 0

    def change(self) -> None:
        """Six things at random; the folder stays small."""
        steps = (self._new, self._new, self._edit, self._edit, self._rename, self._copy, self._bad)
        for step in self._rng.choices(steps, k=6):
            step()
        while len(self._all()) > _MOST_NOTES:
            self._rng.choice(self._all()).unlink()

    def _all(self) -> list[Path]:
        return sorted(self._folder.rglob("*.md"))

    def _any(self) -> Path | None:
        notes = self._all()
        return self._rng.choice(notes) if notes else None

    def _place(self) -> Path:
        self._made += 1
        place: Path = self._folder / f"folder{self._rng.randrange(3)}" / f"note{self._made}.md"
        place.parent.mkdir(exist_ok=True)
        return place

    def _new(self) -> None:
        place = self._place()
        parts = (
            f"## Part {part} of the note\n\n" + f"About {place.stem}word{part} again. " * 12
            for part in range(_PARTS)
        )
        place.write_text(f"# Title of {place.stem}\n\n" + "\n\n".join(parts) + "\n")

    def _edit(self) -> None:
        if path := self._any():
            text = path.read_bytes() + f"\n\nneedle {self._rng.randrange(10**6)}.\n".encode()
            path.write_bytes(text)

    def _rename(self) -> None:
        if path := self._any():
            path.rename(self._place())

    def _copy(self) -> None:
        if path := self._any():
            shutil.copy(path, self._place())

    def _bad(self) -> None:
        self._place().write_bytes(b"\0\1" * 2_000)


def run_child(workshop: Workshop, last_step: float, delay_s: float) -> Killed:
    """Index in a child, and kill it so long after it began that step, or once it is done."""
    script = Path(__file__).with_name("indexing_child.py")
    with subprocess.Popen(
        [sys.executable, str(script), str(workshop.data), str(workshop.notes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout
        killed = Killed()
        while killed.steps < last_step and not killed.finished:
            line = child.stdout.readline()
            assert line, "the child ended by itself"
            killed.hear(line)
        time.sleep(delay_s)  # it runs on meanwhile
        child.kill()
        for line in child.stdout:
            killed.hear(line)
    assert child.returncode == -signal.SIGKILL
    return killed


def found(workshop: Workshop) -> dict[str, object]:
    """What searches show: the same words and meanings in the same places."""
    parts = workshop.parts
    searcher = Searcher(parts.manifest, parts.chunks, parts.vectors, parts.embedder)
    return {
        f"{mode} {query}": sorted(
            (passage.path, passage.start_line, passage.text)
            for passage in searcher.search(SearchRequest(query, mode, 1_000)).passages
        )
        for mode in (SearchMode.KEYWORD, SearchMode.VECTOR)
        for query in _QUERIES
    }


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system")
@pytest.mark.timeout(3_000)  # half a minute of work, and fifty starts of Python
def test_killed_at_fifty_random_moments_the_library_equals_a_fresh_build_each_time(
    workshop: Workshop, new_workshop: Callable[[], Workshop]
) -> None:
    rng = random.Random(_SEED)
    notes = Notes(workshop.notes, rng)
    for _ in range(4):
        notes.change()
    run_child(workshop, math.inf, 0.0)
    usual_steps = 0
    for _ in range(3):
        notes.change()
        usual_steps = max(usual_steps, run_child(workshop, math.inf, 0.0).steps)
    kills: list[Killed] = []
    for number in range(1, _KILLS + 1):
        notes.change()
        last_step, delay_s = rng.randrange(usual_steps), rng.random() * _LONGEST_DELAY_S
        kill = run_child(workshop, last_step, delay_s)
        kills.append(kill)
        workshop.embedder.batches.clear()
        workshop.reopen().update()
        fresh = new_workshop()
        fresh.library.add_folder(str(workshop.notes))
        fresh.library.update()
        moment = f"kill {number}, {delay_s:.4f} s after step {last_step}"
        assert workshop.state() == fresh.state(), moment
        assert found(workshop) == found(fresh), moment
        again = set(workshop.embedder.texts) & set(kill.embedded)
        assert len(again) <= _EMBED_BATCH, moment
    # Else it would prove little: most were killed at work, some of them while embedding.
    assert sum(not kill.finished for kill in kills) > _KILLS / 2
    assert sum(bool(kill.embedded) and not kill.finished for kill in kills) >= 5
