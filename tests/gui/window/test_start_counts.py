"""What the window loads and asks before it is seen: counted, not timed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.gui

ENGINES = {
    "lancedb", "pyarrow", "torch", "transformers", "sentence_transformers", "tokenizers",
    "openvino", "llama_cpp", "watchdog", "safetensors", "numpy", "onnxruntime", "PIL",
}  # fmt: skip
# Screens that are not on the first page, and what only they need.
SHOWN_LATER = {
    "carnet.gui.source.note_view",
    "carnet.gui.source.drawing.note_builder",
    "carnet.gui.settings.settings_dialog",
    "carnet.gui.privacy.privacy_panel",
    "carnet.gui.models.models_dialog",
    "carnet.gui.actions.shortcut_sheet",
    "carnet.gui.actions.about_dialog",
    "carnet.gui.forget.forget_dialog",
    "carnet.gui.importing.import_dialog",
    "carnet.gui.crash.report_dialog",
    "carnet.gui.quick_ask.quick_window",
    "markdown_it",
}
MOST_MODULES = 520  # of all kinds; each costs a read and its code


@pytest.fixture(scope="module")
def first_paint(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    done = subprocess.run(
        [
            sys.executable,
            str(Path(__file__).with_name("start_counts_child.py")),
            str(tmp_path_factory.mktemp("start") / "data"),
        ],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_no_engine_is_loaded(first_paint: dict[str, Any]) -> None:
    tops = {name.partition(".")[0] for name in first_paint["modules"]}
    assert tops & ENGINES == set()
    assert "PySide6" in tops


def test_nothing_that_could_connect_is_loaded(first_paint: dict[str, Any]) -> None:
    wrong = {"ssl", "http.client", "urllib.request", "PySide6.QtNetwork", "PySide6.QtDBus"}
    assert wrong & set(first_paint["modules"]) == set()


def test_screens_that_are_shown_later_are_loaded_later(first_paint: dict[str, Any]) -> None:
    assert SHOWN_LATER & set(first_paint["modules"]) == set()


def test_few_modules_are_loaded(first_paint: dict[str, Any]) -> None:
    assert len(first_paint["modules"]) < MOST_MODULES


def test_nothing_is_asked_of_the_engine(first_paint: dict[str, Any]) -> None:
    assert first_paint["requests"] == 0
    assert first_paint["engine"] == "idle"
