"""`carnet export` and `carnet erase`, in processes of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Carnet = Callable[..., Any]


@pytest.fixture
def data(carnet: Carnet, tmp_path: Path) -> Path:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "boiler.md").write_text("# Boiler\n\nKeep it at 1.2 bar.\n")
    data = tmp_path / "data"
    assert carnet("index", str(notes), "--text-only", data=data, models=tmp_path / "m").code == 0
    return data


def test_an_export_says_where_it_is(carnet: Carnet, data: Path, tmp_path: Path) -> None:
    ran = carnet("export", str(tmp_path / "out"), "--json", data=data, models=tmp_path / "m")
    assert ran.code == 0
    assert ran.document["path"] == str(tmp_path / "out")
    assert ran.document["documents"] == 1
    assert (tmp_path / "out" / "documents.csv").is_file()


def test_a_name_that_ends_in_zip_is_a_zip_file_and_is_not_overwritten(
    carnet: Carnet, data: Path, tmp_path: Path
) -> None:
    place = tmp_path / "out.zip"
    assert carnet("export", str(place), data=data, models=tmp_path / "m").code == 0
    size = place.stat().st_size
    again = carnet("export", str(place), data=data, models=tmp_path / "m")
    assert again.code == 3
    assert "nothing is overwritten" in again.err
    assert place.stat().st_size == size


def test_erasing_asks_first_and_says_what_goes(carnet: Carnet, data: Path, tmp_path: Path) -> None:
    ran = carnet("erase", data=data, models=tmp_path / "m")
    assert ran.code == 3
    assert str(data / "index") in ran.out
    assert "Nothing was deleted" in ran.err
    assert (data / "index").is_dir()


def test_erasing_leaves_nothing_but_the_notes(carnet: Carnet, data: Path, tmp_path: Path) -> None:
    ran = carnet("erase", "--yes", "--json", data=data, models=tmp_path / "m")
    assert ran.code == 0
    assert ran.document["remaining"] == []
    assert not data.exists()
    assert (tmp_path / "notes" / "boiler.md").is_file()


def test_a_directory_that_is_no_library_is_refused(carnet: Carnet, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    (place / "index").mkdir()
    (place / "index" / "a.txt").write_text("mine")
    ran = carnet("erase", "--yes", data=place, models=tmp_path / "m")
    assert ran.code == 3
    assert "does not look like" in ran.err
    assert (place / "index" / "a.txt").read_text() == "mine"
