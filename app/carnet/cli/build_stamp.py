"""Which source this program was built of."""

from __future__ import annotations

import json
from pathlib import Path


def read_build(path: Path) -> dict[str, str]:
    """`commit` and `date` of a frozen program; empty in a checkout, where git knows it."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
        return {"commit": str(stamp["commit"]), "date": str(stamp["date"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def version_line(version: str, build: dict[str, str]) -> str:
    """`Carnet 1.0 (commit abc, 2026-11-21)`, without the parenthesis in a checkout."""
    made = f" (commit {build['commit']}, {build['date']})" if build else ""
    return f"Carnet {version}{made}"
