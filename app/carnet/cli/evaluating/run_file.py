"""A run of `carnet eval` in a file: every query's scores, and what they were made with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from carnet.cli.evaluating.text_file import write_text
from carnet.domain.errors import KnownError
from carnet.search.measuring.evaluation import MEASURES, QueryScore

_FORMAT = 1
_LATENCY = "latency_ms"


@dataclass(frozen=True, slots=True)
class Run:
    """`modes`: mode -> query id -> measure -> score (and `latency_ms`).

    `set_name` and `set_mark` say which questions; `models` by role and `settings` by key say what
    was searched with.
    """

    carnet: str
    set_name: str
    set_mark: str
    sample: int | None
    seed: int
    models: Mapping[str, str]
    settings: Mapping[str, Any]
    modes: Mapping[str, Mapping[str, Mapping[str, float]]]
    format: int = _FORMAT

    def scores(self, mode: str, measure: str) -> dict[str, float]:
        """One measure by query id."""
        return {query: row[measure] for query, row in self.modes[mode].items() if measure in row}


def rows_of(scored: Sequence[QueryScore]) -> dict[str, dict[str, float]]:
    """One mode's part of a run."""
    return {
        one.query_id: {
            **{name: round(value, 6) for name, value in one.scores.items()},
            _LATENCY: round(one.latency_ms, 2),
        }
        for one in scored
    }


def save_run(run: Run, file: Path) -> None:
    """Write a run. Raises `KnownError` "file-not-written"."""
    write_text(file, json.dumps(asdict(run), ensure_ascii=False, indent=1) + "\n")


def load_run(file: Path) -> Run:
    """Read a run. Raises `KnownError`: "run-missing", or "run-broken" for any other file."""
    import msgspec

    try:
        run = msgspec.json.decode(file.read_bytes(), type=Run)
    except OSError as error:
        raise KnownError(
            "run-missing",
            f"{file} cannot be read.",
            "Give a file made with: carnet eval ... --save FILE",
            str(error),
        ) from error
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise _broken(file, str(error)) from error
    if run.format != _FORMAT:
        raise _broken(file, f"format {run.format}, known {_FORMAT}")
    if not any(set(MEASURES) & row.keys() for rows in run.modes.values() for row in rows.values()):
        raise _broken(file, "no query has a score")
    return run


def _broken(file: Path, detail: str) -> KnownError:
    return KnownError(
        "run-broken",
        f"{file} is no run of carnet eval that this version understands.",
        "Make it again with: carnet eval ... --save FILE",
        detail,
    )
