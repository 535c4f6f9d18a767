"""The bill of materials: CycloneDX 1.6."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Container, Mapping, Sequence
from datetime import UTC, datetime

from component import Component
from licence_names import is_expression, names_in


def bill_of_materials(
    components: Sequence[Component], stamp: Mapping[str, str | int], spdx: Container[str]
) -> dict[str, object]:
    """Of the program; the same for the same source and packages. `spdx`: the names SPDX knows."""
    listed = [_entry(component, spdx, "") for component in components]
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
                "properties": [{"name": "carnet:commit", "value": str(stamp["commit"])}],
            },
        },
        "components": listed,
        "dependencies": [{"ref": "carnet", "dependsOn": [one["bom-ref"] for one in listed]}],
    }


def _entry(component: Component, spdx: Container[str], within: str) -> dict[str, object]:
    reference = f"{within}{component.kind}:{component.name}@{component.version}"
    entry: dict[str, object] = {
        "type": component.kind,
        "bom-ref": reference,
        "name": component.name,
    }
    if component.version:
        entry["version"] = component.version
    if component.authors:
        entry["authors"] = [{"name": component.authors}]
    if component.sha256:
        entry["hashes"] = [{"alg": "SHA-256", "content": component.sha256}]
    if component.licence:
        entry["licenses"] = [_licence(component.licence, spdx)]
    if component.origin.startswith("pkg:"):
        entry["purl"] = component.origin
    elif component.origin:
        entry["externalReferences"] = [{"type": "website", "url": component.origin}]
    if component.parts:
        entry["components"] = [_entry(part, spdx, f"{reference}/") for part in component.parts]
    return entry


def _licence(written: str, spdx: Container[str]) -> dict[str, object]:
    """An identifier alone, an expression of several, or the words of the maker."""
    if not is_expression(written, spdx):
        return {"license": {"name": written}}
    if len(names_in(written)) == 1:
        return {"license": {"id": written}}
    return {"expression": written}
