"""The build's own modules lie in folders that are no packages: found by name while a test runs."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
FOLDERS = (PACKAGING, PACKAGING / "freezing", PACKAGING / "legal", PACKAGING / "linux")


@pytest.fixture
def build_module(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Import one of them by name; forgotten afterwards, for the names are plain words."""
    before = set(sys.modules)
    for folder in FOLDERS:
        monkeypatch.syspath_prepend(str(folder))
    yield importlib.import_module
    own = {path.stem for folder in FOLDERS for path in folder.glob("*.py")}
    for name in own & (set(sys.modules) - before):
        del sys.modules[name]
