"""What a frozen program needs of the system: its C library, and the packages that Debian has."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

from pruning import elf_files, needed_libraries, read_elf

_VERSION = re.compile(r"GLIBC_(\d+)\.(\d+)(?:\.\d+)?\b")
# Opened by name while the program runs: the linker's tables do not know them.
# Plugins of Qt that load only where their libraries are: GTK's theme, Wayland (else X11).
OPTIONAL = ("platformthemes", "ayland", "WlShell")
RENAMED = {"libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64"}  # in later releases
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
        if any(word in str(path.relative_to(program)) for word in OPTIONAL):
            continue
        needed.update(name for name in set(needed_libraries(path)) if name not in inside)
    return needed


def debian_depends(program: Path) -> str:
    """The `Depends:` line: the packages of this machine that hold what the program needs.

    (dpkg-shlibdeps would say the same; it stops at the first library that only Qt's theme for GTK
    desktops needs, which loads only where GTK is.)
    """
    floor, _file = glibc_floor(program)
    packages = set(OPENED_BY_NAME)
    where = known_libraries()
    for name in sorted(outside_libraries(program)):
        if name not in where:
            raise SystemExit(f"carnet: {name} is needed, and this machine does not have it")
        packages.add(package_of(where[name]))
    packages.discard("libc6")
    packages = {RENAMED.get(name, name) for name in packages}
    return ", ".join([f"libc6 (>= {floor})", *sorted(packages)])


def known_libraries() -> dict[str, Path]:
    """What the linker of this machine finds: name -> place."""
    said = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    found: dict[str, Path] = {}
    for name, place in re.findall(r"^\s*(\S+) \([^)]*x86-64[^)]*\) => (\S+)$", said.stdout, re.M):
        found.setdefault(name, Path(place))
    return found


def package_of(library: Path) -> str:
    """The Debian package that a library belongs to. Raises `CalledProcessError`."""
    for place in (library, library.resolve(), Path("/usr") / library.relative_to("/")):
        command = ["/usr/bin/dpkg-query", "--search", str(place)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.partition(":")[0]
    raise SystemExit(f"carnet: {library} belongs to no package")
