"""What is really inside a frozen program: which packages, which libraries of the system."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

_LICENCE_FILES = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Component:
    """Something that others made. `licence` is an SPDX expression or the words of its makers."""

    name: str
    version: str
    kind: str  # "library", "framework", "machine-learning-model", "platform"
    licence: str
    origin: str  # a package URL: pkg:pypi/... , pkg:deb/... , or an address
    texts: tuple[str, ...] = ()


def python_packages(analysis: Path, site: Path) -> list[Component]:
    """The packages of which PyInstaller took anything; `analysis` is its table of contents."""
    taken = set(re.findall(r"/site-packages/([^']+)'", analysis.read_text()))
    found = []
    for distribution in importlib.metadata.distributions(path=[str(site)]):
        names = {file.as_posix() for file in distribution.files or []}
        code = {name for name in names if ".dist-info/" not in name}
        if code & taken:
            found.append(_component(distribution))
    return sorted(found, key=lambda component: component.name.casefold())


def _component(distribution: importlib.metadata.Distribution) -> Component:
    meta = distribution.metadata
    classified = [
        value.rpartition(" :: ")[2]
        for value in meta.get_all("Classifier") or []
        if value.startswith("License ::")
    ]
    words = meta.get("License-Expression") or meta.get("License") or ""
    licence = words if 0 < len(words) < 100 else " AND ".join(classified) or "see its text"
    texts = tuple(
        distribution.locate_file(file).read_text(encoding="utf-8", errors="replace")
        for file in distribution.files or []
        if ".dist-info" in str(file)
        and _LICENCE_FILES.search(file.name)
        and Path(str(distribution.locate_file(file))).is_file()
    )
    name = meta["Name"]
    return Component(
        name,
        distribution.version,
        "library",
        " ".join(licence.split()),
        f"pkg:pypi/{name.lower().replace('_', '-')}@{distribution.version}",
        texts,
    )


def system_libraries(inside: Path) -> list[Component]:
    """The Debian packages whose libraries were copied into the program."""
    packages: dict[str, Component] = {}
    for path in sorted(inside.glob("lib*.so*")):
        if path.is_symlink() or path.name.startswith("libpython"):
            continue
        asked = ["dpkg-query", "--search", f"*/{path.name}"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        name = done.stdout.partition(":")[0]
        if not name:
            continue
        asked = ["dpkg-query", "--showformat=${Version}", "--show", name]
        version = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        version = (
            version[: len(version) // max(1, version.count(":"))] if "\n" in version else version
        )
        text = Path("/usr/share/doc") / name / "copyright"
        texts = (text.read_text(errors="replace"),) if text.is_file() else ()
        packages[name] = Component(
            name, version, "library", "see its text", f"pkg:deb/debian/{name}@{version}", texts
        )
    return list(packages.values())


def python_itself() -> Component:
    """The interpreter, which is inside too."""
    version = ".".join(map(str, sys.version_info[:3]))
    library = Path(sys.base_prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    text = library / "LICENSE.txt"
    texts = (text.read_text(encoding="utf-8"),) if text.is_file() else ()
    return Component("Python", version, "platform", "PSF-2.0", "https://www.python.org", texts)


def brought_along(site: Path) -> list[Component]:
    """What comes inside other packages and is not a package itself."""

    def version(name: str) -> str:
        return next(iter(importlib.metadata.distributions(name=name, path=[str(site)]))).version

    return [
        Component(
            "Qt", version("PySide6_Essentials"), "framework",
            "LGPL-3.0-only (used as shared libraries that can be replaced)",
            "https://download.qt.io/official_releases/qt/",
        ),
        Component(
            "llama.cpp", f"in llama-cpp-python {version('llama_cpp_python')}", "library", "MIT",
            "https://github.com/ggml-org/llama.cpp",
        ),
        Component(
            "PDFium", f"in pypdfium2 {version('pypdfium2')}", "library",
            "BSD-3-Clause AND Apache-2.0", "https://pdfium.googlesource.com/pdfium/",
        ),
    ]  # fmt: skip


def models(catalog: Path, shipped: Path) -> list[Component]:
    """The models inside."""
    listed = tomllib.loads(catalog.read_text(encoding="utf-8"))["model"]
    return [
        Component(
            model["title"],
            model["files"][0]["sha256"][:12],
            "machine-learning-model",
            model["licence"],
            f"pkg:pypi/{model['source']['requirement'].replace('==', '@')}",
        )
        for model in listed
        if (shipped / model["name"]).is_dir()
    ]
