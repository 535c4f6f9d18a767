"""Which source a build was made of, the same on every machine: `build.json` inside the program."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stamp:
    """Version, commit, and the time of the source: SOURCE_DATE_EPOCH, else the commit's."""

    version: str
    commit: str
    epoch: int

    @property
    def date(self) -> str:
        """The day, in UTC."""
        return datetime.fromtimestamp(self.epoch, UTC).strftime("%Y-%m-%d")

    def write(self, path: Path) -> None:
        """As JSON."""
        path.write_text(json.dumps(asdict(self) | {"date": self.date}, indent=2) + "\n")


def read_stamp(root: Path) -> Stamp:
    """Of the checkout `root`; a change that is not committed shows as `+` behind the commit."""
    text = (root / "app" / "carnet" / "__init__.py").read_text(encoding="utf-8")
    version = text.split('__version__ = "')[1].split('"')[0]
    commit = _git(root, "rev-parse", "--short=12", "HEAD")
    changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _git(root, "log", "-1", "--format=%ct")
    return Stamp(version, commit + ("+" if changed else ""), int(epoch))


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
