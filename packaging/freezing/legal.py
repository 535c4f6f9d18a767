"""Writes what goes with a frozen program for the law: licences, and a bill of materials.

    PYTHON packaging/freezing/legal.py PROGRAM_FOLDER ANALYSIS_TOC OUT   (PYTHON: that of the build)

Into the program: `legal/THIRD_PARTY_LICENCES.txt`, which the window shows, and
`legal/sbom.cdx.json` (CycloneDX 1.6). The second is copied to OUT as well.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import sysconfig
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from contents import (
    Component,
    brought_along,
    models,
    python_itself,
    python_packages,
    system_libraries,
)

ROOT = Path(__file__).resolve().parents[2]
RULE = "=" * 78


def main() -> int:
    """Collect and write."""
    program, analysis, out = map(Path, sys.argv[1:4])
    inside = program / "_internal"
    site = Path(sysconfig.get_path("purelib"))
    components = [
        python_itself(),
        *brought_along(site),
        *python_packages(analysis, site),
        *system_libraries(inside),
        *models(ROOT / "models" / "catalog.toml", inside / "models" / "shipped"),
    ]
    stamp = json.loads((inside / "build.json").read_text())
    legal = inside / "legal"
    legal.mkdir(exist_ok=True)
    (legal / "THIRD_PARTY_LICENCES.txt").write_text(licences(components), encoding="utf-8")
    shutil.copyfile(ROOT / "LICENSE", legal / "LICENSE.txt")
    sbom = json.dumps(bill_of_materials(components, stamp), indent=2) + "\n"
    (legal / "sbom.cdx.json").write_text(sbom, encoding="utf-8")
    out.write_text(sbom, encoding="utf-8")
    without = [c.name for c in components if not c.texts and c.kind == "library"]
    print(
        f"{len(components)} components; no licence text came with: {', '.join(without) or 'none'}"
    )
    return 0


def licences(components: Sequence[Component]) -> str:
    """One page a person can read: a list, then every text once."""
    lines = ["Carnet is made with the work of others, each under its own licence.", ""]
    lines += [f"{c.name} {c.version}: {c.licence} ({c.origin})" for c in components]
    users: dict[str, list[str]] = {}
    for component in components:
        for text in component.texts:
            users.setdefault(text.strip(), []).append(component.name)
    for text, names in users.items():
        lines += ["", RULE, ", ".join(dict.fromkeys(names)), RULE, "", text]
    return "\n".join(lines) + "\n"


def bill_of_materials(
    components: Sequence[Component], stamp: dict[str, str | int]
) -> dict[str, object]:
    """CycloneDX 1.6; the same for the same source and packages."""
    listed = [
        {
            "type": component.kind,
            "bom-ref": f"{component.kind}:{component.name}@{component.version}",
            "name": component.name,
            "version": component.version,
            "licenses": [{"license": {"name": component.licence}}],
            **({"purl": component.origin} if component.origin.startswith("pkg:") else {}),
        }
        for component in components
    ]
    digest = hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).digest()
    made = datetime.fromtimestamp(int(stamp["epoch"]), UTC)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=4)}",
        "version": 1,
        "metadata": {
            "timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": "carnet",
                "name": "Carnet",
                "version": str(stamp["version"]),
                "licenses": [{"license": {"id": "Apache-2.0"}}],
                "properties": [{"name": "commit", "value": str(stamp["commit"])}],
            },
        },
        "components": listed,
    }


if __name__ == "__main__":
    sys.exit(main())
