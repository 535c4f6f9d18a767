"""Which models can be used where torch is not there."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.tiny_encoders import write_embedder, write_reranker

from carnet.adapters.embedding import light_maker
from carnet.adapters.embedding.light_maker import LightMaker
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


def recorded(folder: Path, **said: Any) -> None:
    light = folder / LIGHT_FOLDER
    light.mkdir()
    write_light_record(light, LightRecord("source", "openvino 1", "one", **said))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"problem": "it is too odd"}, "model-needs-full-edition"),
        ({"problem": "exit code -9", "interrupted": True}, "install-failed"),
        ({"precision": "f32"}, "model-corrupt"),  # and its files are gone
        (None, "model-corrupt"),
    ],
)
def test_an_installed_model_without_a_light_form_is_refused_with_what_helps(
    folder: Path, embedder_spec: ModelSpec, said: dict[str, Any] | None, code: str
) -> None:
    if said is not None:
        recorded(folder, **said)
    check_made(embedder_spec, folder)  # torch does without
    with pytest.raises(KnownError) as failure:
        check_made(embedder_spec, folder, lean)
    info = failure.value.info
    assert info.code == code
    assert info.advice
    if said and said.get("problem"):
        assert said["problem"] in info.detail


def test_what_a_lack_of_memory_ended_is_tried_again_where_nothing_does_without(
    folder: Path, embedder_spec: ModelSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash = (sys.executable, "-c", "import os; os.abort()")
    LightMaker(crash).tune(embedder_spec, folder, lambda *_step: None, CancelToken())
    assert not LightMaker().needed(embedder_spec, folder)
    monkeypatch.setattr(light_maker, "has_torch", lean)
    assert LightMaker().needed(embedder_spec, folder)
