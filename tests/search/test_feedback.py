"""What a person says about results, kept in a real SQLite file."""

from __future__ import annotations

from pathlib import Path

import pytest

from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.documents import Document
from carnet.domain.errors import KnownError
from carnet.search.feedback import Feedback
from carnet.search.query.reading import LONGEST_QUERY

NOTE = "/notes/boiler.md"


@pytest.fixture
def manifest(tmp_path: Path) -> SqliteManifest:
    manifest = SqliteManifest(tmp_path / "carnet.sqlite")
    folder = manifest.add_folder("/notes")
    manifest.save([Document(0, folder.id, NOTE, 1, 2, "h", 1, "markdown")])
    return manifest


@pytest.fixture
def feedback(manifest: SqliteManifest) -> Feedback:
    return Feedback(manifest.judgements, now=lambda: 7.0)


def said(manifest: SqliteManifest) -> list[tuple[str, bool, float]]:
    return [(kept.query, kept.relevant, kept.at) for kept in manifest.judgements.list()]


def test_the_last_word_on_a_note_counts(manifest: SqliteManifest, feedback: Feedback) -> None:
    feedback.judge("boiler", NOTE, relevant=True)
    feedback.judge("boiler", NOTE, relevant=False)
    assert said(manifest) == [("boiler", False, 7.0)]


def test_a_word_taken_back_leaves_nothing(manifest: SqliteManifest, feedback: Feedback) -> None:
    feedback.judge("boiler", NOTE, relevant=True)
    feedback.judge(" boiler ", NOTE, None)
    feedback.judge("never said", NOTE, None)
    assert said(manifest) == []


def test_spaces_and_control_characters_make_no_second_question(
    manifest: SqliteManifest, feedback: Feedback
) -> None:
    feedback.judge("boiler  pressure", NOTE, relevant=True)
    feedback.judge("\x00boiler\npressure\t", NOTE, relevant=True)
    feedback.judge("x" * 10_000, NOTE, relevant=True)
    assert [query for query, *_ in said(manifest)] == ["boiler pressure", "x" * LONGEST_QUERY]


@pytest.mark.parametrize("typed", ["", "  ", "\x00"])
def test_no_question_no_judgement(feedback: Feedback, typed: str) -> None:
    with pytest.raises(KnownError) as failure:
        feedback.judge(typed, NOTE, relevant=True)
    assert failure.value.code == "query-empty"


def test_a_note_outside_the_library_is_named(feedback: Feedback) -> None:
    with pytest.raises(KnownError, match=r"/notes/none\.md") as failure:
        feedback.judge("boiler", "/notes/none.md", relevant=True)
    assert failure.value.code == "document-unknown"
