"""Models that came with the program, in a folder that is never written."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.adapters.embedding.light_record import (
    EXACT,
    GRAPH,
    LIGHT_FOLDER,
    WEIGHTS,
    LightRecord,
    source_of,
    write_light_record,
)
from carnet.adapters.models.catalog import load_catalog
from carnet.adapters.models.shelf import ModelShelf
from carnet.domain.models import ModelFile, ModelFormat, ModelSpec, ModelState

CATALOG = Path(__file__).resolve().parents[3] / "models" / "catalog.toml"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def spec() -> ModelSpec:
    catalog = load_catalog(CATALOG)
    first = next(one for one in catalog if one.format is ModelFormat.SENTENCE_TRANSFORMERS)
    files = (
        ModelFile("model.safetensors", sha256(b"weights")),
        ModelFile("tokenizer.json", sha256(b"{}")),
    )
    return replace(first, files=files)


@pytest.fixture
def shipped(tmp_path: Path, spec: ModelSpec) -> Path:
    """The light form alone, as a package brings it."""
    light = tmp_path / "shipped" / spec.name / LIGHT_FOLDER
    light.mkdir(parents=True)
    (light.parent / "tokenizer.json").write_bytes(b"{}")
    files = []
    for name in (GRAPH, WEIGHTS):
        (light / name).write_bytes(name.encode())
        files.append(ModelFile(name, sha256(name.encode())))
    write_light_record(light, LightRecord(source_of(spec), "openvino", "any", EXACT, tuple(files)))
    return tmp_path / "shipped"


def shelf_of(spec: ModelSpec, own: Path, shipped: Path) -> ModelShelf:
    return ModelShelf((spec,), own, shipped_dir=shipped)


def test_a_shipped_model_is_used_where_it_lies(
    spec: ModelSpec, shipped: Path, tmp_path: Path
) -> None:
    model = shelf_of(spec, tmp_path / "own", shipped).look(spec)
    assert (model.state, Path(model.path)) == (ModelState.READY, shipped / spec.name)
    assert not (tmp_path / "own").exists()


def test_a_model_of_ones_own_goes_before_the_shipped_one(
    spec: ModelSpec, shipped: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own" / spec.name
    own.mkdir(parents=True)
    (own / "model.safetensors").write_bytes(b"weights")
    (own / "tokenizer.json").write_bytes(b"{}")
    model = shelf_of(spec, tmp_path / "own", shipped).look(spec)
    assert (model.state, Path(model.path)) == (ModelState.READY, own)


@pytest.mark.parametrize("name", [f"{LIGHT_FOLDER}/{WEIGHTS}", "tokenizer.json"])
def test_a_damaged_shipped_file_is_noticed(
    spec: ModelSpec, shipped: Path, tmp_path: Path, name: str
) -> None:
    (shipped / spec.name / name).write_bytes(b"other")
    model = shelf_of(spec, tmp_path / "own", shipped).look(spec)
    assert model.state is not ModelState.READY


def test_a_light_form_of_another_model_is_none_of_this_one(
    spec: ModelSpec, shipped: Path, tmp_path: Path
) -> None:
    other = replace(spec, files=(ModelFile("model.safetensors", sha256(b"new")), spec.files[1]))
    assert shelf_of(other, tmp_path / "own", shipped).look(other).state is ModelState.MISSING
