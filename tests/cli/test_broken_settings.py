"""A settings file that somebody broke stops no command, but is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_it_is_kept_aside_and_told_beside_the_result(
    carnet: Callable[..., Any], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text("{ broken by hand")
    ran = carnet("status", "--json", data=data)
    assert ran.code == 0
    assert json.loads(ran.out)["documents"] == 0
    assert "The settings file could not be read" in ran.err
    kept = data / "settings.broken-1.json"
    assert str(kept) in ran.err
    assert kept.read_text() == "{ broken by hand"
    assert carnet("status", data=data).err == ""


def test_a_value_that_cannot_be_used_is_named(carnet: Callable[..., Any], tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    values = {"library.size_limit_mb": "huge"}
    (data / "settings.json").write_text(json.dumps({"version": 1, "values": values}))
    ran = carnet("status", data=data)
    assert ran.code == 0
    assert "library.size_limit_mb" in ran.err
