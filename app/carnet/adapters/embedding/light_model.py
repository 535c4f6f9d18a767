"""A model in its light form: OpenVINO computes, no torch is imported.

Each text is computed alone, padded to a multiple of 16 tokens. That is as fast as batches, whose
activations leave the processor's cache, takes little memory, and makes a vector depend on its text
alone: rounding differs with the shape of what is computed, and the shape of a batch is chance.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carnet.adapters.embedding.light_record import GRAPH, LIGHT_FOLDER

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

SHAPE_STEP = 16  # tokens: few shapes, so that what is made ready for one is used again
# OpenVINO imports its converters, and those a package that sends usage figures. It does without
# when they are missing; nothing here may even try to tell anybody anything.
_CONVERTERS = "openvino.tools.ovc"
_TELEMETRY = "openvino_telemetry"


class LightGraph:
    """Computes one row of numbers for each row of tokens. One thread at a time."""

    def __init__(self, folder: Path, precision: str, threads: int) -> None:
        """Open the light form of the model in `folder`; raises whatever OpenVINO raises."""
        self._compiled = compile_graph(folder / LIGHT_FOLDER / GRAPH, precision, threads)
        self._request = self._compiled.create_infer_request()

    @property
    def dimension(self) -> int:
        """Numbers of a row that it gives."""
        return int(self._compiled.output(0).get_partial_shape()[1].get_length())

    def compute(self, rows: Sequence[Sequence[int]], *others: Sequence[Sequence[int]]) -> Vectors:
        """(n, dimension) float32 of token ids; `others` are what the graph takes beside them and
        the mask, of the same lengths."""
        import numpy as np

        found = np.empty((len(rows), self.dimension), dtype=np.float32)
        for index, row in enumerate(rows):
            room = -(-len(row) // SHAPE_STEP) * SHAPE_STEP
            inputs = [np.zeros((1, room), dtype=np.int64) for _ in range(2 + len(others))]
            for numbers, given in zip(
                inputs, (row, [1] * len(row), *(other[index] for other in others)), strict=True
            ):
                numbers[0, : len(row)] = given
            found[index] = self._request.infer(inputs)[0][0]
        return found


class LightModel(LightGraph):
    """Computes unit vectors of token ids."""

    batch_tokens = 0  # see above

    def embed(self, rows: Sequence[Sequence[int]]) -> Vectors:
        """(n, dimension) float32, unit rows, of tokenized texts with their marks."""
        import numpy as np

        found = self.compute(rows)
        unit: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True).clip(min=1e-12)
        return unit


def compile_graph(graph: Path, precision: str, threads: int) -> Any:
    """A compiled OpenVINO model that computes with `precision` ("f32" or "bf16")."""
    core = load_openvino().Core()
    settings = {
        "INFERENCE_PRECISION_HINT": precision,
        "INFERENCE_NUM_THREADS": threads,
        "PERFORMANCE_HINT": "LATENCY",
        "ENABLE_CPU_PINNING": False,  # other programs use these cores as well
    }
    return core.compile_model(graph, "CPU", settings)


def load_openvino(*, converters: bool = False) -> Any:
    """The `openvino` package without its telemetry; `converters` are needed to export a model."""
    hidden = (_TELEMETRY,) if converters else (_TELEMETRY, _CONVERTERS)
    with _hidden(hidden):
        return importlib.import_module("openvino")


@contextmanager
def _hidden(names: Sequence[str]) -> Iterator[None]:
    """While the block runs, importing these modules says that they are not installed."""
    absent = [name for name in names if name not in sys.modules]
    blocked: dict[str, Any] = dict.fromkeys(absent)
    sys.modules.update(blocked)
    try:
        yield
    finally:
        for name in absent:
            if sys.modules.get(name, blocked) is None:
                del sys.modules[name]
