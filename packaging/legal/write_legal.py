"""Writes what goes with a frozen program for the law: licences, and a bill of materials.

    PYTHON packaging/legal/write_legal.py PROGRAM_FOLDER ANALYSIS_TOC FETCHED OUT

PYTHON is that of the build; FETCHED is what `fetching.py` filled. Into the program:
`legal/THIRD_PARTY_LICENCES.txt`, which the window shows, and `legal/sbom.cdx.json` (CycloneDX 1.6);
the second is copied to OUT as well. Exit code 3 when something inside has no licence text.
"""

from __future__ import annotations

import json
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path

from bill_of_materials import bill_of_materials
from component import Component
from contents import brought_along, models, python_itself, python_packages
from fetching import HASHES, source_package, texts_package
from licence_names import names_in
from licence_page import licence_page
from licence_texts import StandardTexts, from_source_package, with_what_they_change
from system_libraries import UnknownLibraryError, system_libraries

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Collect and write."""
    program, analysis, fetched, out = map(Path, sys.argv[1:5])
    inside = folder_inside(program)
    package = texts_package(fetched)
    if package is None:
        return refuse(f"{fetched} holds no texts of SPDX; run build.py --only legal")
    standard = StandardTexts.of_package(package)
    try:
        found = with_texts(everything(inside, analysis, fetched), standard)
    except UnknownLibraryError as error:
        return refuse(f"{error}; name what it is in packaging/legal/contents.py")
    without = [f"{c.name} ({c.licence})" for c in found if not c.texts]
    if without:
        return refuse(
            f"no licence text for {', '.join(without)}; teach licence_names.py the SPDX name, or "
            "fetching.py the source package that has the text"
        )
    write(inside, out, found, standard)
    parts = sum(len(c.parts) for c in found)
    print(f"{len(found)} components with their licence texts; {parts} parts that they list")
    return 0


def folder_inside(program: Path) -> Path:
    """Where PyInstaller put the program's files: beside the executable, or in a Mac's bundle."""
    bundle = program / "Contents" / "Resources"
    return bundle if bundle.is_dir() else program / "_internal"


def everything(inside: Path, analysis: Path, fetched: Path) -> list[Component]:
    """All that others made and the program holds."""
    site = Path(sysconfig.get_path("purelib"))
    hashes = json.loads((fetched / HASHES).read_text())["sha256"]
    source = source_package(fetched, "llama_cpp_python", metadata.version("llama_cpp_python"))
    if source is None:
        raise UnknownLibraryError("The source package of llama-cpp-python was not fetched")
    llama = from_source_package(source, "vendor/llama.cpp/LICENSE")
    return [
        python_itself(),
        *brought_along(site, inside, llama),
        *python_packages(analysis, site, inside, hashes),
        *system_libraries(inside),
        *models(ROOT / "models" / "catalog.toml", inside / "models" / "shipped"),
    ]


def with_texts(components: Iterable[Component], standard: StandardTexts) -> list[Component]:
    """Each with its text; SPDX's own, with the makers' names, where none came with it."""
    return [
        one
        if one.texts
        else replace(
            one, texts=standard.texts(one.licence, one.authors or f"the authors of {one.name}")
        )
        for one in components
    ]


def standard_texts(
    components: Sequence[Component], standard: StandardTexts
) -> list[tuple[str, str]]:
    """The licences that the parts of libraries name, each with its text."""
    named = {name for one in components for part in one.parts for name in names_in(part.licence)}
    wanted = with_what_they_change(sorted(name for name in named if name in standard))
    return [(name, standard.text(name, "the authors that the list names")) for name in wanted]


def write(
    inside: Path, out: Path, components: Sequence[Component], standard: StandardTexts
) -> None:
    """The files of the program, and the copy for those who do not open it."""
    stamp = json.loads((inside / "build.json").read_text())
    legal = inside / "legal"
    legal.mkdir(exist_ok=True)
    page = licence_page(components, standard_texts(components, standard))
    (legal / "THIRD_PARTY_LICENCES.txt").write_text(page, encoding="utf-8")
    shutil.copyfile(ROOT / "LICENSE", legal / "LICENSE.txt")
    sbom = json.dumps(bill_of_materials(components, stamp, standard), indent=2) + "\n"
    for place in (legal / "sbom.cdx.json", out):
        place.write_text(sbom, encoding="utf-8")
    code = inside.parent / "Frameworks"  # where a Mac's program looks for its files
    if inside.name == "Resources" and code.is_dir() and not (code / "legal").exists():
        (code / "legal").symlink_to("../Resources/legal")


def refuse(line: str) -> int:
    """One line about what to do; the exit code."""
    print(f"carnet: {line}", file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(main())
