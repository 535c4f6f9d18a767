"""No library in the program looks for others in folders of the machine that built it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")
Import = Callable[[str], ModuleType]


@pytest.mark.parametrize(
    ("folders", "own"),
    [
        (["/root/python/lib"], ["$ORIGIN/../.."]),
        (["$ORIGIN/../a.libs", "/usr/local/lib64"], ["$ORIGIN/../a.libs", "$ORIGIN/../.."]),
        (["$ORIGIN/../..", "/opt"], ["$ORIGIN/../.."]),
        (["$ORIGIN"], ["$ORIGIN"]),
        ([], []),
    ],
)
def test_folders_of_the_machine_become_the_programs_own(
    build_module: Import, folders: list[str], own: list[str]
) -> None:
    library = Path("/program/_internal/python3.11/lib-dynload/a.so")
    found = build_module("search_paths").own_folders(folders, library, Path("/program/_internal"))
    assert found == own


def test_a_library_is_read_and_mended(
    build_module: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiler = shutil.which("cc") or shutil.which("c++")
    if compiler is None:
        pytest.skip("no compiler")
    inside = tmp_path / "carnet" / "_internal"
    inside.mkdir(parents=True)
    (tmp_path / "a.c").write_text("int a(void) { return 1; }\n")
    library = inside / "liba.so"
    command = [compiler, "-shared", "-Wl,-rpath,/home/builder/lib", "-o", str(library)]
    subprocess.run([*command, str(tmp_path / "a.c")], check=True)
    paths = build_module("search_paths")
    assert paths.searched(library) == ["/home/builder/lib"]
    record = inside / "one.dist-info" / "direct_url.json"
    record.parent.mkdir()
    record.write_text('{"url": "file:///home/builder"}')
    said = tmp_path / "said"
    patchelf = tmp_path / "patchelf"
    patchelf.write_text(f'#!/bin/sh\necho "$*" >"{said}"\n')
    patchelf.chmod(0o755)
    arguments = ["search_paths.py", str(tmp_path / "carnet"), str(patchelf)]
    monkeypatch.setattr(paths.sys, "argv", arguments)
    assert paths.main() == 0
    assert said.read_text().split() == ["--set-rpath", "$ORIGIN", str(library)]
    assert not record.exists()
