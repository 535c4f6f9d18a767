"""The scripts for other systems: well formed, naming files that exist, with the same steps."""

from __future__ import annotations

import plistlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
import tree_sitter
import tree_sitter_powershell
import yaml

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
APP = "io.github.carnet.Carnet"
WORKFLOW = PACKAGING / "ci" / "packages.yml"
MAC = PACKAGING / "macos" / "build.sh"
WINDOWS = PACKAGING / "windows" / "build.ps1"
INSTALLER = PACKAGING / "windows" / "carnet.iss"
FLATPAK = PACKAGING / "flatpak" / f"{APP}.yml"
SHELL = [*sorted(PACKAGING.rglob("*.sh")), PACKAGING / "linux" / "postrm"]
Import = Callable[[str], ModuleType]


def named(script: Path) -> Iterator[str]:
    """Paths of the project that a script names, with / between the parts."""
    text = script.read_text(encoding="utf-8-sig").replace("\\", "/")
    yield from re.findall(r"(?:packaging|resources)/[\w./@-]*\w", text)


@pytest.mark.parametrize("script", SHELL, ids=lambda path: path.name)
def test_a_shell_can_read_it(script: Path) -> None:
    done = subprocess.run(["/bin/sh", "-n", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    assert script.stat().st_mode & 0o111


@pytest.mark.parametrize("script", SHELL, ids=lambda path: path.name)
def test_shellcheck_finds_nothing(script: Path) -> None:
    checker = shutil.which("shellcheck")
    if checker is None:
        pytest.skip("shellcheck is not here")
    done = subprocess.run([checker, script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_powershell_can_read_the_build_for_windows() -> None:
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
    assert not parser.parse(WINDOWS.read_bytes()).root_node.has_error
    assert parser.parse(WINDOWS.read_bytes() + b"\nif ($x {").root_node.has_error


def test_the_workflow_is_one_that_github_runs(tmp_path: Path) -> None:
    def checked(file: Path) -> int:
        command = [sys.executable, "-m", "check_jsonschema"]
        command += ["--builtin-schema", "vendor.github-workflows", str(file)]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert checked(WORKFLOW) == 0
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(WORKFLOW.read_text().replace("runs-on:", "runs:"))
    assert checked(wrong) != 0


@pytest.mark.parametrize(
    "script", [WORKFLOW, MAC, WINDOWS, INSTALLER, FLATPAK], ids=lambda path: path.name
)
def test_files_that_scripts_name_are_there(script: Path) -> None:
    missing = [name for name in named(script) if not (ROOT / name).exists()]
    # The pictures' size is a parameter there.
    assert [name for name in missing if not name.startswith("resources/desktop/icons")] == []


def test_the_mac_has_a_picture_of_each_size_that_its_icon_wants() -> None:
    wanted = re.findall(r"^picture (\d+) (\d+)x\d+(@2x)?$", MAC.read_text(), re.MULTILINE)
    assert len(wanted) == 9
    for side, named_side, twice in wanted:
        assert int(side) == int(named_side) * (2 if twice else 1)
        place = ROOT / f"resources/desktop/icons/hicolor/{side}x{side}/apps/{APP}.png"
        assert place.is_file()


@pytest.mark.parametrize("script", [MAC, WINDOWS], ids=lambda path: path.name)
def test_every_step_of_the_build_is_taken_in_order_and_the_test_comes_before_packing(
    script: Path, build_module: Import
) -> None:
    text = script.read_text()
    taken = re.findall(r"--only'?,? '?([a-z-]+)", text)
    steps = [step for step in build_module("build").STEPS if step != "artefacts"]
    assert taken == steps
    packing = text.index("hdiutil create" if script is MAC else "Invoke-Step $iscc")
    assert text.index("self-test") < packing


def test_a_mac_signs_after_the_last_file_was_written() -> None:
    text = MAC.read_text()
    assert text.index("build --only legal") < text.index('sign "$file"')
    assert text.index('sign "$file"') < text.index('sign "$framework"')
    assert text.index('sign "$framework"') < text.index("sign --entitlements")


def test_a_macs_program_has_a_window() -> None:
    spec = (PACKAGING / "freezing" / "carnet.spec").read_text()
    assert '"LSBackgroundOnly": False' in spec


def test_entitlements_are_three_and_none_opens_the_network() -> None:
    asked = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert len(asked) == 3
    assert not any("network" in name or "files" in name for name in asked)


def test_the_flatpak_asks_for_no_network_and_installs_what_the_desktop_reads() -> None:
    manifest = yaml.safe_load(FLATPAK.read_text())
    assert manifest["app-id"] == APP
    assert not [one for one in manifest["finish-args"] if "network" in one]
    (module,) = manifest["modules"]
    folders = {source.get("dest", ""): source["path"] for source in module["sources"]}
    desktop = (FLATPAK.parent / folders["desktop"]).resolve()
    assert desktop == ROOT / "resources" / "desktop"
    for command in module["build-commands"]:
        for name in re.findall(r"desktop/([\w./]+)", command):
            assert (desktop / name).exists(), name
    frozen = (FLATPAK.parent / folders[""]).resolve()
    assert frozen == ROOT / "build" / "frozen"


def test_the_installer_for_windows_needs_no_administrator_and_reads_as_utf_8() -> None:
    assert INSTALLER.read_bytes().startswith(b"\xef\xbb\xbf"), (
        "else accents are read as something else"
    )
    text = INSTALLER.read_text(encoding="utf-8-sig")
    assert "PrivilegesRequired=lowest" in text
    assert "{localappdata}" in text
    assert "URL:" not in text, "carnet:// is not registered"
    said = {name: set(re.findall(rf"^{name}\.(\w+)=", text, re.MULTILINE)) for name in ("en", "fr")}
    assert said["en"] == said["fr"]
    for name in re.findall(r'Source: "([^"]+)"|(?:LicenseFile|SetupIconFile)=(\S+)', text):
        path = "".join(name).replace("\\", "/").removeprefix("../../")
        assert path.startswith("build/") or (ROOT / path).exists(), path


def test_icons_for_windows_can_be_made(tmp_path: Path) -> None:
    target = tmp_path / "carnet.ico"
    script = PACKAGING / "windows" / "make_icon.py"
    subprocess.run([sys.executable, script, target], check=True)
    assert target.read_bytes()[:6] == b"\x00\x00\x01\x00\x07\x00"  # an icon of seven pictures
