"""Writes small GGUF files: headers, and LoRA adapters that llama.cpp loads."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np

ALIGNMENT = 32
_UINT32, _FLOAT32, _BOOL, _STRING = 4, 6, 7, 8

Value = str | int | float | bool


def write_gguf(
    path: Path, values: Mapping[str, Value], tensors: Mapping[str, np.ndarray] | None = None
) -> Path:
    """A GGUF file of version 3 with these metadata and 32-bit tensors."""
    arrays = {name: np.ascontiguousarray(one, np.float32) for name, one in (tensors or {}).items()}
    head = b"GGUF" + struct.pack("<IQQ", 3, len(arrays), len(values))
    for key, value in values.items():
        head += _text(key) + _value(value)
    data = b""
    for name, array in arrays.items():
        shape = array.shape[::-1]  # the fastest dimension first
        head += _text(name) + struct.pack("<I", len(shape))
        head += struct.pack(f"<{len(shape)}Q", *shape) + struct.pack("<IQ", 0, len(data))
        data += _padded(array.tobytes())
    path.write_bytes(_padded(head) + data)
    return path


def write_lora(
    path: Path,
    strength: float,
    *,
    architecture: str = "llama",
    width: int = 576,
    values: Mapping[str, Value] | None = None,
) -> Path:
    """A rank-4 adapter of every query matrix of the starter model, as strong as `strength`."""
    rng = np.random.default_rng(1)
    tensors: dict[str, np.ndarray] = {}
    for block in range(30):
        name = f"blk.{block}.attn_output.weight"
        tensors[f"{name}.lora_a"] = rng.normal(size=(4, width)) / width**0.5
        tensors[f"{name}.lora_b"] = strength * rng.normal(size=(width, 4))
    about: dict[str, Value] = {
        "general.architecture": architecture,
        "general.type": "adapter",
        "adapter.type": "lora",
        "adapter.lora.alpha": 4.0,
    }
    return write_gguf(path, about | dict(values or {}), tensors)


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _value(value: Value) -> bytes:
    if isinstance(value, bool):
        return struct.pack("<I?", _BOOL, value)
    if isinstance(value, int):
        return struct.pack("<II", _UINT32, value)
    if isinstance(value, float):
        return struct.pack("<If", _FLOAT32, value)
    return struct.pack("<I", _STRING) + _text(value)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % ALIGNMENT)
