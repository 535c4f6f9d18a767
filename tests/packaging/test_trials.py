"""What the trials of the finished packages are made of, without the packages."""

from __future__ import annotations

import importlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from carnet.adapters.sqlite.database import SqliteDatabase
from carnet.domain.errors import KnownError

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")
PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture(autouse=True)
def trial(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(PACKAGING))
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "trial"]:
        del sys.modules[name]


def imported(name: str) -> ModuleType:
    return importlib.import_module(f"trial.{name}")


class Root:
    """Says the same to every script."""

    def __init__(self, code: int, said: str) -> None:
        self.done = subprocess.CompletedProcess([], code, said)
        self.scripts: list[str] = []

    def as_user(self, script: str, **_: object) -> subprocess.CompletedProcess[str]:
        self.scripts.append(script)
        return self.done


@pytest.mark.parametrize(
    ("code", "said", "holds"),
    [
        (3, "the disk is full", True),
        (0, "the disk is full", False),
        (3, "something else", False),
        (3, "the disk is full\nTraceback (most recent call last):", False),
        (3, "the disk is full, left behind", False),
    ],
)
def test_a_check_holds_by_its_exit_code_its_words_and_what_is_not_said(
    capsys: pytest.CaptureFixture[str], code: int, said: str, holds: bool
) -> None:
    check = imported("check")
    one = check.Check("full", "carnet status", ("disk is full",), 3, never=("left behind",))
    assert check.all_hold(Root(code, said), [one]) is holds
    assert capsys.readouterr().out.startswith("ok" if holds else "FAILED")


def test_every_check_is_run_whatever_comes_of_the_first() -> None:
    check = imported("check")
    root = Root(1, "")
    assert not check.all_hold(root, [check.Check("a", "one"), check.Check("b", "two")])
    assert [script.splitlines()[-1] for script in root.scripts] == ["one", "two"]


def test_an_older_library_of_the_trials_is_one_that_is_brought_on(tmp_path: Path) -> None:
    database = tmp_path / "carnet.sqlite"
    SqliteDatabase(database).close()
    versions = imported("versions")
    versions.make_older(database)
    SqliteDatabase(database).close()
    assert (tmp_path / f"carnet.sqlite.before-upgrade-{versions.OLDER}").is_file()


def test_a_newer_library_of_the_trials_is_one_that_is_refused(tmp_path: Path) -> None:
    database = tmp_path / "carnet.sqlite"
    SqliteDatabase(database).close()
    versions = imported("versions")
    versions.set_version(database, versions.NEWER)
    before = versions.digests(tmp_path)
    with pytest.raises(KnownError, match="newer"):
        SqliteDatabase(database)
    assert versions.digests(tmp_path) == before
    with sqlite3.connect(database) as changed:
        changed.execute("PRAGMA user_version = 1")
    changed.close()
    assert versions.digests(tmp_path) != before


@pytest.mark.parametrize("module", ["refusals", "surroundings", "full_disk"])
def test_every_script_is_one_that_a_shell_can_read(module: str) -> None:
    preamble = imported("check")._PROGRAM
    for check in imported(module).CHECKS:
        for script in (preamble + check.script, check.before):
            read = subprocess.run(
                ["/bin/sh", "-n"], input=script, text=True, capture_output=True, check=False
            )
            assert (check.name, read.stderr) == (check.name, "")
