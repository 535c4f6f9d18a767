"""What follows when a person chose something else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from carnet.bootstrap.chosen import Chosen, Followed, differences
from carnet.bootstrap.services import Services, open_services
from carnet.domain.models import ModelRole
from carnet.settings.paths import Paths, resolve_paths
from carnet.settings.schema import (
    ABSTENTION,
    ADAPTER,
    BATTERY_PAUSE_PERCENT,
    EMBEDDER,
    EXTRACTIVE_ONLY,
    GPU,
    IGNORED_NAMES,
    MAKE_ROOM,
    POLLED_FOLDERS,
    RERANK_BUDGET_MS,
    SIZE_LIMIT_MB,
    THEME,
    UNSUPPORTED,
)
from carnet.settings.setting import Setting
from carnet.settings.store import SettingsStore
from carnet.settings.values import Settings

EMBEDDERS = frozenset({ModelRole.EMBEDDER})
WRITERS = frozenset({ModelRole.GENERATOR})
RERANKERS = frozenset({ModelRole.RERANKER})


@pytest.mark.parametrize(
    ("setting", "value", "followed"),
    [
        (SIZE_LIMIT_MB, 5, Followed(files=True)),
        (IGNORED_NAMES, ("*.tmp",), Followed(files=True)),
        (POLLED_FOLDERS, ("/mnt/nas",), Followed(files=True)),
        (BATTERY_PAUSE_PERCENT, 0, Followed(manners=True)),
        (MAKE_ROOM, False, Followed(manners=True)),
        (ABSTENTION, "bold", Followed(answers=True)),
        (UNSUPPORTED, "greyed", Followed(answers=True)),
        (EXTRACTIVE_ONLY, True, Followed(answers=True)),
        (EMBEDDER, "other", Followed(roles=EMBEDDERS)),
        (GPU, "off", Followed(roles=WRITERS)),
        (ADAPTER, "terse", Followed(roles=WRITERS)),
        (RERANK_BUDGET_MS, 0, Followed(roles=RERANKERS)),
        (THEME, "dark", Followed()),
    ],
)
def test_each_choice_is_followed_by_what_it_is_about(
    setting: Setting[Any], value: object, followed: Followed
) -> None:
    assert differences(Settings(), Settings().with_value(setting, value)) == followed


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return resolve_paths(str(tmp_path / "data"))


def choose(paths: Paths, setting: Setting[Any], value: object) -> None:
    store = SettingsStore(paths.settings_file)
    store.save(store.load().settings.with_value(setting, value))


def test_what_could_not_be_saved_holds_over_the_file(paths: Paths) -> None:
    chosen = Chosen(paths)
    choose(paths, SIZE_LIMIT_MB, 5)
    assert chosen.follow({ABSTENTION.key: "bold"}) == Followed(files=True, answers=True)
    assert chosen.settings.get(SIZE_LIMIT_MB) == 5
    assert chosen.settings.get(ABSTENTION) == "bold"
    assert chosen.follow({ABSTENTION.key: "nonsense"}) == Followed(answers=True)


@pytest.fixture
def services(paths: Paths, tmp_path: Path) -> Iterator[Services]:
    """A library of three notes, one of them large."""
    notes = tmp_path / "notes"
    notes.mkdir()
    for name in ("a", "b.draft"):
        (notes / f"{name}.md").write_text(f"# {name}\n\nSomething about {name}.\n")
    (notes / "large.md").write_text("# Large\n\n" + "word " * 400_000)
    services = open_services(paths, writer=True)
    services.library.add_folder(str(notes))
    services.library.update()
    yield services
    services.close()


def readable(services: Services) -> set[str]:
    page = services.documents.page(0, 100)
    return {Path(document.path).name for document in page if document.problem is None}


def test_ignored_names_leave_the_library_and_come_back(services: Services, paths: Paths) -> None:
    assert readable(services) == {"a.md", "b.draft.md", "large.md"}
    choose(paths, IGNORED_NAMES, ("*.draft.md",))
    services.follow_settings({})
    services.library.update()
    assert readable(services) == {"a.md", "large.md"}
    services.follow_settings({IGNORED_NAMES.key: []})
    services.library.update()
    assert readable(services) == {"a.md", "b.draft.md", "large.md"}


def test_a_larger_limit_has_the_files_read_that_were_too_large(
    services: Services, paths: Paths
) -> None:
    choose(paths, SIZE_LIMIT_MB, 1)
    services.follow_settings({})
    services.library.update()
    assert readable(services) == {"a.md", "b.draft.md"}
    choose(paths, SIZE_LIMIT_MB, 3)
    services.follow_settings({})
    services.library.update()
    assert readable(services) == {"a.md", "b.draft.md", "large.md"}


def test_a_folder_named_as_silent_is_polled(services: Services, tmp_path: Path) -> None:
    assert [folder.polled for folder in services.library.folders()] == [False]
    services.follow_settings({POLLED_FOLDERS.key: [str(tmp_path / "notes")]})
    assert [folder.polled for folder in services.library.folders()] == [True]


def test_answers_follow_at_the_next_question(services: Services) -> None:
    before = services.answerer
    services.follow_settings({})
    assert services.answerer is before
    services.follow_settings({ABSTENTION.key: "bold"})
    assert services.answerer is not before


@pytest.mark.models
def test_a_model_that_stays_is_not_loaded_again(services: Services, models_dir: Path) -> None:
    embedder, searcher = services._engines.embedder, services.searcher
    services.exchange_models([ModelRole.GENERATOR])
    assert services._engines.embedder is embedder
    assert services.searcher is not searcher
