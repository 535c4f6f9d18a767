"""A library with a note, an import, a conversation, searches and settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.bootstrap.services import Services, open_services
from carnet.domain.answers import (
    Answer,
    AnswerKind,
    AnswerSentence,
    Citation,
    Coverage,
    Support,
)
from carnet.domain.cancel import CancelToken
from carnet.settings.paths import Paths, resolve_paths

NOTE = "# Boiler\n\nThe canary word is quetzalcoatlus northropi.\n"
IMPORT = "An imported letter about zanzibarite crystals.\n"
ASKED = "Which brachiosaurus ate the telegraph poles?"
CANARIES = (b"quetzalcoatlus", b"zanzibarite", b"brachiosaurus")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A library of its own in every way, without models."""
    return replace(resolve_paths(str(tmp_path / "data")), models_dir=tmp_path / "models")


@pytest.fixture
def note(tmp_path: Path) -> Path:
    note = tmp_path / "notes" / "boiler.md"
    note.parent.mkdir()
    note.write_text(NOTE)
    return note


@pytest.fixture
def open_filled(paths: Paths, note: Path, tmp_path: Path) -> Iterator[Callable[[], Services]]:
    """A library with a note, an import, a conversation and a judgement."""
    opened: list[Services] = []

    def make() -> Services:
        services = open_services(paths, writer=True)
        opened.append(services)
        services.library.add_folder(str(note.parent))
        services.library.update(embed=False)
        letter = tmp_path / "letter.txt"
        letter.write_text(IMPORT)
        services.importer.take([str(letter)], CancelToken(), lambda _: None)
        citation = Citation(1, str(note), "Boiler", 3, 3, None, 10, 40, "The canary word")
        said = AnswerSentence("It is a canary.", Support.SUPPORTED, (1,))
        answer = Answer(
            ASKED, ASKED, AnswerKind.GENERATED, "It is a canary.", (said,), (citation,),
            Coverage(1, 1, 0, 0), {}, "en",
        )  # fmt: skip
        services.conversations.keep(0, answer, [str(note)])
        services.feedback.judge("canary", str(note), True)
        return services

    yield make
    for services in opened:
        services.close()


@pytest.fixture
def filled(open_filled: Callable[[], Services]) -> Services:
    return open_filled()


def holders(folder: Path) -> set[str]:
    """Files that hold a canary."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {f.name for f in files if any(canary in f.read_bytes() for canary in CANARIES)}
