"""A model computed step by step with NumPy in double precision: slow, but plain.

It is what a light form is compared with where sentence-transformers is not at hand: another way
through the same weights, which shares nothing with OpenVINO.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carnet.adapters.embedding.encoder.kinds import Activation, ScoreHead
from carnet.adapters.embedding.encoder.plan import Dense, Plan, Pool, Pooling, Step
from carnet.adapters.embedding.encoder.weights import Layer, Linear, ModelWeights, Norm, Tables

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors


class PlainModel:
    """One model of a folder. Layer by layer for all texts, so that little memory is needed."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        """Raises `OSError` and `ValueError`."""
        self._plan = plan
        self._weights = ModelWeights(folder, plan)

    def compute(self, rows: Sequence[Sequence[int]], types: Sequence[Sequence[int]]) -> Vectors:
        """(n, dimension) float64 of token ids, or (n, 1) of scores; `types` say of each token to
        which half of a pair it belongs."""
        import numpy as np

        tables = self._weights.tables()
        states = [self._embedded(tables, *row) for row in zip(rows, types, strict=True)]
        for number in range(self._plan.encoder.layers):
            layer = _doubled(self._weights.layer(number))
            states = [self._layer(layer, state) for state in states]
        for step in self._plan.steps:
            states = [self._step(step, state) for state in states]
        return np.array(states)

    def _embedded(self, tables: Tables, row: Sequence[int], types: Sequence[int]) -> Any:
        import numpy as np

        one = self._plan.encoder
        ids = np.array(row)
        places = np.arange(len(ids))
        if one.padding is not None:
            text = ids != one.padding
            places = np.cumsum(text) * text + one.padding
        state = tables.words[ids].astype(np.float64) + tables.positions[places]
        if tables.types is not None:
            state = state + tables.types[np.minimum(types, one.types - 1)]
        return self._normed(state, tables.norm)

    def _layer(self, layer: Layer, state: Any) -> Any:
        import numpy as np

        one = self._plan.encoder
        size = one.width // one.heads

        def by_head(linear: Linear) -> Any:
            return _linear(state, linear).reshape(len(state), one.heads, size).swapaxes(0, 1)

        query, key, value = map(by_head, (layer.query, layer.key, layer.value))
        nearness = query @ key.swapaxes(1, 2) / np.sqrt(size)
        nearness = np.exp(nearness - nearness.max(axis=-1, keepdims=True))
        looked = nearness / nearness.sum(axis=-1, keepdims=True) @ value
        mixed = looked.swapaxes(0, 1).reshape(state.shape)
        state = self._normed(_linear(mixed, layer.mixed) + state, layer.mixed_norm)
        wide = _active(_linear(state, layer.wide), one.activation)
        return self._normed(_linear(wide, layer.narrow) + state, layer.narrow_norm)

    def _step(self, step: Step, state: Any) -> Any:
        import numpy as np

        if isinstance(step, Pool):
            return np.concatenate([_pooled(way, state) for way in step.ways])
        if isinstance(step, Dense):
            return _active(_linear(state, self._weights.dense(step)), step.activation)
        if isinstance(step, ScoreHead):
            inner, outer = self._weights.head(step)
            return _linear(_active(_linear(state[0], inner), step.activation), outer)
        return state / max(float(np.linalg.norm(state)), 1e-12)

    def _normed(self, state: Any, norm: Norm) -> Any:
        import numpy as np

        centred = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + self._plan.encoder.epsilon)
        return centred / spread * norm.scale + norm.shift


def _pooled(way: Pooling, state: Any) -> Any:
    if way is Pooling.FIRST:
        return state[0]
    if way is Pooling.MAX:
        return state.max(axis=0)
    root = 0.5 if way is Pooling.MEAN_BY_ROOT else 1.0
    return state.sum(axis=0) / len(state) ** root


def _doubled(layer: Layer) -> Layer:
    """The same in double precision, converted once for all texts."""
    import numpy as np

    def double(linear: Linear) -> Linear:
        return Linear(linear.matrix.astype(np.float64), linear.bias)

    return replace(
        layer,
        query=double(layer.query),
        key=double(layer.key),
        value=double(layer.value),
        mixed=double(layer.mixed),
        wide=double(layer.wide),
        narrow=double(layer.narrow),
    )


def _linear(state: Any, linear: Linear) -> Any:
    product = state @ linear.matrix.T
    return product if linear.bias is None else product + linear.bias


def _active(state: Any, activation: Activation) -> Any:
    import numpy as np

    if activation is Activation.GELU:
        return state / 2 * (1 + _error_function(state / np.sqrt(2)))
    if activation is Activation.GELU_TANH:
        return state / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (state + 0.044715 * state**3)))
    apply: dict[Activation, Callable[[Any], Any]] = {
        Activation.NONE: lambda same: same,
        Activation.RELU: lambda x: np.maximum(x, 0),
        Activation.SILU: lambda x: x / (1 + np.exp(-x)),
        Activation.TANH: np.tanh,
        Activation.SIGMOID: lambda x: 1 / (1 + np.exp(-x)),
    }
    return apply[activation](state)


def _error_function(x: Any) -> Any:
    """Within 1.5e-7: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26."""
    import numpy as np

    t = 1 / (1 + 0.3275911 * np.abs(x))
    series = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    return np.sign(x) * (1 - series * np.exp(-(x**2)))
