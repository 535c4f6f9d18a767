"""Measured rows as a Markdown page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure: what it is, its value with its unit, and what it is compared with."""

    what: str
    value: str
    compared: str = ""


def render(rows: Sequence[Row], machine: str, date: str) -> str:
    """The whole page."""
    lines = [
        "# Benchmarks",
        "",
        "Made by `make bench`. Ratios compare two things measured in the same run; absolute times",
        "say little on a shared machine.",
        "",
        f"Machine: {machine}. Date: {date}. Starter models.",
        "",
        "| what | measured | compared with |",
        "|---|---|---|",
        *(f"| {row.what} | {row.value} | {row.compared} |" for row in rows),
        "",
    ]
    return "\n".join(lines)
