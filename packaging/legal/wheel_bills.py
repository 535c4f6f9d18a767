"""What a wheel says is compiled into its libraries: the bills of materials that some bring along.

Crates of Rust and libraries of C are no packages of Python. maturin, auditwheel and Pillow list
them as CycloneDX in `*.dist-info/sboms` (PEP 770).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from component import Component, names_of

_LIBRARIES = (".so", ".pyd", ".dylib", ".dll")
# What lists call them -> what their files are called.
_FILE_NAMES = {"littlecms2": "lcms2", "openjpeg": "openjp2"}


def is_library(name: str) -> bool:
    """Whether a file of this name is compiled code."""
    return name.endswith(_LIBRARIES) or ".so." in name


def compiled_in(folder: Path, owner: str, libraries: Iterable[str]) -> tuple[Component, ...]:
    """The parts that the bills in `folder` list, less `owner`, the package itself.

    Of what a package may hold or not, only what one of its `libraries` is named after: Pillow lists
    a GPL library that its wheels leave out.
    """
    files = " ".join(libraries).casefold()
    found: dict[tuple[str, str], Component] = {}
    for bill in sorted(folder.glob("*.json")):
        for listed in json.loads(bill.read_text(encoding="utf-8")).get("components", ()):
            part = _part(listed)
            own = part.origin.startswith("pkg:pypi/") or part.name.casefold() == owner.casefold()
            scope = listed.get("scope")
            absent = scope == "optional" and file_name(part.name) not in files
            if not own and not absent and scope != "excluded":
                found.setdefault((part.name, part.version), part)
    return tuple(sorted(found.values(), key=lambda part: (part.name.casefold(), part.version)))


def file_name(part: str) -> str:
    """What the file of a library is probably called, less `lib`."""
    plain = re.sub(r"[^a-z0-9]", "", part.casefold()).removeprefix("lib")
    return _FILE_NAMES.get(plain, plain)


def _part(listed: Mapping[str, Any]) -> Component:
    # What follows "?" names places on the machine where the wheel was made.
    origin = str(listed.get("purl", "")).partition("?")[0].partition("#")[0]
    hashes = {one["alg"]: one["content"] for one in listed.get("hashes", ())}
    return Component(
        listed["name"],
        str(listed.get("version", "")),
        "library",
        _licence(listed.get("licenses") or ()),
        origin,
        authors=names_of([str(listed.get("author", ""))]),
        sha256=hashes.get("SHA-256", ""),
    )


def _licence(listed: Any) -> str:
    """Several beside each other all hold: CycloneDX's older form for "AND"."""
    names = []
    for one in listed:
        licence = one.get("license", {})
        name = one.get("expression") or licence.get("id") or licence.get("name", "")
        names.append(" ".join(name.split()))
    return names[0] if len(names) == 1 else " AND ".join(f"({n})" if " " in n else n for n in names)
