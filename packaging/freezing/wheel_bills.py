"""What a wheel says is compiled into its libraries: the bills of materials that some bring along.

Crates of Rust and libraries of C are no packages of Python. maturin, auditwheel and Pillow list
them as CycloneDX in `*.dist-info/sboms` (PEP 770).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from component import Component, names_of

_LIBRARIES = (".so", ".pyd", ".dylib", ".dll")


def is_library(name: str) -> bool:
    """Whether a file of this name is compiled code."""
    return name.endswith(_LIBRARIES) or ".so." in name


def compiled_in(folder: Path, owner: str) -> tuple[Component, ...]:
    """The parts that the bills in `folder` list, less `owner`, the package itself."""
    found: dict[tuple[str, str], Component] = {}
    for bill in sorted(folder.glob("*.json")):
        for listed in json.loads(bill.read_text(encoding="utf-8")).get("components", ()):
            part = _part(listed)
            own = part.origin.startswith("pkg:pypi/") or part.name.casefold() == owner.casefold()
            if not own and listed.get("scope") != "excluded":
                found.setdefault((part.name, part.version), part)
    return tuple(sorted(found.values(), key=lambda part: (part.name.casefold(), part.version)))


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
        optional=listed.get("scope") == "optional",
    )


def _licence(listed: Any) -> str:
    """Several beside each other all hold: CycloneDX's older form for "AND"."""
    names = []
    for one in listed:
        licence = one.get("license", {})
        name = one.get("expression") or licence.get("id") or licence.get("name", "")
        names.append(" ".join(name.split()))
    return names[0] if len(names) == 1 else " AND ".join(f"({n})" if " " in n else n for n in names)
