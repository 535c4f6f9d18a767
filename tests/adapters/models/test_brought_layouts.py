"""Folders of encoders as newer and older programs lay them out."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.tiny_encoders import MOST_TOKENS, write_embedder, write_reranker

from carnet.adapters.models.embedders import describe_embedder, is_embedder
from carnet.adapters.models.installer import ModelInstaller
from carnet.adapters.models.rerankers import describe_reranker
from carnet.adapters.models.shelf import ModelShelf
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelRole, ModelSpec, ModelState


def described(folder: Path) -> ModelSpec:
    return describe_embedder(folder, (), CancelToken())


def test_a_dense_layer_comes_along_and_decides_the_length_of_vectors(tmp_path: Path) -> None:
    folder = tmp_path / "with-dense"
    write_embedder(folder, dense=24)
    shelf = ModelShelf((), tmp_path / "models")

    def never(*_arguments: object) -> Path:
        raise AssertionError("nothing is fetched for a folder")

    model = ModelInstaller(shelf, never).install_from_file(
        folder, lambda _step: None, CancelToken()
    )
    assert model.state is ModelState.READY
    assert model.spec.dimension == 24
    copied = Path(model.path)
    for name in ("config.json", "model.safetensors"):
        assert (copied / "2_Dense" / name).read_bytes() == (folder / "2_Dense" / name).read_bytes()
    (copied / "2_Dense" / "model.safetensors").write_bytes(b"changed")
    [seen] = shelf.list()
    assert seen.state is ModelState.CORRUPT


def test_a_part_outside_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    write_embedder(folder, dense=24)
    (folder / "2_Dense").rename(tmp_path / "outside")
    modules = json.loads((folder / "modules.json").read_text())
    modules[2]["path"] = "../outside"
    (folder / "modules.json").write_text(json.dumps(modules))
    with pytest.raises(KnownError) as failure:
        described(folder)
    assert failure.value.code == "embedder-unusable"


def test_several_poolings_make_longer_vectors(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    write_embedder(folder, pooling=["cls", "mean"])
    assert described(folder).dimension == 96


def test_the_roberta_family_reads_less_than_it_has_positions(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    write_embedder(folder, "camembert", max_position_embeddings=36)
    assert described(folder).max_tokens == 34
    reranker = tmp_path / "reranker"
    write_reranker(reranker, "xlm-roberta", max_position_embeddings=36)
    assert describe_reranker(reranker, (), CancelToken()).max_tokens == 34


def test_a_cross_encoder_that_names_its_parts_is_none_the_less_a_reranker(tmp_path: Path) -> None:
    from sentence_transformers import CrossEncoder

    plain, folder = tmp_path / "plain", tmp_path / "saved"
    write_reranker(plain)
    CrossEncoder(str(plain), device="cpu", local_files_only=True).save_pretrained(str(folder))
    assert (folder / "modules.json").is_file()
    assert not is_embedder(folder)
    spec = describe_reranker(folder, (), CancelToken())
    assert (spec.role, spec.max_tokens) == (ModelRole.RERANKER, MOST_TOKENS)


@pytest.mark.parametrize("text", ["", "[", "3"])
def test_a_folder_whose_parts_cannot_be_read_is_told_to_be_no_embedder(
    tmp_path: Path, text: str
) -> None:
    folder = tmp_path / "model"
    write_embedder(folder)
    assert is_embedder(folder)
    (folder / "config.json").write_text(text)
    assert is_embedder(folder)
    with pytest.raises(KnownError) as failure:
        described(folder)
    assert failure.value.code == "embedder-unusable"


def test_the_memory_it_takes_is_told_by_its_weights_and_its_words(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    write_embedder(folder)
    before = described(folder)
    assert before.memory_bytes > before.size_bytes // 2
    tokenizer = folder / "tokenizer.json"
    os.truncate(tokenizer, tokenizer.stat().st_size + 1_000_000)
    assert described(folder).memory_bytes > before.memory_bytes + 20_000_000
