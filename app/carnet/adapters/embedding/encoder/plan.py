"""What a model's folder says that it computes, from token ids to a vector or a score."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from carnet.adapters.embedding.encoder.kinds import (
    Activation,
    Encoder,
    ScoreHead,
    UnknownPartError,
    read_encoder,
)

WEIGHTS = "model.safetensors"
_MODULES = "modules.json"
# As sentence-transformers names them; their order is that of its vectors when there are several.
_OLD_POOLING = {
    "pooling_mode_cls_token": "cls",
    "pooling_mode_max_tokens": "max",
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_mean_sqrt_len_tokens": "mean_sqrt_len_tokens",
    "pooling_mode_weightedmean_tokens": "weightedmean",
    "pooling_mode_lasttoken": "lasttoken",
}
_DENSE_ACTIVATIONS = {
    "Identity": Activation.NONE,
    "GELU": Activation.GELU,
    "ReLU": Activation.RELU,
    "SiLU": Activation.SILU,
    "Tanh": Activation.TANH,
    "Sigmoid": Activation.SIGMOID,
}


class Pooling(StrEnum):
    """How the vectors of a text's tokens become one."""

    FIRST = "cls"
    MAX = "max"
    MEAN = "mean"
    MEAN_BY_ROOT = "mean_sqrt_len_tokens"


@dataclass(frozen=True, slots=True)
class Pool:
    """One vector a text; of several ways, their vectors one after the other."""

    ways: tuple[Pooling, ...]


@dataclass(frozen=True, slots=True)
class Dense:
    """A layer of weights on the text's vector, in a folder of its own."""

    folder: str
    inputs: int
    outputs: int
    bias: bool
    activation: Activation


@dataclass(frozen=True, slots=True)
class Unit:
    """The vector at unit length."""


Step = Pool | Dense | Unit | ScoreHead


@dataclass(frozen=True, slots=True)
class Plan:
    """An encoder, and what is done with what it says of each token."""

    encoder: Encoder
    steps: tuple[Step, ...]

    @property
    def dimension(self) -> int:
        """Numbers of what it gives for a text."""
        dimension = self.encoder.width
        for step in self.steps:
            if isinstance(step, Pool):
                dimension *= len(step.ways)
            elif isinstance(step, Dense):
                dimension = step.outputs
            elif isinstance(step, ScoreHead):
                dimension = 1
        return dimension


def read_plan(folder: Path, *, scores: bool) -> Plan:
    """What the model in `folder` computes: scores of pairs, or vectors of texts.

    Reads no weights. Raises `UnknownPartError` for a part that Carnet cannot build, `ValueError`
    for files that contradict themselves, and `OSError`.
    """
    config = _object(folder, "config.json")
    encoder = read_encoder(config)
    if scores:
        labels = config.get("id2label", {"0": ""})
        if not isinstance(labels, dict) or len(labels) != 1:
            raise UnknownPartError("more or less than one score for a pair")
        return Plan(encoder, (encoder.head,))
    return Plan(encoder, _steps(folder, encoder))


def _steps(folder: Path, encoder: Encoder) -> tuple[Step, ...]:
    modules = _read(folder, _MODULES)
    if not isinstance(modules, list) or not all(isinstance(one, dict) for one in modules):
        raise ValueError(f"{_MODULES} is no list of parts")
    steps: list[Step] = []
    dimension = 0
    for place, module in enumerate(modules):
        kind = str(module.get("type", "")).rpartition(".")[2]
        path = str(module.get("path", ""))
        if place == 0 and kind == "Transformer":
            _check_reading(folder)
        elif place == 1 and kind == "Pooling":
            pool = _pool(_object(folder, f"{path}/config.json"), path)
            dimension = encoder.width * len(pool.ways)
            steps.append(pool)
        elif place > 1 and kind == "Dense":
            dense = _dense(_object(folder, f"{path}/config.json"), path)
            if dense.inputs != dimension:
                raise ValueError(f"{path} takes {dense.inputs} numbers of {dimension}")
            dimension = dense.outputs
            steps.append(dense)
        elif place > 1 and kind == "Normalize":
            steps.append(Unit())
        else:
            raise UnknownPartError(f"a part of kind {kind or 'unknown'} at place {place + 1}")
    if not steps:
        raise UnknownPartError("no pooling")
    return tuple(steps)


def _check_reading(folder: Path) -> None:
    """Whether text is read as the tokenizer alone says, and tokens go through the encoder alone."""
    name = "sentence_bert_config.json"
    said = _object(folder, name) if (folder / name).is_file() else {}
    if said.get("do_lower_case"):
        raise UnknownPartError("text in small letters outside of its tokenizer")
    task = said.get("transformer_task", "feature-extraction")
    if task != "feature-extraction":
        raise UnknownPartError(f"an encoder for {task}")


def _pool(config: Mapping[str, Any], path: str) -> Pool:
    said = config.get("pooling_mode")
    if said is None:
        said = [mode for name, mode in _OLD_POOLING.items() if config.get(name)] or ["mean"]
    modes = [said] if isinstance(said, str) else said
    if not isinstance(modes, list) or not modes:
        raise ValueError(f"{path}: pooling_mode is {said!r}")
    if unknown := [str(mode) for mode in modes if mode not in set(Pooling)]:
        raise UnknownPartError(f"pooling of kind {unknown[0]}")
    if config.get("include_prompt", True) is not True:
        raise UnknownPartError("pooling without the prompt")
    return Pool(tuple(map(Pooling, modes)))


def _dense(config: Mapping[str, Any], path: str) -> Dense:
    said = str(config.get("activation_function", "Tanh")).rpartition(".")[2]
    if said not in _DENSE_ACTIVATIONS:
        raise UnknownPartError(f"the activation {said}")
    names = (config.get("module_input_name"), config.get("module_output_name"))
    if config.get("use_residual") or not set(names) <= {None, "sentence_embedding"}:
        raise UnknownPartError("a dense part beside the text's vector")
    inputs, outputs = config.get("in_features"), config.get("out_features")
    if not isinstance(inputs, int) or not isinstance(outputs, int) or min(inputs, outputs) < 1:
        raise ValueError(f"{path} does not say its size")
    return Dense(path, inputs, outputs, bool(config.get("bias", True)), _DENSE_ACTIVATIONS[said])


def _object(folder: Path, name: str) -> dict[str, Any]:
    content = _read(folder, name)
    if not isinstance(content, dict):
        raise ValueError(f"{name} is no object")
    return content


def _read(folder: Path, name: str) -> Any:
    try:
        return json.loads((folder / name).read_bytes())
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{name}: {error}") from error
