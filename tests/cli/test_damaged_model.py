"""A language model whose file is damaged: notes are quoted, and a person is told why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def library(carnet: Callable[..., Any], tmp_path: Path) -> dict[str, Path]:
    """One note, and a models folder whose one file is not the language model it is called."""
    notes, models = tmp_path / "notes", tmp_path / "models"
    notes.mkdir()
    (notes / "boiler.md").write_text("# Boiler\n\nThe boiler was serviced on 3 March 2024.\n")
    weights = models / "smollm2-135m-instruct" / "SmolLM2-135M-Instruct.Q4_1.gguf"
    weights.parent.mkdir(parents=True)
    weights.write_bytes(b"GGUF" + bytes(1_000))
    places = {"data": tmp_path / "data", "models": models}
    assert carnet("index", str(notes), **places).code == 0
    return places


def test_notes_are_quoted_and_the_damage_is_named(
    carnet: Callable[..., Any], library: dict[str, Path]
) -> None:
    ran = carnet("ask", "When was the boiler serviced?", **library)
    assert ran.code == 0
    assert "3 March 2024" in ran.out
    assert "SmolLM2-135M-Instruct are damaged, so notes are quoted" in ran.out
    assert "carnet models install smollm2-135m-instruct" in ran.out


def test_who_asks_for_quotes_alone_hears_of_no_damage(
    carnet: Callable[..., Any], library: dict[str, Path]
) -> None:
    ran = carnet("ask", "When was the boiler serviced?", "--extractive", **library)
    assert ran.code == 0
    assert "damaged" not in ran.out
