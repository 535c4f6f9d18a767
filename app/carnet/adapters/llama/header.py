"""What a GGUF file says of itself, read without loading it.

The format: a mark, a version, the numbers of tensors and of metadata pairs, the pairs, then each
tensor's name and shape. Numbers are little-endian.
https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

MAGIC = b"GGUF"
ADAPTER_TYPE = "adapter"
_STRING, _ARRAY = 8, 9
_FORMATS = {
    0: "B",
    1: "b",
    2: "H",
    3: "h",
    4: "I",
    5: "i",
    6: "f",
    7: "?",
    10: "Q",
    11: "q",
    12: "d",
}
# Numbers in a block and bytes of it, by kind: F32, F16, Q8_0, BF16.
_TENSOR_KINDS = {0: (1, 4), 1: (1, 2), 8: (32, 34), 30: (1, 2)}
_ALIGNMENT = 32
_VERSIONS = (2, 3)
_MOST_ENTRIES = 100_000
_LONGEST_TEXT = 4 * 1024 * 1024
_MOST_DIMENSIONS = 4
_HALF_BYTES = 2  # a cached key or value is a 16-bit number

Value = str | int | float | bool


class NotGgufError(Exception):
    """The file is no GGUF file, or breaks off inside its header. The text says where."""


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """`values` are the single metadata values (lists, such as a vocabulary, are left out);
    `shapes` the tensors' dimensions, the fastest first. The file has `least_bytes` at least:
    tensors of a kind that is not known here count as empty."""

    values: Mapping[str, Value]
    shapes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    least_bytes: int = 0

    def text(self, key: str) -> str:
        """A value as text; empty when it is not there."""
        return str(self.values.get(key, ""))

    def number(self, key: str) -> int:
        """A value as a whole number; 0 when it is not there or is none."""
        value = self.values.get(key, 0)
        return int(value) if isinstance(value, int | float) else 0

    @property
    def architecture(self) -> str:
        """Such as "llama"; keys of the architecture begin with it."""
        return self.text("general.architecture")

    @property
    def is_adapter(self) -> bool:
        """Whether it holds changes to another model's weights instead of weights."""
        return self.text("general.type") == ADAPTER_TYPE

    @property
    def layers(self) -> int:
        """Blocks, and one more for what follows them: what llama.cpp can place one by one."""
        return self.number(f"{self.architecture}.block_count") + 1

    def cache_bytes(self, context_tokens: int) -> int:
        """Keys and values of that many tokens, in 16-bit numbers. 0 when the file does not say."""
        name = self.architecture
        blocks = self.number(f"{name}.block_count")
        width = self.number(f"{name}.embedding_length")
        heads = self.number(f"{name}.attention.head_count") or 1
        shared = self.number(f"{name}.attention.head_count_kv") or heads
        key = self.number(f"{name}.attention.key_length") or width // heads
        value = self.number(f"{name}.attention.value_length") or width // heads
        return context_tokens * blocks * shared * (key + value) * _HALF_BYTES

    def working_bytes(self, batch_tokens: int) -> int:
        """About what computing one batch takes: a few rows of the widest layer for each token,
        and one of the vocabulary."""
        name = self.architecture
        width = self.number(f"{name}.embedding_length")
        inner = self.number(f"{name}.feed_forward_length")
        return 4 * (batch_tokens * (8 * width + 3 * inner) + self.number(f"{name}.vocab_size"))


def read_header(path: Path) -> GgufHeader:
    """Read it. Raises `NotGgufError`, and `OSError` when the file cannot be read."""
    with path.open("rb") as file:
        if (magic := file.read(len(MAGIC))) != MAGIC:
            raise NotGgufError(f"begins with {magic!r}, not {MAGIC!r}")
        reader = _Reader(file)
        if (version := reader.number("I")) not in _VERSIONS:
            raise NotGgufError(f"version {version}")
        tensors, pairs = reader.number("Q"), reader.number("Q")
        if max(tensors, pairs) > _MOST_ENTRIES:
            raise NotGgufError(f"{tensors} tensors, {pairs} metadata pairs")
        values: dict[str, Value] = {}
        for _ in range(pairs):
            key = reader.text()
            value = reader.value(reader.number("I"))
            if value is not None:
                values[key] = value
        shapes, ends = {}, [0]
        for _ in range(tensors):
            name, shape, end = reader.tensor()
            shapes[name] = shape
            ends.append(end)
        alignment = values.get("general.alignment", 0)
        step = alignment if isinstance(alignment, int) and alignment > 0 else _ALIGNMENT
        begin = -(-file.tell() // step) * step
        return GgufHeader(values, shapes, begin + max(ends) if tensors else file.tell())


class _Reader:
    """Reads the pieces a header is made of; every length is checked before it is believed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def number(self, code: str) -> int:
        return int(self._unpack(code))

    def text(self) -> str:
        length = self.number("Q")
        if length > _LONGEST_TEXT:
            raise NotGgufError(f"a text of {length} bytes")
        return self._bytes(length).decode("utf-8", errors="replace")

    def value(self, kind: int) -> Value | None:
        """A value; None for a list, which is passed over."""
        if kind == _STRING:
            return self.text()
        if kind != _ARRAY:
            return self._unpack(self._format(kind))
        inner, count = self.number("I"), self.number("Q")
        if inner in (_STRING, _ARRAY):
            for _ in range(count):
                self.value(inner)
        else:
            self._file.seek(count * struct.calcsize("<" + self._format(inner)), 1)
        return None

    def tensor(self) -> tuple[str, tuple[int, ...], int]:
        """Name, dimensions, and where its numbers end, counted from where the first begins."""
        name, dimensions = self.text(), self.number("I")
        if dimensions > _MOST_DIMENSIONS:
            raise NotGgufError(f"a tensor of {dimensions} dimensions")
        shape = tuple(self.number("Q") for _ in range(dimensions))
        count, size = _TENSOR_KINDS.get(self.number("I"), (1, 0))
        return name, shape, self.number("Q") + math.prod(shape) // count * size

    def _format(self, kind: int) -> str:
        if kind not in _FORMATS:
            raise NotGgufError(f"a value of kind {kind}")
        return _FORMATS[kind]

    def _unpack(self, code: str) -> int | float | bool:
        data = self._bytes(struct.calcsize("<" + code))
        value: int | float | bool = struct.unpack("<" + code, data)[0]
        return value

    def _bytes(self, count: int) -> bytes:
        data = self._file.read(count)
        if len(data) < count:
            raise NotGgufError("ends inside its header")
        return data
