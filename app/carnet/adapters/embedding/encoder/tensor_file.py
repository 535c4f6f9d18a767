"""Weights in a safetensors file, mapped rather than read, so that they cost no memory twice.

The format: eight bytes that give the length of a header, the header (JSON: of each tensor its type,
shape and place), then the numbers. The `safetensors` package reads the same, but has no bfloat16
without torch, and would be one more library in the package.
"""

from __future__ import annotations

import json
import math
import mmap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LENGTH_BYTES = 8
_LONGEST_HEADER_BYTES = 100_000_000  # the format's own limit
_ITEM_BYTES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2}
_OTHER_TYPES = frozenset(
    {"I64", "I32", "I16", "I8", "U64", "U32", "U16", "U8", "BOOL", "F8_E4M3", "F8_E5M2"}
)


@dataclass(frozen=True, slots=True)
class _Place:
    kind: str
    shape: tuple[int, ...]
    begin: int
    end: int


class TensorFile:
    """The tensors of one file by name, and which of them were asked for."""

    def __init__(self, path: Path) -> None:
        """Raises `OSError`, or `ValueError` when the file is not what its header says."""
        self._name = path.name
        with path.open("rb") as file:
            size = path.stat().st_size
            header = int.from_bytes(file.read(_LENGTH_BYTES), "little")
            if not 0 < header <= min(_LONGEST_HEADER_BYTES, size - _LENGTH_BYTES):
                raise ValueError(f"{path.name} is no safetensors file")
            self._start = _LENGTH_BYTES + header
            self._places = _places(path.name, file.read(header), size - self._start)
            # Private: OpenVINO shares only what could be written, and the file never is.
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
        self._asked: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def read(self, name: str, shape: tuple[int, ...]) -> Any:
        """The tensor as float32, without a copy where it is stored so and lies even in the file.

        Raises `ValueError` when there is none of this name and shape, or it is not of numbers with
        a fraction.
        """
        import numpy as np

        place = self._places.get(name)
        if place is None:
            raise ValueError(f"{self._name} has no {name}")
        if place.shape != shape:
            raise ValueError(f"{name} is {_form(place.shape)}, not {_form(shape)}")
        if place.kind not in _ITEM_BYTES:
            raise ValueError(f"{name} is of type {place.kind}")
        self._asked.add(name)
        stored = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}[place.kind]
        numbers = np.frombuffer(
            self._bytes, stored, math.prod(shape), self._start + place.begin
        ).reshape(shape)
        if place.kind == "BF16":  # the upper half of a float32
            return (numbers.astype(np.uint32) << 16).view(np.float32)
        return np.require(numbers, np.float32, ["C", "A"])

    def never_asked(self) -> list[str]:
        """Names of the tensors that nobody has read."""
        return sorted(self._places.keys() - self._asked)


def _places(file: str, header: bytes, room: int) -> dict[str, _Place]:
    """Where each tensor lies; raises `ValueError` when that cannot be."""
    try:
        told = json.loads(header)
        places = {
            name: _Place(one["dtype"], tuple(one["shape"]), *one["data_offsets"])
            for name, one in told.items()
            if name != "__metadata__"
        }
        for name, place in places.items():
            size = _ITEM_BYTES.get(place.kind)
            numbers = (place.begin, place.end, *place.shape)
            wrong = not all(type(one) is int and one >= 0 for one in numbers) or place.end > room
            if size is not None:
                wrong |= place.end - place.begin != math.prod(place.shape) * size
            if wrong or (size is None and place.kind not in _OTHER_TYPES):
                raise ValueError(name)
    except (ValueError, RecursionError, AttributeError, LookupError, TypeError) as error:
        raise ValueError(f"the header of {file} cannot be read: {error}") from error
    return places


def _form(shape: tuple[int, ...]) -> str:
    return " x ".join(map(str, shape)) or "one number"
