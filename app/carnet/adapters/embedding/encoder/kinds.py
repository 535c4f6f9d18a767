"""The kinds of encoder that Carnet builds by itself, and how each names its numbers and weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Activation(Enum):
    """What lies between two layers of weights."""

    NONE = "none"
    GELU = "gelu"  # by the error function
    GELU_TANH = "gelu-tanh"  # its approximation
    RELU = "relu"
    SILU = "silu"
    TANH = "tanh"
    SIGMOID = "sigmoid"


ACTIVATIONS = {
    "gelu": Activation.GELU,
    "gelu_python": Activation.GELU,
    "gelu_new": Activation.GELU_TANH,
    "gelu_fast": Activation.GELU_TANH,
    "gelu_pytorch_tanh": Activation.GELU_TANH,
    "gelu_python_tanh": Activation.GELU_TANH,
    "relu": Activation.RELU,
    "silu": Activation.SILU,
    "swish": Activation.SILU,
    "tanh": Activation.TANH,
}


class UnknownPartError(Exception):
    """A model has a part that Carnet cannot build; the message names it."""


@dataclass(frozen=True, slots=True)
class Names:
    """Of the weights. `prefix` stands before them where a head was saved with the encoder."""

    prefix: str
    words: str
    positions: str
    types: str
    norm: str
    layer: str
    query: str
    key: str
    value: str
    mixed: str  # what attention gives, mixed over its heads
    mixed_norm: str
    wide: str
    narrow: str
    narrow_norm: str


_BERT = Names(
    prefix="bert.",
    words="embeddings.word_embeddings",
    positions="embeddings.position_embeddings",
    types="embeddings.token_type_embeddings",
    norm="embeddings.LayerNorm",
    layer="encoder.layer",
    query="attention.self.query",
    key="attention.self.key",
    value="attention.self.value",
    mixed="attention.output.dense",
    mixed_norm="attention.output.LayerNorm",
    wide="intermediate.dense",
    narrow="output.dense",
    narrow_norm="output.LayerNorm",
)
_ROBERTA = Names(
    "roberta.", *(getattr(_BERT, name) for name in Names.__slots__ if name != "prefix")
)
_DISTIL = Names(
    prefix="distilbert.",
    words="embeddings.word_embeddings",
    positions="embeddings.position_embeddings",
    types="",
    norm="embeddings.LayerNorm",
    layer="transformer.layer",
    query="attention.q_lin",
    key="attention.k_lin",
    value="attention.v_lin",
    mixed="attention.out_lin",
    mixed_norm="sa_layer_norm",
    wide="ffn.lin1",
    narrow="ffn.lin2",
    narrow_norm="output_layer_norm",
)


@dataclass(frozen=True, slots=True)
class ScoreHead:
    """Makes one score of what the encoder says of the first token: two layers, by their names."""

    inner: str
    activation: Activation
    outer: str


@dataclass(frozen=True, slots=True)
class Encoder:
    """Everything about an encoder but its weights. `padding` is the token that fills rows where
    positions are counted from the one after it; None where they are counted from 0."""

    names: Names
    head: ScoreHead
    vocabulary: int
    positions: int
    types: int
    width: int
    layers: int
    heads: int
    inner: int
    activation: Activation
    epsilon: float
    padding: int | None

    @property
    def longest(self) -> int:
        """Tokens that it can read at once."""
        return self.positions - (0 if self.padding is None else self.padding + 1)


_BERT_HEAD = ScoreHead("bert.pooler.dense", Activation.TANH, "classifier")
_ROBERTA_HEAD = ScoreHead("classifier.dense", Activation.TANH, "classifier.out_proj")
_DISTIL_HEAD = ScoreHead("pre_classifier", Activation.RELU, "classifier")
_KINDS = {
    "bert": (_BERT, _BERT_HEAD),
    "roberta": (_ROBERTA, _ROBERTA_HEAD),
    "xlm-roberta": (_ROBERTA, _ROBERTA_HEAD),
    "camembert": (_ROBERTA, _ROBERTA_HEAD),
    "distilbert": (_DISTIL, _DISTIL_HEAD),
}
_NUMBERS = {  # of a kind that calls them otherwise
    "distilbert": {
        "hidden_size": "dim",
        "num_hidden_layers": "n_layers",
        "num_attention_heads": "n_heads",
        "intermediate_size": "hidden_dim",
        "hidden_act": "activation",
    }
}


def read_encoder(config: Mapping[str, Any]) -> Encoder:
    """The encoder that a `config.json` describes.

    Raises `UnknownPartError` for one that Carnet cannot build, and `ValueError` for numbers that
    cannot be.
    """
    kind = str(config.get("model_type", "unknown"))
    if kind not in _KINDS:
        raise UnknownPartError(f"an encoder of kind {kind}")
    if "auto_map" in config:
        raise UnknownPartError("code of its own")
    if config.get("is_decoder") or config.get("add_cross_attention"):
        raise UnknownPartError("a decoder")
    position_kind = config.get("position_embedding_type", "absolute")
    if position_kind != "absolute":
        raise UnknownPartError(f"positions of kind {position_kind}")
    names, head = _KINDS[kind]
    other = _NUMBERS.get(kind, {})

    def number(name: str) -> int:
        name = other.get(name, name)
        value = config.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise ValueError(f"config.json: {name} is {value!r}")
        return value

    said = str(config.get(other.get("hidden_act", "hidden_act"), "gelu"))
    if said not in ACTIVATIONS:
        raise UnknownPartError(f"the activation {said}")
    epsilon = config.get("layer_norm_eps", 1e-12) if kind != "distilbert" else 1e-12
    if not isinstance(epsilon, float | int) or not 0 <= epsilon < 1:
        raise ValueError(f"config.json: layer_norm_eps is {epsilon!r}")
    padding = config.get("pad_token_id", 1) if names.prefix == "roberta." else None
    if padding is not None and not (isinstance(padding, int) and padding >= 0):
        raise ValueError(f"config.json: pad_token_id is {padding!r}")
    encoder = Encoder(
        names=names,
        head=head,
        vocabulary=number("vocab_size"),
        positions=number("max_position_embeddings"),
        types=number("type_vocab_size") if names.types else 0,
        width=number("hidden_size"),
        layers=number("num_hidden_layers"),
        heads=number("num_attention_heads"),
        inner=number("intermediate_size"),
        activation=ACTIVATIONS[said],
        epsilon=float(epsilon),
        padding=padding,
    )
    if encoder.width % encoder.heads or encoder.longest < 1:
        raise ValueError("config.json: its numbers do not fit each other")
    return encoder
