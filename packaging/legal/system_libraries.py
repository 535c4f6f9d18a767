"""The libraries that were copied from the build machine: of which package, under which licence."""

from __future__ import annotations

import re
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path

from component import Component

# Of the library itself; the copyright file of its package names that of scripts and tests too.
_LICENCES = {
    "libbz2.*": "bzip2-1.0.6",
    "libcrypto.*": "Apache-2.0",
    "libssl.*": "Apache-2.0",
    "libffi.*": "MIT",
    "liblzma.*": "public domain",
    "libgomp.*": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libsqlite3.*": "blessing",
    "libuuid.*": "BSD-3-Clause",
    "libxcb-*": "MIT",
    "libxkbcommon*": "MIT",
}
_COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z]+(?:-[0-9.]*[0-9])?)")


class UnknownLibraryError(Exception):
    """A library in the program that no package of the system brought."""


def system_libraries(inside: Path) -> list[Component]:
    """The packages of the system whose libraries lie in the program.

    None where Python brings its libraries along (macOS, Windows): its own licence covers those.
    Raises `UnknownLibraryError`.
    """
    if shutil.which("dpkg-query") is None:
        return []
    packages: dict[str, Component] = {}
    for path in sorted(inside.glob("lib*.so*")):
        if path.is_symlink() or path.name.startswith("libpython"):
            continue
        name = _asked("--search", f"*/{path.name}").partition(":")[0]
        if not name:
            raise UnknownLibraryError(
                f"{path.name} lies in the program, and no package of this system has it"
            )
        packages.setdefault(name, _component(name, path.name))
    return list(packages.values())


def _component(package: str, library: str) -> Component:
    version = _asked("--showformat=${Version}\n", "--show", package).splitlines()[0]
    file = Path("/usr/share/doc") / package / "copyright"
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    licence = next((one for like, one in _LICENCES.items() if fnmatch(library, like)), "")
    return Component(
        package,
        version,
        "library",
        licence or "as its text says",
        f"pkg:deb/{_system()}/{package}@{version}",
        (text, *common_texts(text)) if text else (),
    )


def common_texts(
    copyright_file: str, place: Path = Path("/usr/share/common-licenses")
) -> list[str]:
    """The licences that a copyright file only points at, on the machine that has them."""
    names = dict.fromkeys(_COMMON.findall(copyright_file))
    return [
        (place / name).read_text(encoding="utf-8") for name in names if (place / name).is_file()
    ]


def _system() -> str:
    """ "debian", "ubuntu" and so on."""
    release = Path("/etc/os-release")
    lines = release.read_text(encoding="utf-8").splitlines() if release.is_file() else []
    return next((line[3:].strip('"') for line in lines if line.startswith("ID=")), "debian")


def _asked(*question: str) -> str:
    command = ["dpkg-query", *question]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
