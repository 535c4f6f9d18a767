"""The figures of a run: as JSON, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from carnet.cli.evaluating.run_file import Run
from carnet.domain.errors import KnownError
from carnet.domain.search import SearchMode
from carnet.search.measuring.comparison import Difference, Verdict, compare, interval_of
from carnet.search.measuring.evaluation import MEASURES, QueryScore, averages, latency

_VERDICTS = {
    Verdict.BETTER: "better",
    Verdict.WORSE: "worse",
    Verdict.SAME: "no real difference at 95%",
}
_SMALLEST_P = 0.001
_FIRST_MEASURE = tuple(MEASURES)[:1]
Figures = dict[str, Any]


def mode_figures(scored: Sequence[QueryScore]) -> Figures:
    """One mode: means, latency, and where each mean lies with 95 in 100 (`ci95`)."""
    taken = latency(scored)
    figures: Figures = {name: round(value, 4) for name, value in averages(scored).items()}
    figures["latency_ms"] = {"p50": round(taken.p50_ms, 1), "p95": round(taken.p95_ms, 1)}
    intervals = {name: interval_of([one.scores[name] for one in scored]) for name in MEASURES}
    figures["ci95"] = {
        name: [round(within.low, 4), round(within.high, 4)] for name, within in intervals.items()
    }
    return figures


def mode_lines(modes: Mapping[str, Figures]) -> Iterator[str]:
    """A table: modes below each other, measures side by side."""
    if not modes:
        return
    yield " " * 9 + "".join(f"{name:22}" for name in MEASURES) + "p50     p95"
    for mode, row in modes.items():
        cells = (_cell(row[name], *row["ci95"][name]) for name in MEASURES)
        taken = row["latency_ms"]
        yield f"{mode:9}{''.join(cells)}{taken['p50']:3.0f} ms  {taken['p95']:3.0f} ms"


def _cell(value: float, low: float, high: float) -> str:
    return f"{f'{value:.3f} ({low:.3f}-{high:.3f})':22}"


def halves_compared(run: Run) -> Figures:
    """Hybrid search against each of its halves: per half and measure."""
    hybrid = SearchMode.HYBRID.value
    if hybrid not in run.modes:
        return {}
    return {
        mode: {name: _figures(_difference(run, mode, run, hybrid, name)) for name in MEASURES}
        for mode in run.modes
        if mode != hybrid
    }


def halves_lines(halves: Mapping[str, Figures]) -> Iterator[str]:
    """Each half by the measure that counts most, in words."""
    for mode, measures in halves.items():
        for name in _FIRST_MEASURE:
            yield f"hybrid against {mode:8} {_words(name, measures[name])}"


def runs_compared(before: Run, after: Run) -> Figures:
    """Two runs, per mode and measure that both have, and what they were made with where it differs.

    Raises `KnownError` "runs-differ" when they asked different sets, or have no query in common.
    """
    modes = [mode for mode in after.modes if mode in before.modes]
    common = {mode: before.modes[mode].keys() & after.modes[mode].keys() for mode in modes}
    if before.set_name != after.set_name or not any(common.values()):
        raise KnownError(
            "runs-differ",
            f"The runs cannot be compared: one asked {before.set_name}, the other {after.set_name}"
            f"{'' if before.set_name != after.set_name else ', and no query is in both'}.",
            "Compare two runs over the same set, sample and seed.",
        )
    return {
        "changed": _changed(before, after),
        "modes": {
            mode: {
                name: _figures(_difference(before, mode, after, mode, name)) for name in MEASURES
            }
            for mode in modes
            if common[mode]
        },
    }


def comparison_lines(compared: Figures) -> Iterator[str]:
    """What was changed, then each measure in words."""
    for name, (before, after) in compared["changed"].items():
        yield f"{name}: {before} -> {after}"
    for mode, measures in compared["modes"].items():
        for name, figures in measures.items():
            yield f"{mode:8} {_words(name, figures)}"


def _difference(before: Run, mode: str, after: Run, other: str, measure: str) -> Difference:
    return compare(before.scores(mode, measure), after.scores(other, measure))


def _figures(difference: Difference) -> Figures:
    return {
        "before": round(difference.before, 4),
        "after": round(difference.after, 4),
        "difference": round(difference.mean, 4),
        "ci95": [round(difference.interval.low, 4), round(difference.interval.high, 4)],
        "p": round(difference.p, 4),
        "queries": difference.queries,
        "verdict": difference.verdict.value,
    }


def _words(measure: str, figures: Figures) -> str:
    low, high = figures["ci95"]
    p = "p < 0.001" if figures["p"] < _SMALLEST_P else f"p {figures['p']:.3f}"
    return (
        f"{measure:8} {figures['before']:.4f} -> {figures['after']:.4f}"
        f"  {figures['difference']:+.4f} ({low:+.4f} to {high:+.4f}, {p},"
        f" {figures['queries']} queries): {_VERDICTS[Verdict(figures['verdict'])]}"
    )


def _changed(before: Run, after: Run) -> dict[str, list[Any]]:
    pairs: dict[str, tuple[Any, Any]] = {
        "carnet": (before.carnet, after.carnet),
        "set": (before.set_mark, after.set_mark),
        "sample": (before.sample, after.sample),
        "seed": (before.seed, after.seed),
    }
    for kind, old, new in (
        ("model", before.models, after.models),
        ("setting", before.settings, after.settings),
    ):
        for key in sorted(old.keys() | new.keys()):
            pairs[f"{kind} {key}"] = (old.get(key), new.get(key))
    return {name: [old, new] for name, (old, new) in pairs.items() if old != new}
