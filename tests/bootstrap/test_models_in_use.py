"""Using, checking and removing models of an open library: the real embedder, twice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.bootstrap.services import Services, open_services
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled, KnownError
from carnet.domain.models import InstalledModel, ModelState
from carnet.settings.paths import Paths, resolve_paths
from carnet.settings.schema import EMBEDDER
from carnet.settings.store import SettingsStore

STARTER, OTHER = "all-minilm-l6-v2", "prompted-minilm"

pytestmark = pytest.mark.models


@pytest.fixture
def paths(models_dir: Path, tmp_path: Path) -> Paths:
    """Two embedders, both installed; the second wants a prompt, so its vectors are others."""
    paths = resolve_paths(str(tmp_path / "data"))
    entry = paths.catalog.read_text(encoding="utf-8").split("[[model]]\n")[1]
    second = entry.replace(f'"{STARTER}"', f'"{OTHER}"').replace(
        "[model.source]", '[model.prompts]\nquery = "query: "\n\n[model.source]', 1
    )
    catalog = tmp_path / "catalog.toml"
    catalog.write_text(f"[[model]]\n{entry}\n[[model]]\n{second}", encoding="utf-8")
    models = tmp_path / "models"
    for name in (STARTER, OTHER):
        shutil.copytree(models_dir / STARTER, models / name)
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "boiler.md").write_text("# Boiler\n\nServiced in March.\n")
    return replace(paths, catalog=catalog, models_dir=models)


@pytest.fixture
def services(paths: Paths, tmp_path: Path) -> Iterator[Services]:
    services = open_services(paths, writer=True)
    services.library.add_folder(str(tmp_path / "notes"))
    services.library.update()
    yield services
    services.close()


def seen(services: Services, name: str) -> InstalledModel:
    return next(model for model in services.models.list() if model.spec.name == name)


def test_a_model_is_told_with_its_size_and_the_machine_with_its_room(services: Services) -> None:
    model = seen(services, STARTER)
    assert model.in_use
    assert model.disk_bytes > 90_000_000
    room = services.models.room()
    assert 0 < room.free_memory_bytes <= room.memory_bytes
    assert room.free_disk_bytes > 0


def test_another_embedder_is_used_when_its_vectors_are_complete(
    services: Services, paths: Paths
) -> None:
    services.models.use(OTHER)
    assert SettingsStore(paths.settings_file).load().settings.get(EMBEDDER) == OTHER
    rebuild = services.library.status().rebuild
    assert rebuild is not None
    assert rebuild.model == OTHER
    assert seen(services, STARTER).in_use  # it still answers
    assert not seen(services, OTHER).in_use
    for name in (STARTER, OTHER):
        with pytest.raises(KnownError) as caught:
            services.models.remove(name)
        assert caught.value.code == "model-in-use"
    services.library.update()
    assert seen(services, OTHER).in_use
    services.models.remove(STARTER)
    assert seen(services, STARTER).state is ModelState.MISSING


def test_checking_reads_every_byte_and_can_be_stopped(services: Services, paths: Paths) -> None:
    cancel = CancelToken()
    assert services.models.verify(OTHER, cancel).state is ModelState.READY
    weights = paths.models_dir / OTHER / "model.safetensors"
    with weights.open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"?")
    assert services.models.verify(OTHER, cancel).state is ModelState.CORRUPT
    cancel.cancel()
    with pytest.raises(Cancelled):
        services.models.verify(OTHER, cancel)


def test_a_damaged_model_is_not_used(services: Services, paths: Paths) -> None:
    (paths.models_dir / OTHER / "tokenizer.json").write_text("{}")
    with pytest.raises(KnownError) as caught:
        services.models.use(OTHER)
    assert caught.value.code == "model-corrupt"
    assert seen(services, STARTER).in_use


def test_names_nobody_knows_are_told(services: Services) -> None:
    with pytest.raises(KnownError) as caught:
        services.models.use("no-such-model")
    assert caught.value.code == "model-unknown"
