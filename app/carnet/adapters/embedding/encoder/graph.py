"""A model as a graph of OpenVINO's operations, made straight from its weights."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carnet.adapters.embedding.encoder.kinds import Activation, Encoder, ScoreHead
from carnet.adapters.embedding.encoder.plan import Dense, Plan, Pool, Pooling
from carnet.adapters.embedding.encoder.weights import Linear, ModelWeights, Norm
from carnet.adapters.embedding.light_model import load_openvino

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

_OPERATIONS = "openvino.opset13"  # the first with attention as one operation
_LEAST_COUNT, _LEAST_NORM = 1e-9, 1e-12  # what sentence-transformers divides by at least


def write_graph(folder: Path, plan: Plan, target: Path) -> None:
    """Write the graph of the model in `folder` to `target` (.xml; its weights beside it).

    Weights are stored in float16: half the disk and half of what is mapped into memory, at the same
    speed, for some 1e-6 of a cosine. OpenVINO leaves those that do not fit as they are.

    Inputs, each (texts, tokens) int64: token ids, mask, and for scores the types of the tokens.
    Output: (texts, dimension) or (texts, 1) float32. Raises `ValueError` and `OSError`.
    """
    openvino = load_openvino()
    model = GraphBuilder(folder, plan).build()
    target.parent.mkdir(parents=True, exist_ok=True)
    openvino.save_model(model, target, compress_to_fp16=True)


class GraphBuilder:
    """Builds the graph of one model."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        load_openvino()
        self._op: Any = importlib.import_module(_OPERATIONS)
        self._plan = plan
        self._encoder: Encoder = plan.encoder
        self._weights = ModelWeights(folder, plan)

    def build(self) -> Any:
        """An `openvino.Model`."""
        import numpy as np

        op = self._op
        names = ["input_ids", "attention_mask"]
        if any(isinstance(step, ScoreHead) for step in self._plan.steps):
            names.append("token_type_ids")
        inputs = [op.parameter([-1, -1], np.int64, name=name) for name in names]
        ids, mask, *types = inputs
        state = self._embedded(ids, mask, *types)
        # True where a token may be looked at: (texts, 1 head, 1 from, tokens).
        seen = op.convert(op.unsqueeze(mask, self._whole([1, 2])), "boolean")
        for number in range(self._encoder.layers):
            state = self._layer(number, state, seen)
        for step in self._plan.steps:
            if isinstance(step, Pool):
                state = self._pooled(step, state, mask)
            elif isinstance(step, Dense):
                state = self._linear(state, self._weights.dense(step))
                state = self._active(state, step.activation)
            elif isinstance(step, ScoreHead):
                state = self._score(step, state)
            else:
                state = op.normalize_l2(state, self._whole([1]), _LEAST_NORM**2, "max")
        self._weights.check_all_used()
        for node, name in zip(inputs, names, strict=True):
            node.output(0).set_names({name})
        return load_openvino().Model([op.result(state)], inputs, "encoder")

    def _embedded(self, ids: Any, mask: Any, types: Any = None) -> Any:
        """(texts, tokens, width): word, position and type together."""
        op, tables = self._op, self._weights.tables()
        first, along = self._whole(0), self._whole(1)
        words = op.gather(self._constant(tables.words), ids, first)
        if self._encoder.padding is None:
            count = op.gather(op.shape_of(ids, "i64"), along, first)
            counted = op.range(first, count, along, "i64")
        else:  # the padding of a row has the position that nothing else has
            padding = self._whole(self._encoder.padding)
            kept = op.multiply(op.convert(op.not_equal(ids, padding), "i64"), mask)
            counted = op.add(op.multiply(op.cum_sum(kept, along), kept), padding)
        # Rows are filled up to a few tokens more than there are positions; what fills is unseen.
        places = op.minimum(counted, self._whole(self._encoder.positions - 1))
        state = op.add(words, op.gather(self._constant(tables.positions), places, first))
        if tables.types is not None:
            if types is None or self._encoder.types == 1:
                kind = self._constant(tables.types[0])
            else:
                kind = op.gather(self._constant(tables.types), types, first)
            state = op.add(state, kind)
        return self._normed(state, tables.norm)

    def _layer(self, number: int, state: Any, seen: Any) -> Any:
        op, layer = self._op, self._weights.layer(number)
        heads, width = self._encoder.heads, self._encoder.width
        apart, together = [0, 0, heads, width // heads], [0, 0, width]
        swapped = self._whole([0, 2, 1, 3])

        def by_head(linear: Linear) -> Any:
            found = self._linear(state, linear)
            return op.transpose(op.reshape(found, self._whole(apart), True), swapped)

        looked = op.scaled_dot_product_attention(
            by_head(layer.query), by_head(layer.key), by_head(layer.value), seen
        )
        mixed = op.reshape(op.transpose(looked, swapped), self._whole(together), True)
        state = self._normed(op.add(self._linear(mixed, layer.mixed), state), layer.mixed_norm)
        wide = self._active(self._linear(state, layer.wide), self._encoder.activation)
        return self._normed(op.add(self._linear(wide, layer.narrow), state), layer.narrow_norm)

    def _pooled(self, pool: Pool, state: Any, mask: Any) -> Any:
        """(texts, dimension) of (texts, tokens, width)."""
        op, along = self._op, self._whole(1)
        weight = op.unsqueeze(op.convert(mask, "f32"), self._whole(2))
        total = op.reduce_sum(op.multiply(state, weight), along, False)
        count = op.maximum(op.reduce_sum(weight, along, False), self._number(_LEAST_COUNT))
        found = []
        for way in pool.ways:
            if way is Pooling.FIRST:
                found.append(op.gather(state, self._whole(0), along))
            elif way is Pooling.MEAN:
                found.append(op.divide(total, count))
            elif way is Pooling.MEAN_BY_ROOT:
                found.append(op.divide(total, op.sqrt(count)))
            else:
                hidden = op.select(
                    op.convert(weight, "boolean"), state, self._number(float("-3e38"))
                )
                found.append(op.reduce_max(hidden, along, False))
        return found[0] if len(found) == 1 else op.concat(found, 1)

    def _score(self, head: ScoreHead, state: Any) -> Any:
        inner, outer = self._weights.head(head)
        first = self._op.gather(state, self._whole(0), self._whole(1))
        return self._linear(self._active(self._linear(first, inner), head.activation), outer)

    def _linear(self, state: Any, linear: Linear) -> Any:
        product = self._op.matmul(state, self._constant(linear.matrix), False, True)
        if linear.bias is None:
            return product
        return self._op.add(product, self._constant(linear.bias))

    def _normed(self, state: Any, norm: Norm) -> Any:
        op = self._op
        even = op.mvn(state, self._whole([-1]), True, self._encoder.epsilon, "inside_sqrt")
        return op.add(op.multiply(even, self._constant(norm.scale)), self._constant(norm.shift))

    def _active(self, state: Any, activation: Activation) -> Any:
        op = self._op
        if activation in (Activation.GELU, Activation.GELU_TANH):
            return op.gelu(state, "erf" if activation is Activation.GELU else "tanh")
        apply = {
            Activation.NONE: lambda same: same,
            Activation.RELU: op.relu,
            Activation.SILU: op.swish,
            Activation.TANH: op.tanh,
            Activation.SIGMOID: op.sigmoid,
        }[activation]
        return apply(state)

    def _constant(self, numbers: Vectors) -> Any:
        return self._op.constant(numbers, shared_memory=True)

    def _whole(self, numbers: int | list[int]) -> Any:
        import numpy as np

        return self._op.constant(np.array(numbers, np.int64))

    def _number(self, number: float) -> Any:
        import numpy as np

        return self._op.constant(np.array(number, np.float32))
