"""Reading safetensors files, good and bad."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from carnet.adapters.embedding.encoder.tensor_file import TensorFile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "model.safetensors"


def write(file: Path, header: object, numbers: bytes = b"") -> TensorFile:
    text = json.dumps(header).encode()
    file.write_bytes(struct.pack("<Q", len(text)) + text + numbers)
    return TensorFile(file)


def tensor(**changes: Any) -> dict[str, Any]:
    return {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]} | changes}


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64])
def test_numbers_are_read_as_the_format_s_own_library_wrote_them(file: Path, kind: type) -> None:
    numbers = np.linspace(-2, 70_000, 6).reshape(2, 3).clip(max=60_000).astype(kind)
    save_file({"odd": np.ones(3, np.int8), "a": numbers}, file)
    read = TensorFile(file).read("a", (2, 3))
    assert read.dtype == np.float32
    np.testing.assert_array_equal(read, numbers.astype(np.float32))


def test_bfloat16_is_read(file: Path) -> None:
    import torch
    from safetensors.torch import save_file as save_torch

    numbers = torch.tensor([[0.1, -3e38], [1e-30, 7.0]], dtype=torch.bfloat16)
    save_torch({"a": numbers}, file)
    np.testing.assert_array_equal(TensorFile(file).read("a", (2, 2)), numbers.float().numpy())


def test_float32_is_mapped_and_the_file_stays_as_it_is(file: Path) -> None:
    save_file({"a": np.ones(4, np.float32)}, file)
    before = file.read_bytes()
    read = TensorFile(file).read("a", (4,))
    assert not read.flags.owndata
    read[:] = 5
    assert file.read_bytes() == before


def test_it_knows_what_nobody_has_read(file: Path) -> None:
    save_file({"a": np.ones(1, np.float32), "b": np.ones(1, np.float32)}, file)
    tensors = TensorFile(file)
    assert "b" in tensors
    tensors.read("b", (1,))
    assert tensors.never_asked() == ["a"]


@pytest.mark.parametrize(
    ("name", "shape", "said"),
    [("b", (2,), "has no b"), ("a", (3,), "a is 2, not 3"), ("a", (1, 2), "a is 2, not 1 x 2")],
)
def test_a_tensor_of_another_name_or_shape_is_named(
    file: Path, name: str, shape: tuple[int, ...], said: str
) -> None:
    tensors = write(file, tensor(), b"12345678")
    with pytest.raises(ValueError, match=said):
        tensors.read(name, shape)


def test_whole_numbers_are_no_weights(file: Path) -> None:
    tensors = write(file, tensor(dtype="I32"), b"12345678")
    with pytest.raises(ValueError, match="I32"):
        tensors.read("a", (2,))


@pytest.mark.parametrize(
    "changes",
    [
        {"data_offsets": [0, 12]},
        {"data_offsets": [-8, 0]},
        {"data_offsets": [0, 4]},
        {"data_offsets": [0]},
        {"data_offsets": "ab"},
        {"shape": [-2]},
        {"shape": [2**62, 4]},
        {"shape": [2.0]},
        {"shape": None},
        {"dtype": "F4"},
        {"dtype": None},
    ],
)
def test_a_header_that_cannot_be_is_refused(file: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="header"):
        write(file, tensor(**changes), b"12345678")


@pytest.mark.parametrize("header", [[], "a", 3, None, {"a": 3}, {"a": {}}])
def test_a_header_of_another_form_is_refused(file: Path, header: object) -> None:
    with pytest.raises(ValueError, match="header"):
        write(file, header)


@pytest.mark.parametrize(
    "content",
    [b"", b"short", b"\0" * 8, struct.pack("<Q", 2**60) + b"{}", struct.pack("<Q", 9) + b"{}"],
)
def test_what_is_no_safetensors_file_is_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(ValueError, match="no safetensors file"):
        TensorFile(file)


def test_a_header_that_never_ends_is_refused(file: Path) -> None:
    deep = b"[" * 100_000
    file.write_bytes(struct.pack("<Q", len(deep)) + deep)
    with pytest.raises(ValueError, match="header"):
        TensorFile(file)
