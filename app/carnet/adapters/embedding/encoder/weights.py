"""The weights of a model by the part they belong to, each checked for its shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from carnet.adapters.embedding.encoder.kinds import Encoder, ScoreHead
from carnet.adapters.embedding.encoder.plan import WEIGHTS, Dense, Plan
from carnet.adapters.embedding.encoder.tensor_file import TensorFile

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

# What checkpoints hold beside the encoder: heads of other tasks, a pooler that nobody asks,
# positions that are numbered from 0.
_BESIDE = re.compile(
    r"(.*\.)?(embeddings\.position_ids|pooler\.dense\.\w+)"
    r"|(cls|lm_head|classifier|pre_classifier|qa_outputs|vocab_\w+)\..*"
)


@dataclass(frozen=True, slots=True)
class Linear:
    """`matrix` (outputs, inputs), `bias` (outputs,) or None."""

    matrix: Vectors
    bias: Vectors | None


@dataclass(frozen=True, slots=True)
class Norm:
    """Scale and shift of a layer norm, each (width,)."""

    scale: Vectors
    shift: Vectors


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the encoder."""

    query: Linear
    key: Linear
    value: Linear
    mixed: Linear
    mixed_norm: Norm
    wide: Linear
    narrow: Linear
    narrow_norm: Norm


@dataclass(frozen=True, slots=True)
class Tables:
    """A row of numbers for each word, each position and each type of token (None without types),
    and what follows their sum."""

    words: Vectors
    positions: Vectors
    types: Vectors | None
    norm: Norm


class ModelWeights:
    """Reads a model's weights part by part. Each method raises `ValueError` when something is
    missing or of another shape than its configuration says."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        """Raises `OSError` and `ValueError`."""
        self._folder = folder
        self._encoder: Encoder = plan.encoder
        self._file = TensorFile(folder / WEIGHTS)
        names = plan.encoder.names
        inside = f"{names.prefix}{names.words}.weight" in self._file
        self._prefix = names.prefix if inside else ""

    def tables(self) -> Tables:
        """What tokens become at first."""
        one, names = self._encoder, self._encoder.names
        return Tables(
            self._read(names.words, "weight", (one.vocabulary, one.width)),
            self._read(names.positions, "weight", (one.positions, one.width)),
            self._read(names.types, "weight", (one.types, one.width)) if one.types else None,
            self._norm(names.norm),
        )

    def layer(self, number: int) -> Layer:
        """One layer, from 0."""
        one, names = self._encoder, self._encoder.names
        place = f"{names.layer}.{number}."
        return Layer(
            query=self._linear(place + names.query, one.width, one.width),
            key=self._linear(place + names.key, one.width, one.width),
            value=self._linear(place + names.value, one.width, one.width),
            mixed=self._linear(place + names.mixed, one.width, one.width),
            mixed_norm=self._norm(place + names.mixed_norm),
            wide=self._linear(place + names.wide, one.inner, one.width),
            narrow=self._linear(place + names.narrow, one.width, one.inner),
            narrow_norm=self._norm(place + names.narrow_norm),
        )

    def dense(self, dense: Dense) -> Linear:
        """A layer of weights on the text's vector."""
        file = TensorFile(self._folder / dense.folder / WEIGHTS)
        linear = Linear(
            file.read("linear.weight", (dense.outputs, dense.inputs)),
            file.read("linear.bias", (dense.outputs,)) if dense.bias else None,
        )
        _check_all_used(file)
        return linear

    def head(self, head: ScoreHead) -> tuple[Linear, Linear]:
        """The two layers that make a score."""
        width = self._encoder.width
        return self._named(head.inner, width, width), self._named(head.outer, 1, width)

    def check_all_used(self) -> None:
        """Raise `ValueError` when weights are left that this kind of model has no use for: then it
        is another kind than it says."""
        _check_all_used(self._file)

    def _linear(self, name: str, outputs: int, inputs: int) -> Linear:
        return self._named(self._prefix + name, outputs, inputs)

    def _named(self, name: str, outputs: int, inputs: int) -> Linear:
        return Linear(
            self._file.read(f"{name}.weight", (outputs, inputs)),
            self._file.read(f"{name}.bias", (outputs,)),
        )

    def _norm(self, name: str) -> Norm:
        shape = (self._encoder.width,)
        # What was converted from TensorFlow has other names.
        old = f"{self._prefix}{name}.gamma" in self._file
        scale, shift = ("gamma", "beta") if old else ("weight", "bias")
        return Norm(self._read(name, scale, shape), self._read(name, shift, shape))

    def _read(self, name: str, part: str, shape: tuple[int, ...]) -> Vectors:
        found: Vectors = self._file.read(f"{self._prefix}{name}.{part}", shape)
        return found


def _check_all_used(file: TensorFile) -> None:
    if left := [name for name in file.never_asked() if not _BESIDE.fullmatch(name)]:
        raise ValueError(f"weights that nothing uses: {', '.join(left[:3])}")
