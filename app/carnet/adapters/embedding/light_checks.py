"""Whether a light form gives what it has to give, and how fast, in each precision."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from carnet.adapters.embedding.light_inputs import CheckInputs
from carnet.adapters.embedding.light_model import LightGraph, LightModel, load_openvino
from carnet.adapters.embedding.light_record import EXACT, Check

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

    Compute = Callable[[list[list[int]], list[list[int]]], Vectors]

HALF = "bf16"  # where the processor multiplies it itself
_ROUNDS = 3  # the best counts
_PASSAGES = 16


def compare(target: Path, inputs: CheckInputs, wanted: Vectors, threads: int) -> list[Check]:
    """Check the light form in `target` in every precision that this processor has.

    `wanted` is what the reference gives: unit vectors (texts, dimension), or scores (pairs,).
    """
    can = load_openvino().Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    precisions = (EXACT, HALF) if HALF.upper() in can else (EXACT,)
    return [_check(target, inputs, wanted, precision, threads) for precision in precisions]


def _check(
    target: Path, inputs: CheckInputs, wanted: Vectors, precision: str, threads: int
) -> Check:
    """One precision; its memory is given back before the next."""
    compute = _computing(target, precision, threads, scores=inputs.scores)
    found = compute(inputs.rows, inputs.types)
    lowest = _agreement(found, wanted) if inputs.scores else _lowest_cosine(found, wanted)
    if not math.isfinite(lowest):  # weights that are no numbers
        lowest = -1.0
    seconds = _best(compute, inputs.rows, inputs.types, time.process_time)
    batch = [inputs.passage] * _PASSAGES
    types = [[0] * len(inputs.passage)] * _PASSAGES
    pause = _best(compute, batch, types, time.perf_counter)
    tokens = round(sum(map(len, inputs.rows)) / seconds)
    return Check(precision, lowest, tokens, round(_PASSAGES / pause, 1))


def _computing(target: Path, precision: str, threads: int, *, scores: bool) -> Compute:
    if scores:
        graph = LightGraph(target, precision, threads)
        return lambda rows, types: graph.compute(rows, types)[:, 0]
    model = LightModel(target, precision, threads)
    return lambda rows, _types: model.embed(rows)


def _lowest_cosine(found: Vectors, wanted: Vectors) -> float:
    import numpy as np

    return float(np.min(np.sum(found * wanted, axis=1)))


def _agreement(found: Vectors, wanted: Vectors) -> float:
    """What the cosine is to unit vectors, for scores: 1 less half the squared distance, which is
    measured in their spread."""
    import numpy as np

    spread = max(float(np.sum((wanted - wanted.mean()) ** 2)), 1e-12)
    return 1 - float(np.sum((found - wanted) ** 2)) / spread / 2


def _best(
    compute: Compute, rows: list[list[int]], types: list[list[int]], clock: Callable[[], float]
) -> float:
    """Seconds of the fastest round."""
    seconds = []
    for _ in range(_ROUNDS):
        started = clock()
        compute(rows, types)
        seconds.append(clock() - started)
    return max(min(seconds), 1e-9)
