"""The folder for a machine that is never online: made, verified, and refused when damaged."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("zstd", "sha256sum"))), reason="needs zstd and sha256sum"
)
ARCHIVE = "carnet-1.0-linux-x86_64"
PACKAGE = "carnet_1.0_amd64.deb"


@pytest.fixture
def packing(build_module: Callable[[str], ModuleType]) -> ModuleType:
    return build_module("make_pack")


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    """A finished build of nothing much, one model, and where to."""
    dist = tmp_path / "dist"
    dist.mkdir()
    for name in (PACKAGE, "carnet.sbom.cdx.json", "THIRD_PARTY_LICENCES.txt"):
        (dist / name).write_text(name)
    program = tmp_path / ARCHIVE
    program.mkdir()
    script = program / "install.sh"
    script.write_text('#!/bin/sh\nmkdir -p "$HOME/here" && echo "$@" >"$HOME/here/carnet"\n')
    script.chmod(0o755)
    command = ["tar", "--zstd", "-C", tmp_path, "-cf", dist / f"{ARCHIVE}.tar.zst", ARCHIVE]
    subprocess.run(command, check=True)
    weights = tmp_path / "models" / "tiny" / "weights.gguf"
    weights.parent.mkdir(parents=True)
    weights.write_bytes(b"weights")
    catalog = tmp_path / "catalog.toml"
    digest = hashlib.sha256(b"weights").hexdigest()
    catalog.write_text(
        '[[model]]\nname = "tiny"\ntitle = "Tiny"\nlicence = "MIT"\n'
        f'[[model.files]]\npath = "weights.gguf"\nsha256 = "{digest}"\n'
    )
    places = ["--dist", str(dist), "--models-dir", str(tmp_path / "models")]
    return [str(tmp_path / "pack"), *places, "--catalog", str(catalog)]


def script(name: str, pack: Path, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(pack / name), *arguments],
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_pack_holds_the_program_the_models_and_what_to_do(
    packing: ModuleType, arguments: list[str]
) -> None:
    assert packing.main([*arguments, "--models", "tiny"]) == 0
    pack = Path(arguments[0])
    assert (pack / "models/tiny/weights.gguf").read_bytes() == b"weights"
    assert "Tiny: MIT" in (pack / "licences/MODELS.txt").read_text()
    assert (pack / "licences/THIRD_PARTY_LICENCES.txt").is_file()
    names = {path.name for path in pack.iterdir()}
    assert {"README.txt", "LISEZ-MOI.txt", "install.sh", "SHA256SUMS", PACKAGE} <= names
    assert packing.main(["verify", str(pack)]) == 0


def flip_a_bit(pack: Path) -> None:
    content = bytearray((pack / PACKAGE).read_bytes())
    content[3] ^= 1
    (pack / PACKAGE).write_bytes(content)


def cut_short(pack: Path) -> None:
    (pack / PACKAGE).write_bytes((pack / PACKAGE).read_bytes()[:-1])


def lose(pack: Path) -> None:
    (pack / PACKAGE).unlink()


def slip_in(pack: Path) -> None:
    (pack / "licences" / "run me é.sh").write_text("echo gotcha")


def cut_the_list_short(pack: Path) -> None:
    sums = pack / "SHA256SUMS"
    sums.write_bytes(sums.read_bytes()[:30])


DAMAGE = [
    (flip_a_bit, f"{PACKAGE} is damaged"),
    (cut_short, f"{PACKAGE} is damaged"),
    (lose, f"{PACKAGE} is missing"),
    (slip_in, "licences/run me é.sh does not belong to the pack"),
    (cut_the_list_short, "SHA256SUMS is damaged"),
    (lambda pack: (pack / "SHA256SUMS").unlink(), "SHA256SUMS"),
]


@pytest.mark.parametrize(("damage", "words"), DAMAGE)
def test_what_a_stick_does_to_a_pack_is_said_in_one_line_with_and_without_python(
    packing: ModuleType,
    arguments: list[str],
    damage: Callable[[Path], None],
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    packing.main(arguments)
    pack = Path(arguments[0])
    damage(pack)
    capsys.readouterr()
    assert packing.main(["verify", str(pack)]) == 3
    by_script = script("verify.sh", pack, home=tmp_path)
    assert by_script.returncode == 3
    for said in (capsys.readouterr().err, by_script.stderr):
        assert words in said
        assert len(said.splitlines()) == 1


def test_each_file_that_is_wrong_is_named(
    packing: ModuleType,
    arguments: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    packing.main(arguments)
    pack = Path(arguments[0])
    lose(pack)
    (pack / "README.txt").write_text("other")
    capsys.readouterr()
    packing.main(["verify", str(pack)])
    for said in (capsys.readouterr().err, script("verify.sh", pack, home=tmp_path).stderr):
        assert len(said.splitlines()) == 2
        assert "README.txt is damaged" in said


def test_what_systems_leave_on_a_stick_does_no_harm(
    packing: ModuleType, arguments: list[str], tmp_path: Path
) -> None:
    packing.main(arguments)
    pack = Path(arguments[0])
    (pack / ".DS_Store").write_text("")
    (pack / "System Volume Information").mkdir()
    (pack / "System Volume Information" / "WPSettings.dat").write_text("")
    assert packing.main(["verify", str(pack)]) == 0
    assert script("verify.sh", pack, home=tmp_path).returncode == 0


def test_both_show_the_same_fingerprint(
    packing: ModuleType,
    arguments: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    packing.main(arguments)
    pack = Path(arguments[0])
    shown = capsys.readouterr().out.rpartition(" ")[2].strip()
    packing.main(["verify", str(pack)])
    assert capsys.readouterr().out.rpartition(" ")[2].strip() == shown
    by_script = script("verify.sh", pack, home=tmp_path).stdout
    assert by_script.rpartition(" ")[2].strip() == shown


def test_one_line_installs_and_leaves_nothing_behind(
    packing: ModuleType, arguments: list[str], tmp_path: Path
) -> None:
    packing.main(arguments)
    home = tmp_path / "Léa Martin's home"
    home.mkdir()
    done = script("install.sh", Path(arguments[0]), "--prefix", "/else where", home=home)
    assert done.returncode == 0, done.stderr
    assert (home / "here" / "carnet").read_text() == "--prefix /else where\n"
    assert list((home / ".cache").iterdir()) == []


def test_a_damaged_pack_installs_nothing(
    packing: ModuleType, arguments: list[str], tmp_path: Path
) -> None:
    packing.main(arguments)
    flip_a_bit(Path(arguments[0]))
    done = script("install.sh", Path(arguments[0]), home=tmp_path)
    assert done.returncode == 3
    assert "damaged" in done.stderr
    assert not (tmp_path / "here").exists()


def test_a_home_that_cannot_be_written_is_named(
    packing: ModuleType, arguments: list[str], tmp_path: Path
) -> None:
    packing.main(arguments)
    (tmp_path / ".cache").write_text("a file where a folder should be")
    done = script("install.sh", Path(arguments[0]), home=tmp_path)
    assert done.returncode == 3
    assert str(tmp_path / ".cache") in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_packages_of_two_versions_are_not_mixed(
    packing: ModuleType,
    arguments: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "dist" / "carnet_2.0_amd64.deb").write_text("newer")
    assert packing.main(arguments) == 3
    assert "several versions" in capsys.readouterr().err


def test_a_damaged_model_is_not_packed(
    packing: ModuleType,
    arguments: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "models/tiny/weights.gguf").write_bytes(b"other")
    assert packing.main([*arguments, "--models", "tiny"]) == 3
    assert "damaged" in capsys.readouterr().err
    assert not Path(arguments[0]).exists()


@pytest.mark.parametrize("models", [["--models", "unknown"], ["--dist", "/nowhere"]])
def test_what_is_not_there_is_said(
    packing: ModuleType, arguments: list[str], models: list[str]
) -> None:
    assert packing.main([*arguments, *models]) == 3


def test_a_folder_in_use_is_left_alone(packing: ModuleType, arguments: list[str]) -> None:
    kept = Path(arguments[0]) / "kept.txt"
    kept.parent.mkdir()
    kept.write_text("mine")
    assert packing.main(arguments) == 3
    assert [path.name for path in kept.parent.iterdir()] == ["kept.txt"]
