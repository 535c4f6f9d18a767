"""Which models can be used where torch is not there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.tiny_encoders import write_embedder, write_reranker

from carnet.adapters.embedding.light_record import LIGHT_FOLDER, LightRecord, write_light_record
from carnet.adapters.embedding.reference_model import has_torch
from carnet.adapters.models.catalog import load_catalog
from carnet.adapters.models.installer import ModelInstaller
from carnet.adapters.models.shelf import ModelShelf
from carnet.bootstrap.edition import check_kind, check_made
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelFormat, ModelRole, ModelSpec

CATALOG = load_catalog(Path(__file__).resolve().parents[2] / "models" / "catalog.toml")


def lean() -> bool:
    return False


def refused(spec: ModelSpec, folder: Path) -> KnownError:
    with pytest.raises(KnownError) as failure:
        check_kind(spec, folder, lean)
    assert failure.value.code == "model-needs-full-edition"
    return failure.value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "brought"
    write_embedder(folder)
    return folder


def change(file: Path, **changes: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))


def test_the_kinds_that_carnet_builds_by_itself_are_taken(
    folder: Path, tmp_path: Path, embedder_spec: ModelSpec
) -> None:
    check_kind(embedder_spec, folder, lean)
    write_reranker(tmp_path / "reranker")
    check_kind(replace(embedder_spec, role=ModelRole.RERANKER), tmp_path / "reranker", lean)


def test_another_kind_is_refused_by_name_unless_torch_is_there(
    folder: Path, embedder_spec: ModelSpec
) -> None:
    change(folder / "config.json", model_type="mamba")
    assert has_torch()
    check_kind(embedder_spec, folder)
    assert "mamba" in str(refused(embedder_spec, folder))


def test_a_folder_that_cannot_be_read_is_refused(folder: Path, embedder_spec: ModelSpec) -> None:
    (folder / "modules.json").write_text("{")
    refused(embedder_spec, folder)


def test_a_language_model_needs_none_of_it(tmp_path: Path) -> None:
    spec = next(spec for spec in CATALOG if spec.format is ModelFormat.GGUF)
    check_kind(spec, tmp_path, lean)
    check_made(spec, tmp_path, lean)


def test_such_a_model_is_refused_before_anything_is_copied(folder: Path, tmp_path: Path) -> None:
    change(folder / "config.json", hidden_act="mish")
    shelf = ModelShelf((), tmp_path / "models")
    told: list[object] = []

    def accept(spec: ModelSpec, origin: Path) -> None:
        check_kind(spec, origin, lean)

    def never(*_arguments: object) -> Path:
        raise AssertionError("nothing is fetched for a folder")

    with pytest.raises(KnownError, match="mish"):
        ModelInstaller(shelf, never, accept=accept).install_from_file(
            folder, told.append, CancelToken()
        )
    assert told == []
    assert shelf.list() == ()


def test_an_installed_model_without_a_light_form_is_refused_with_the_reason(
    folder: Path, embedder_spec: ModelSpec
) -> None:
    check_made(embedder_spec, folder)
    light = folder / LIGHT_FOLDER
    light.mkdir()
    write_light_record(light, LightRecord("source", "openvino 1", "one", problem="it is too odd"))
    with pytest.raises(KnownError, match="it is too odd"):
        check_made(embedder_spec, folder, lean)
