"""`carnet forget`: the words of a note are nowhere in the data directory afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Carnet = Callable[..., Any]

UNIQUE = "Brobdingnagian-4711"


@pytest.fixture
def call(carnet: Carnet, tmp_path: Path) -> Carnet:
    models = tmp_path / "models"
    models.mkdir()
    return lambda *arguments: carnet(*arguments, models=models, data=tmp_path / "data")


@pytest.fixture
def secret(call: Carnet, tmp_path: Path) -> Path:
    """An indexed note with a unique string, among others."""
    notes = tmp_path / "notes"
    notes.mkdir()
    for name in ("garden", "boiler", "passport"):
        (notes / f"{name}.md").write_text(f"# {name}\n\nWhat there is to say of the {name}.\n")
    path = notes / "secret.md"
    path.write_text(f"# {UNIQUE}\n\nNobody may know of {UNIQUE} and its password.\n")
    assert call("index", str(notes)).code == 0
    return path


def holders(folder: Path, text: str) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in found if text.casefold().encode() in path.read_bytes().lower()]


def test_nothing_is_left_and_the_report_says_what_was_looked_for(
    call: Carnet, secret: Path, tmp_path: Path
) -> None:
    assert holders(tmp_path / "data", UNIQUE)
    done = call("forget", str(secret), "--json")
    assert done.code == 0, done.err
    report = done.document
    assert (report["documents"], report["chunks"], report["remains"]) == (1, 1, [])
    assert report["words_searched"] > 3
    assert report["bytes_searched"] > 1_000
    assert holders(tmp_path / "data", UNIQUE) == holders(tmp_path / "data", "brobdingnagian") == []
    assert call("index", "--json").document["documents"]["added"] == 0
    assert call("status", "--json").document["forgotten"] == [str(secret)]
    assert str(secret) in call("status").out


def test_what_the_window_keeps_of_searches_goes_too(
    call: Carnet, secret: Path, tmp_path: Path
) -> None:
    rows = json.dumps([[f"{UNIQUE} password", str(secret)], ["boiler", ""]])
    said = rows.replace("\\", "\\\\").replace('"', '\\"')
    (tmp_path / "data" / "window.ini").write_text(f'[search]\nrecent="{said}"\n')
    assert call("forget", str(secret)).code == 0
    kept = (tmp_path / "data" / "window.ini").read_text()
    assert "boiler" in kept
    assert holders(tmp_path / "data", UNIQUE) == []


def test_undo_takes_it_in_again(call: Carnet, secret: Path) -> None:
    told = call("forget", str(secret))
    assert "none is left" in told.out
    undone = call("forget", "--undo", str(secret), "--json")
    assert undone.document["documents"]["added"] == 1
    results = call("search", UNIQUE, "--json").document["results"]
    assert results[0]["path"] == str(secret)
    twice = call("forget", "--undo", str(secret), "--json")
    assert (twice.code, twice.document["error"]["code"]) == (3, "path-not-forgotten")


def test_indexing_it_by_name_takes_it_in_again(call: Carnet, secret: Path) -> None:
    call("forget", str(secret))
    assert call("index", str(secret), "--json").document["documents"]["added"] == 1


def test_a_copy_is_named(call: Carnet, secret: Path) -> None:
    copy = secret.with_name("copy.md")
    copy.write_bytes(secret.read_bytes())
    call("index")
    done = call("forget", str(secret))
    assert (done.code, str(copy) in done.out) == (0, True)


def test_an_unknown_path_is_a_known_failure(call: Carnet, secret: Path, tmp_path: Path) -> None:
    done = call("forget", str(tmp_path / "elsewhere.md"), "--json")
    assert (done.code, done.document["error"]["code"]) == (3, "document-unknown")
