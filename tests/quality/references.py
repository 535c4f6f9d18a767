"""Exact references: the note that a reference names comes first, however it is typed."""

from __future__ import annotations

import random
import re
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.quality.kept import Kept
from tests.quality.library import open_library
from tests.quality.report import Finding, figure
from tests.quality.sets import MODES

from carnet.domain.search import SearchMode, SearchRequest
from carnet.search.measuring.comparison import interval_of

NAME = "code-civil-fr"
SAMPLED = 100
# How a reference is typed; the first is the one with a goal.
FORMS = ("article {}", "art. {}", "{}", "que dit l'article {} du code civil ?")
_TITLE = re.compile(r"Article (\d+(?:-\d+)*)")


def find_vault(data: Path) -> Path | None:
    """The vault below `data`, as a folder or an archive."""
    found = sorted((*data.resolve().rglob(NAME), *data.resolve().rglob(f"{NAME}.tar.gz")))
    return found[0] if found else None


def sampled(names: Sequence[str], seed: int = 0) -> list[str]:
    """References among file names, a hundred of them."""
    references = sorted({m[1] for name in names if (m := _TITLE.fullmatch(Path(name).stem))})
    return random.Random(seed).sample(references, min(SAMPLED, len(references)))


def measure(vault: Path, work: Path, kept: Kept) -> list[Finding]:
    """A row for each way to type a reference."""
    result = kept.get("code-civil", lambda: _search(_unpacked(vault, work), work), FORMS)
    return [_row(form, result[form], has_goal=form == FORMS[0]) for form in FORMS]


def _row(form: str, first: dict[str, list[float]], *, has_goal: bool) -> Finding:
    cells = []
    for mode in MODES:
        within = interval_of(first[mode])
        share = sum(first[mode]) / len(first[mode])
        cells.append(figure(share, (within.low, within.high)))
    lost = first["hybrid"].count(0.0)
    return Finding(
        "code-civil vault", "fr", len(first["hybrid"]), f"first, typed as `{form.format('1134')}`",
        "always" if has_goal else "", *cells,
        verdict=("holds" if not lost else f"missed: {lost} times") if has_goal else "",
        holds=not lost if has_goal else None,
    )  # fmt: skip


def _search(notes: Path, work: Path) -> dict[str, Any]:
    chosen = sampled([path.name for path in notes.rglob("*.md")])
    with open_library(work / "code-civil-library", notes) as services:

        def is_first(query: str, mode: SearchMode, reference: str) -> float:
            found = services.searcher.search(SearchRequest(query, mode)).passages
            return float(bool(found) and Path(found[0].path).stem == f"Article {reference}")

        return {
            form: {
                mode.value: [is_first(form.format(name), mode, name) for name in chosen]
                for mode in SearchMode
            }
            for form in FORMS
        }


def _unpacked(vault: Path, work: Path) -> Path:
    if vault.is_dir():
        return vault
    target = work / "vaults"
    if not (target / NAME).is_dir():
        with tarfile.open(vault) as archive:
            archive.extractall(target, filter="data")
    return target / NAME
