"""Results that are kept until the code that decides what is found changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

CODE = Path(__file__).resolve().parents[2] / "app" / "carnet"
DECIDING = ("search/**/*.py", "text/*.py", "adapters/lance/*.py", "adapters/embedding/*.py",
             "library/indexing/content.py")  # fmt: skip


class Kept:
    """One JSON file a part below `folder`."""

    def __init__(self, folder: Path, *, again: bool = False) -> None:
        self._folder = folder
        self._again = again
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, name: str, measure: Callable[[], dict[str, Any]], about: object = "") -> Any:
        """The result of `measure`, of an earlier run if nothing changed since.

        `about` is what else decides: a sample's size, the questions.
        """
        file = self._folder / f"{name}.json"
        mark = _mark(about)
        if not self._again and file.is_file():
            earlier = json.loads(file.read_text(encoding="utf-8"))
            if earlier["mark"] == mark:
                return earlier["result"]
        result = measure()
        file.write_text(json.dumps({"mark": mark, "result": result}, indent=1), encoding="utf-8")
        return json.loads(json.dumps(result))


def _mark(about: object) -> str:
    digest = hashlib.sha256(repr(about).encode())
    for path in sorted(path for pattern in DECIDING for path in CODE.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()
