"""Another embedding model, chosen by a person: the real starter model under a second name."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.bootstrap.engines import choose_model
from carnet.bootstrap.services import Services, open_services
from carnet.domain.cancel import CancelToken
from carnet.domain.models import ModelRole
from carnet.domain.search import SearchMode, SearchRequest
from carnet.settings.paths import Paths, resolve_paths

STARTER = "all-minilm-l6-v2"
OTHER = "prompted-minilm"

pytestmark = pytest.mark.models


@pytest.fixture
def paths(models_dir: Path, tmp_path: Path) -> Paths:
    """A catalogue with two embedders: the second wants a prompt, so its vectors are others."""
    paths = resolve_paths(str(tmp_path / "data"))
    entry = paths.catalog.read_text(encoding="utf-8").split("[[model]]\n")[1]
    second = entry.replace(f'"{STARTER}"', f'"{OTHER}"').replace(
        "[model.source]", '[model.prompts]\nquery = "query: "\n\n[model.source]', 1
    )
    catalog = tmp_path / "catalog.toml"
    catalog.write_text(f"[[model]]\n{entry}\n[[model]]\n{second}", encoding="utf-8")
    assert len(tomllib.loads(catalog.read_text(encoding="utf-8"))["model"]) == 2
    models = tmp_path / "models"
    for name in (STARTER, OTHER):
        shutil.copytree(models_dir / STARTER, models / name)
    notes = tmp_path / "notes"
    notes.mkdir()
    for name, text in {
        "boiler": "The heating engineer comes in March to service the boiler.",
        "bread": "Knead the dough for ten minutes and let it rise overnight.",
        "bike": "The puncture was in the rear tyre; a new tube is needed.",
    }.items():
        (notes / f"{name}.md").write_text(f"# {name}\n\n{text}\n")
    return replace(paths, catalog=catalog, models_dir=models)


@pytest.fixture
def services(paths: Paths, tmp_path: Path) -> Iterator[Services]:
    services = open_services(paths, writer=True)
    services.library.add_folder(str(tmp_path / "notes"))
    services.library.update()
    yield services
    services.close()


def best(services: Services) -> str:
    request = SearchRequest("when is the furnace maintained", SearchMode.VECTOR)
    return services.searcher.search(request).passages[0].title


def table_names(paths: Paths) -> set[str]:
    return {place.name for place in paths.index_dir.glob("vectors_*")}


def test_installing_a_second_embedder_changes_nothing_by_itself(services: Services) -> None:
    services.models.reload()

    assert services.library.status().rebuild is None
    assert services.library.update().chunks.embedded == 0


def test_the_chosen_embedder_takes_over_when_its_vectors_are_there(
    services: Services, paths: Paths
) -> None:
    before = table_names(paths)
    choose_model(paths, ModelRole.EMBEDDER, OTHER)
    services.models.reload()
    rebuild = services.library.status().rebuild
    assert rebuild is not None
    assert (rebuild.model, rebuild.done, rebuild.total) == (OTHER, 0, 3)
    assert best(services) == "boiler"

    report = services.library.update()

    assert report.documents.unchanged == 3
    assert (report.chunks.written, report.chunks.embedded) == (0, 3)
    assert services.library.status().rebuild is None
    assert best(services) == "boiler"
    assert len(table_names(paths)) == 1
    assert table_names(paths).isdisjoint(before)


def test_a_reader_goes_on_with_the_old_one_until_then(services: Services, paths: Paths) -> None:
    choose_model(paths, ModelRole.EMBEDDER, OTHER)

    reader = open_services(paths, writer=False)
    try:
        assert best(reader) == "boiler"
    finally:
        reader.close()


def test_keeping_the_old_one_is_remembered(services: Services, paths: Paths) -> None:
    before = table_names(paths)
    choose_model(paths, ModelRole.EMBEDDER, OTHER)
    services.models.reload()
    services.library.embed(CancelToken())  # complete: there is nothing left to give up
    services.models.keep_embedder()
    assert table_names(paths).isdisjoint(before)

    choose_model(paths, ModelRole.EMBEDDER, STARTER)
    services.models.reload()
    assert services.library.status().rebuild is not None
    services.models.keep_embedder()

    assert services.library.status().rebuild is None
    services.models.reload()
    assert services.library.status().rebuild is None
    assert best(services) == "boiler"


def test_a_model_in_use_that_was_removed_is_replaced_at_once(
    services: Services, paths: Paths
) -> None:
    choose_model(paths, ModelRole.EMBEDDER, OTHER)
    shutil.rmtree(paths.models_dir / STARTER)

    services.models.reload()
    report = services.library.update()

    assert services.library.status().rebuild is None
    assert report.chunks.embedded == 3
    assert best(services) == "boiler"
