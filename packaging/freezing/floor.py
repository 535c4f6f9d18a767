"""What a frozen program needs of the system: its C library, and the packages that Debian has."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from pruning import elf_files, needed_libraries, read_elf

_VERSION = re.compile(r"GLIBC_(\d+)\.(\d+)(?:\.\d+)?\b")
# Opened by name while the program runs: the linker's tables do not know them.
OPENED_BY_NAME = ("libgl1", "libegl1")


def glibc_floor(program: Path) -> tuple[str, str]:
    """The newest version of the C library that any file asks for, and one of those files."""
    newest, file = (0, 0), ""
    for path in elf_files(program):
        asked = _VERSION.findall(read_elf("--version-info", path))
        found = max(((int(a), int(b)) for a, b in asked), default=(0, 0))
        if found > newest:
            newest, file = found, path.name
    return f"{newest[0]}.{newest[1]}", file


def outside_libraries(program: Path) -> Counter[str]:
    """Libraries that are needed and not inside, with how many files need each."""
    files = elf_files(program)
    inside = {path.name for path in program.rglob("*.so*")}
    needed: Counter[str] = Counter()
    for path in files:
        needed.update(name for name in set(needed_libraries(path)) if name not in inside)
    return needed


def debian_depends(program: Path) -> str:
    """The `Depends:` line, by dpkg-shlibdeps: packages with the versions that the symbols need."""
    internal = program / "_internal"
    folders = {path.parent for path in elf_files(program)} | {internal}
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "debian").mkdir()
        (work / "debian" / "control").write_text(
            "Source: carnet\n\nPackage: carnet\nArchitecture: amd64\n"
        )
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
        command += [f"-l{folder.resolve()}" for folder in sorted(folders)]
        # Optional: the theme of GTK desktops loads only where GTK is.
        command += [
            f"-e{path.resolve()}"
            for path in elf_files(program)
            if "platformthemes" not in path.parts
        ]
        done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=True)
    line = done.stdout.strip().removeprefix("shlibs:Depends=")
    return ", ".join([*line.split(", "), *OPENED_BY_NAME])
