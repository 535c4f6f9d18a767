"""The Debian package, made of a small program: what it holds, and that it can be made again."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from carnet.adapters.models.files import VerifiedFolder
from carnet.cli.arguments import build_parser
from carnet.domain.models import ModelFile

DPKG_DEB = shutil.which("dpkg-deb") or ""
pytestmark = pytest.mark.skipif(not DPKG_DEB, reason="needs dpkg")

Import = Callable[[str], ModuleType]
ROOT = Path(__file__).resolve().parents[2]
APP = "io.github.carnet.Carnet"
EPOCH = 1_700_000_000


@pytest.fixture
def make(
    build_module: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Path]:
    """Make the package of a program of three files."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    monkeypatch.setenv("CARNET_ZSTD_LEVEL", "1")
    program = tmp_path / "carnet"
    (program / "_internal" / "legal").mkdir(parents=True)
    for name in ("carnet", "_internal/a.so", "_internal/legal/LICENSE.txt"):
        (program / name).write_text(name)
    (program / "carnet").chmod(0o700)
    (program / "_internal/a.so").chmod(0o777)
    debian = build_module("debian")

    def made() -> Path:
        package = debian.Package("1.0", "libc6", debian.NO_MAINTAINER, b"", EPOCH)
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        return Path(debian.make_deb(program, tmp_path / "work", out, package))

    return made


def unpacked(package: Path, place: Path) -> Path:
    for option, where in (("--extract", place), ("--control", place / "DEBIAN")):
        subprocess.run([DPKG_DEB, option, package, where], check=True)
    return place


def test_the_desktop_finds_just_the_files_of_the_project(
    make: Callable[[], Path], tmp_path: Path
) -> None:
    share = unpacked(make(), tmp_path / "x") / "usr" / "share"
    ours = ROOT / "resources" / "desktop"
    for suffix, place in ((".desktop", "applications"), (".metainfo.xml", "metainfo")):
        installed = share / place / (APP + suffix)
        assert installed.read_bytes() == (ours / (APP + suffix)).read_bytes()
    for icon in (ours / "icons").rglob("*.*"):
        assert (share / "icons" / icon.relative_to(ours / "icons")).is_file()
    entry = (share / "applications" / f"{APP}.desktop").read_text()
    assert "text/markdown;" in entry
    assert "x-scheme-handler" not in entry


def test_its_files_are_listed_with_their_hashes_and_owned_by_root(
    make: Callable[[], Path], tmp_path: Path
) -> None:
    package = make()
    root = unpacked(package, tmp_path / "x")
    listed = dict(
        reversed(line.split("  ", 1))  # type: ignore[misc]
        for line in (root / "DEBIAN" / "md5sums").read_text().splitlines()
    )
    files = {p for p in (root / "usr").rglob("*") if p.is_file() and not p.is_symlink()}
    assert set(listed) == {path.relative_to(root).as_posix() for path in files}
    assert listed["usr/lib/carnet/carnet"] == hashlib.md5(b"carnet").hexdigest()  # noqa: S324
    said = subprocess.run(
        [DPKG_DEB, "--contents", package], capture_output=True, text=True, check=True
    ).stdout
    assert {line.split()[1] for line in said.splitlines()} == {"root/root"}
    rights = {line.split()[5]: line.split()[0] for line in said.splitlines()}
    assert rights["./usr/lib/carnet/carnet"] == "-rwxr-xr-x"
    assert rights["./usr/lib/carnet/_internal/a.so"] == "-rw-r--r--"


def test_it_can_be_made_again_byte_for_byte(make: Callable[[], Path], tmp_path: Path) -> None:
    first = make().read_bytes()
    for path in (tmp_path / "carnet").rglob("*"):
        os.utime(path)
    assert make().read_bytes() == first


def test_models_stay_known_as_checked_when_all_files_get_one_time(
    build_module: Import, tmp_path: Path
) -> None:
    weights = tmp_path / "models" / "weights.bin"
    weights.parent.mkdir()
    weights.write_bytes(b"weights")
    digest = hashlib.sha256(b"weights").hexdigest()
    files = [ModelFile("weights.bin", digest)]
    assert VerifiedFolder(weights.parent).problem(files) == ""
    build_module("settling").settle(tmp_path, EPOCH)
    weights.write_bytes(b"WEIGHTS")  # would be noticed if it were read again
    os.utime(weights, (EPOCH, EPOCH))
    assert VerifiedFolder(weights.parent).problem(files) == ""
    assert "weights.bin" in VerifiedFolder(weights.parent).problem(files, full=True)


def test_removing_it_says_where_the_data_is(make: Callable[[], Path], tmp_path: Path) -> None:
    script = unpacked(make(), tmp_path / "x") / "DEBIAN" / "postrm"

    def says(reason: str) -> str:
        command = [script, reason]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert "~/.local/share/carnet" in says("remove")
    assert says("upgrade") == ""


@pytest.mark.parametrize("written", ["", "Ann", "ann@example.org", "Ann <ann>", "A, B <a@b.c>"])
def test_a_maintainer_in_another_form_is_refused(build_module: Import, written: str) -> None:
    with pytest.raises(ValueError, match="Name <address>"):
        build_module("debian").checked_maintainer(written)


def test_a_maintainer_is_who_was_named_or_plainly_nobody(build_module: Import) -> None:
    debian = build_module("debian")
    assert debian.checked_maintainer("Ann Lee <ann@example.org>") == "Ann Lee <ann@example.org>"
    assert debian.checked_maintainer(debian.NO_MAINTAINER).endswith(".invalid>")


def test_the_manual_page_tells_of_every_command(build_module: Import) -> None:
    page = build_module("manual_page").manual_page(build_parser(), "1.0", "2026-01-31")
    text = gzip.decompress(page).decode()
    commands = next(
        action.choices
        for action in build_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    assert re.findall(r"^\\fB(\w+)\\fR", text, re.M) == list(commands)
    assert r"\-\-self\-test" in text
