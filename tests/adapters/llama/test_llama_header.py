"""What a GGUF file says of itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.adapters.gguf_files import write_gguf, write_lora

from carnet.adapters.llama.header import NotGgufError, read_header

TINY = {
    "general.architecture": "llama",
    "llama.block_count": 2,
    "llama.embedding_length": 64,
    "llama.attention.head_count": 4,
    "llama.attention.head_count_kv": 2,
    "llama.feed_forward_length": 128,
    "llama.vocab_size": 1000,
}


def test_values_and_shapes_are_read(tmp_path: Path) -> None:
    tensors = {"blk.0.attn_q.weight": np.zeros((3, 5))}
    header = read_header(write_gguf(tmp_path / "a.gguf", TINY | {"x": 0.5, "y": True}, tensors))
    assert header.architecture == "llama"
    assert (header.layers, header.values["x"], header.values["y"]) == (3, 0.5, True)
    assert header.shapes == {"blk.0.attn_q.weight": (5, 3)}


def test_the_cache_grows_with_context_and_shared_heads_only(tmp_path: Path) -> None:
    header = read_header(write_gguf(tmp_path / "a.gguf", TINY))
    # 2 blocks, 2 heads of 16 for keys and as many for values, two bytes each
    assert header.cache_bytes(100) == 100 * 2 * 2 * (16 + 16) * 2
    assert header.working_bytes(10) == 4 * (10 * (8 * 64 + 3 * 128) + 1000)


def test_a_file_that_says_nothing_of_its_size_needs_nothing_known(tmp_path: Path) -> None:
    header = read_header(write_gguf(tmp_path / "a.gguf", {"general.architecture": "llama"}))
    assert (header.layers, header.cache_bytes(4096)) == (1, 0)


def test_an_adapter_is_told_from_a_model(tmp_path: Path) -> None:
    assert read_header(write_lora(tmp_path / "lora.gguf", 0.0)).is_adapter
    assert not read_header(write_gguf(tmp_path / "a.gguf", TINY)).is_adapter


def test_a_header_that_breaks_off_anywhere_is_no_gguf(tmp_path: Path) -> None:
    whole = write_gguf(tmp_path / "a.gguf", TINY).read_bytes().rstrip(b"\0")
    cut = tmp_path / "cut.gguf"
    for length in range(0, len(whole) - 4, 7):
        cut.write_bytes(whole[:length])
        with pytest.raises(NotGgufError):
            read_header(cut)


def test_absurd_counts_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.gguf"
    path.write_bytes(b"GGUF" + (3).to_bytes(4, "little") + b"\xff" * 16 + b"\0" * 64)
    with pytest.raises(NotGgufError, match="tensors"):
        read_header(path)


@pytest.mark.models
def test_the_starter_model_says_what_llama_cpp_needs(models_dir: Path) -> None:
    weights = models_dir / "smollm2-135m-instruct" / "SmolLM2-135M-Instruct.Q4_1.gguf"
    header = read_header(weights)
    assert (header.architecture, header.layers) == ("llama", 31)
    assert header.cache_bytes(4096) == 4096 * 30 * 3 * (64 + 64) * 2
    assert header.shapes["blk.0.attn_q.weight"] == (576, 576)
