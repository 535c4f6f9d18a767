"""A French question finds the English note: by its names, and by what it means."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.quality.bilingual import load, scores, write_notes
from tests.quality.library import open_library

from carnet.text.language import detect_language


def test_the_questions_are_french_and_share_a_name_with_several_notes() -> None:
    notes = load()
    asked = [note for note in notes if note.question]
    assert len(asked) >= 24
    assert len(notes) >= len(asked) + 8
    assert detect_language(" ".join(note.question for note in asked)) == "fr"
    assert detect_language(" ".join(note.text for note in notes)) == "en"
    for note in asked:
        name = note.name.partition("-")[0].title()
        assert name in note.question
        assert sum(name in other.text for other in asked) >= 3


@pytest.mark.models
def test_both_halves_together_are_better_than_either(
    models_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARNET_MODELS_DIR", str(models_dir))
    write_notes(tmp_path / "notes")
    with open_library(tmp_path / "data", tmp_path / "notes") as services:
        found = scores(services)
    means = {mode: sum(of_mode.values()) / len(of_mode) for mode, of_mode in found.items()}
    assert means["hybrid"] > max(means["keyword"], means["vector"]), means
