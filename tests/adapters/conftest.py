"""What tests of adapters share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from carnet.adapters.light_maker import LightMaker
from carnet.adapters.light_record import LIGHT_FOLDER, usable_record
from carnet.adapters.model_catalog import load_catalog
from carnet.domain.cancel import CancelToken
from carnet.domain.models import ModelRole, ModelSpec

CATALOG = load_catalog(Path(__file__).parents[2] / "models" / "catalog.toml")


@pytest.fixture(scope="session")
def embedder_spec() -> ModelSpec:
    """The starter embedder's entry in the catalogue."""
    return next(spec for spec in CATALOG if spec.role is ModelRole.EMBEDDER)


@pytest.fixture(scope="session")
def light_folder(
    models_dir: Path, embedder_spec: ModelSpec, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A copy of the starter embedder with its light form: the installed one, else made here."""
    folder = tmp_path_factory.mktemp("models") / embedder_spec.name
    shutil.copytree(models_dir / embedder_spec.name, folder)
    if LightMaker().needed(embedder_spec, folder):
        LightMaker().tune(embedder_spec, folder, lambda *_step: None, CancelToken())
    assert usable_record(embedder_spec, folder) is not None
    return folder


@pytest.fixture
def plain_folder(light_folder: Path, tmp_path: Path) -> Path:
    """The starter embedder without a light form."""
    folder = tmp_path / light_folder.name
    shutil.copytree(light_folder, folder, ignore=shutil.ignore_patterns(LIGHT_FOLDER))
    return folder
