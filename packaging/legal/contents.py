"""What is inside a frozen program that others made, and the texts of licences that came with it."""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from component import Component, names_of
from licence_names import spdx_expression
from wheel_bills import compiled_in, is_library

_LICENCE_FILES = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)
_NO_LICENCE = re.compile(r"(notice|authors|contributors|thirdparty)", re.IGNORECASE)
_CODE = (".py", ".pyc", ".pyi", ".so", ".pyd", ".json")


def python_packages(
    analysis: Path, site: Path, inside: Path, hashes: Mapping[str, str]
) -> list[Component]:
    """The packages of which anything is in the program.

    `analysis` is PyInstaller's table of contents, `inside` the program's folder, `hashes` those of
    the wheels by name.
    """
    taken = set(re.findall(r"/site-packages/([^']+)'", analysis.read_text().replace("\\\\", "/")))
    found = []
    for distribution in importlib.metadata.distributions(path=[str(site)]):
        names = {file.as_posix() for file in distribution.files or []}
        code = {name for name in names if ".dist-info/" not in name}
        modules = {name for name in code & taken if name.endswith(".py")}
        files = {name for name in code & taken if (inside / name).is_file()}
        if modules or files:
            found.append(_package(distribution, inside, hashes))
    return sorted(found, key=lambda component: component.name.casefold())


def _package(
    distribution: importlib.metadata.Distribution, inside: Path, hashes: Mapping[str, str]
) -> Component:
    meta = distribution.metadata
    name = meta["Name"]
    files = [file for file in distribution.files or [] if not file.name.endswith(_CODE)]
    texts = texts_among(
        {file.as_posix(): Path(str(distribution.locate_file(file))) for file in files}
    )
    libraries = [
        file.as_posix()
        for file in distribution.files or []
        if is_library(file.name) and (inside / file).is_file()
    ]
    bills = Path(str(distribution.locate_file(""))) / _info_folder(distribution) / "sboms"
    return Component(
        name,
        distribution.version,
        "library",
        _licence(meta, "\n".join(texts)),
        f"pkg:pypi/{name.lower().replace('_', '-')}@{distribution.version}",
        texts,
        authors=names_of(meta.get(field) or "" for field in ("Author", "Author-email")),
        sha256=hashes.get(name.lower().replace("-", "_"), ""),
        parts=compiled_in(bills, name, libraries) if libraries else (),
        compiled=bool(libraries),
    )


def texts_among(files: Mapping[str, Path]) -> tuple[str, ...]:
    """The licence texts in a package; () when only notices and names of authors are there."""
    found = {
        name: path
        for name, path in files.items()
        if (_LICENCE_FILES.search(Path(name).name) or re.search(r"\.dist-info/licenses/", name))
        and path.is_file()
    }
    if all(_NO_LICENCE.match(Path(name).name) for name in found):
        return ()
    return tuple(
        dict.fromkeys(path.read_text(encoding="utf-8", errors="replace") for path in found.values())
    )


def _info_folder(distribution: importlib.metadata.Distribution) -> str:
    return next(
        (
            file.parts[0]
            for file in distribution.files or []
            if file.parts[0].endswith(".dist-info")
        ),
        "",
    )


def _licence(meta: importlib.metadata.PackageMetadata, texts: str) -> str:
    if meta["Name"] == "pyinstaller":  # its metadata leave the exception out
        return "GPL-2.0-or-later WITH Bootloader-exception"
    classified = [
        value.rpartition(" :: ")[2]
        for value in meta.get_all("Classifier") or []
        if value.startswith("License ::")
    ]
    words = meta.get("License-Expression") or meta.get("License") or ""
    written = words if 0 < len(words) < 100 else ""
    parts = [spdx_expression(one, texts) for one in ([written] if written else classified)]
    return " AND ".join(parts) or "as its text says"


def python_itself() -> Component:
    """The interpreter, which is inside too."""
    version = ".".join(map(str, sys.version_info[:3]))
    library = Path(sys.base_prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    places = (library / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    texts = [place.read_text(encoding="utf-8") for place in places if place.is_file()]
    return Component(
        "Python", version, "platform", "PSF-2.0", "https://www.python.org", tuple(texts[:1]),
        note="It holds small parts of others; https://docs.python.org/3/license.html names them.",
    )  # fmt: skip


def brought_along(site: Path, inside: Path, llama: tuple[str, ...]) -> list[Component]:
    """What comes inside other packages and is not a package itself; `llama`: its licences."""

    def version(name: str) -> str:
        return next(iter(importlib.metadata.distributions(name=name, path=[str(site)]))).version

    pypdfium = importlib.metadata.distributions(name="pypdfium2", path=[str(site)])
    found = [
        Component(
            "Qt", version("PySide6_Essentials"), "framework", "LGPL-3.0-only",
            "https://download.qt.io/official_releases/qt/",
            authors="The Qt Company Ltd. and other contributors",
            note="Qt and Qt for Python are used as shared libraries, in the folder PySide6 of the "
            "program, and may be replaced by others; their source is at https://download.qt.io. "
            "Qt holds parts of others; https://doc.qt.io/qt-6/licenses-used-in-qt.html names them.",
        ),
        Component(
            "llama.cpp", f"in llama-cpp-python {version('llama_cpp_python')}", "library", "MIT",
            "https://github.com/ggml-org/llama.cpp", llama,
        ),
        Component(
            "PDFium", f"in pypdfium2 {version('pypdfium2')}", "library",
            "BSD-3-Clause AND Apache-2.0", "https://pdfium.googlesource.com/pdfium/",
            next(iter([_pdfium_texts(one) for one in pypdfium]), ()),
        ),
    ]  # fmt: skip
    icu = sorted((inside / "PySide6" / "Qt" / "lib").glob("libicuuc.so.*"))
    if icu:
        found.append(
            Component(
                "ICU", icu[0].name.rpartition(".")[2], "library", "Unicode-DFS-2016",
                "https://icu.unicode.org", authors="Unicode, Inc.",
            )
        )  # fmt: skip
    return found


def _pdfium_texts(distribution: importlib.metadata.Distribution) -> tuple[str, ...]:
    files = {
        file.as_posix(): Path(str(distribution.locate_file(file)))
        for file in distribution.files or []
        if "/BUILD_LICENSES/" in file.as_posix() and file.name == "pdfium.txt"
    }
    return texts_among(files)


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
            sha256=model["source"].get("sha256", ""),
        )
        for model in listed
        if (shipped / model["name"]).is_dir()
    ]
