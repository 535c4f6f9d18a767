"""A reranker, chosen by a person: a real cross-encoder beside the real starter embedder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.adapters.models.files import hash_file
from carnet.bootstrap.engines import choose_model
from carnet.bootstrap.services import Services, open_services
from carnet.domain.models import ModelRole
from carnet.domain.search import Passage, SearchMode, SearchRequest
from carnet.settings.paths import Paths, resolve_paths
from carnet.settings.schema import RERANK_BUDGET_MS
from carnet.settings.store import SettingsStore

pytestmark = pytest.mark.models

EMBEDDER, TINY = "all-minilm-l6-v2", "tiny-reranker"
# One note has the question's rare word, which the reranker does not know; another has the rest.
QUESTION = "boiler pressure winter sonatina"
NOTES = {
    "music": "The sonatina, again the sonatina: a sonatina for two.",
    "heating": "In winter the pressure of the boiler falls: look at the gauge by the stove.",
    "garden": "Prune the pear tree in autumn and mend the fence by the well.",
    "harbour": "The boat lies in the harbour; its engine wants salt water no longer.",
    "roof": "A tile fell from the roof in the winter frost.",
    "clause-12": "The tenant cleans the chimney each autumn.",
}


@pytest.fixture
def paths(models_dir: Path, reranker_folder: Path, tmp_path: Path) -> Paths:
    """A catalogue with the starter embedder and the reranker, both installed."""
    paths = resolve_paths(str(tmp_path / "data"))
    entry = paths.catalog.read_text(encoding="utf-8").split("[[model]]\n")[1]
    files = "".join(
        f'[[model.files]]\npath = "{path.name}"\nsha256 = "{hash_file(path)}"\n'
        for path in sorted(reranker_folder.iterdir(), reverse=True)
    )
    catalog = tmp_path / "catalog.toml"
    catalog.write_text(
        f'[[model]]\n{entry}\n[[model]]\nname = "{TINY}"\ntitle = "Tiny"\nrole = "reranker"\n'
        'format = "sentence-transformers"\nlicence = "Apache-2.0"\nlanguages = ["en"]\n'
        "size_bytes = 1\nmemory_bytes = 1\nmax_tokens = 64\n"
        f'[model.source]\nfilename = "tiny.whl"\nsha256 = "00"\n{files}',
        encoding="utf-8",
    )
    models = tmp_path / "models"
    shutil.copytree(models_dir / EMBEDDER, models / EMBEDDER)
    shutil.copytree(reranker_folder, models / TINY)
    notes = tmp_path / "notes"
    notes.mkdir()
    for name, text in NOTES.items():
        (notes / f"{name}.md").write_text(text)
    config = tmp_path / "config"
    return replace(paths, catalog=catalog, models_dir=models, config_dir=config)


@pytest.fixture
def services(paths: Paths, tmp_path: Path) -> Iterator[Services]:
    set_budget(paths, 10_000)  # a busy machine is no failure
    services = open_services(paths, writer=True)
    services.library.add_folder(str(tmp_path / "notes"))
    services.library.update()
    yield services
    services.close()


def set_budget(paths: Paths, budget_ms: int) -> None:
    store = SettingsStore(paths.settings_file)
    store.save(store.load().settings.with_value(RERANK_BUDGET_MS, budget_ms))


def choose(services: Services, paths: Paths) -> None:
    choose_model(paths, ModelRole.RERANKER, TINY)
    services.models.reload()


def found(services: Services, **more: object) -> list[Passage]:
    request = SearchRequest(QUESTION, explain=True, **more)  # type: ignore[arg-type]
    return list(services.searcher.search(request).passages)


def part(passage: Passage) -> float:
    assert passage.explanation is not None
    return sum(one.value for one in passage.explanation.parts if one.name == "reranker")


def test_an_installed_reranker_that_nobody_chose_is_not_used(services: Services) -> None:
    services.models.reload()
    services.warm(ModelRole.RERANKER)
    assert not any(model.in_use for model in services.models.list() if model.spec.name == TINY)
    assert [part(passage) for passage in found(services)] == [0.0] * len(NOTES)


def test_a_chosen_one_reorders_and_says_by_how_much(services: Services, paths: Paths) -> None:
    before = found(services)
    choose(services, paths)
    services.warm(ModelRole.RERANKER)
    after = found(services)
    assert {passage.path for passage in after} == {passage.path for passage in before}
    assert after[0].title == "heating"
    assert [passage.title for passage in after] != [passage.title for passage in before]
    gained = {passage.title: part(passage) for passage in after}
    assert gained["music"] < 0
    for passage in after:
        assert passage.explanation is not None
        shares = sum(one.value for one in passage.explanation.parts)
        assert shares == pytest.approx(passage.score, abs=1e-4)


def test_halves_alone_words_being_typed_and_names_are_left_as_they_are(
    services: Services, paths: Paths
) -> None:
    choose(services, paths)
    for more in ({"mode": SearchMode.KEYWORD}, {"mode": SearchMode.VECTOR}, {"typing": True}):
        assert not any(part(passage) for passage in found(services, **more))
    for query, name in (("music", "music"), ("boiler pressure in clause-12", "clause-12")):
        named = services.searcher.search(SearchRequest(query, explain=True)).passages
        assert named[0].title == name
        assert not any(part(passage) for passage in named)


def test_without_time_it_is_left_out(services: Services, paths: Paths) -> None:
    set_budget(paths, 0)
    choose(services, paths)
    assert not any(part(passage) for passage in found(services))


def test_damaged_files_cost_no_search(services: Services, paths: Paths) -> None:
    weights = paths.models_dir / TINY / "model.safetensors"
    choose(services, paths)
    weights.write_bytes(weights.read_bytes()[:1_000])
    result = services.searcher.search(SearchRequest(QUESTION))
    assert len(result.passages) == len(NOTES)
    assert "reranker-failed" in result.notes
