"""Brings a library up to date and says what it embeds: run as a script, to be killed.

    indexing_child.py DATA NOTES

Prints "step" before each change of a store, "embeds [TEXT, ...]" after each batch was embedded, and
"done" at the end; then it waits.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from carnet.domain.cancel import CancelToken
from carnet.library.library import Library
from carnet.library.parts import Pace

PACE = Pace(
    text_batch_documents=4,
    embed_batch=1,
    embed_window=16,
    fold_rows=12,
    fold_rows_after=12,
    tidy_writes=12,
    compact_writes_after=8,
)


_CHANGES = {
    "chunks": {"add", "remove_revisions", "optimize"},
    "vectors": {"add", "remove", "optimize"},
    "manifest": {"save", "remove", "set_meta", "new_revisions"},
}


class Telling:
    """A real store that says when it is about to change."""

    def __init__(self, real: Any, changes: set[str]) -> None:
        self._real = real
        self._changes = changes

    def __getattr__(self, name: str) -> Any:
        if name in self._changes:
            print("step", flush=True)
        return getattr(self._real, name)


def _workshop() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shop", Path(__file__).with_name("conftest.py"))
    assert spec
    assert spec.loader
    module = sys.modules["shop"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _main(data: str, notes: str) -> None:
    shop = _workshop()

    class TellingEmbedder(shop.CountingEmbedder):  # type: ignore[misc, name-defined]
        def embed_documents(self, texts: Sequence[str], cancel: CancelToken) -> Any:
            found = super().embed_documents(texts, cancel)
            print("embeds", json.dumps(list(texts)), flush=True)
            return found

    parts = shop.make_parts(Path(data), TellingEmbedder())
    told = {name: Telling(getattr(parts, name), changes) for name, changes in _CHANGES.items()}
    library = Library(replace(parts, pace=PACE, **told))
    library.add_folder(notes)
    library.update()
    print("done", flush=True)
    sys.stdin.read()  # until the kill comes


if __name__ == "__main__":
    _main(*sys.argv[1:])
