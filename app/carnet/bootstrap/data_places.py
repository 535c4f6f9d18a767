"""What Carnet keeps and where, by kind: the one list that counting and deleting go by."""

from __future__ import annotations

from collections.abc import Sequence

from carnet.adapters.files.data_places import Place
from carnet.domain.data import DataKind
from carnet.settings.paths import Paths

_DRAFTS = (".*.tmp",)


def places_of(paths: Paths, models: Sequence[str]) -> tuple[Place, ...]:
    """Every place. `models`: names of the folders in the models directory that are Carnet's."""
    return (*own_places(paths), *model_places(paths, models))


def own_places(paths: Paths) -> tuple[Place, ...]:
    """What belongs to this library alone."""
    data, config, index = paths.data_dir, paths.config_dir, paths.index_dir
    database = paths.database
    return (
        Place(DataKind.VECTORS, index, ("vectors_*",), index),
        Place(DataKind.TEXT, data, (index.name,), index, left_out=("vectors_*",)),
        Place(DataKind.DATABASE, data, (database.name, f"{database.name}-*"), database),
        Place(DataKind.IMPORTS, data, (paths.imports_dir.name,), paths.imports_dir),
        Place(DataKind.LOGS, data, (paths.logs_dir.name,), paths.logs_dir),
        Place(
            DataKind.SETTINGS,
            config,
            (paths.settings_file.name, "settings.broken-*", paths.own_prompts_dir.name),
            paths.settings_file,
        ),
        Place(DataKind.WINDOW, config, (f"{paths.window_state.name}*",), paths.window_state),
        *(Place(DataKind.TEMPORARY, folder, _DRAFTS, folder) for folder in {data, config}),
    )


def model_places(paths: Paths, models: Sequence[str]) -> tuple[Place, ...]:
    """The models, which several libraries may share, and halves of downloads."""
    folder = paths.models_dir
    return (
        Place(DataKind.MODELS, folder, (*models, ".lock", ".locks"), folder),
        Place(DataKind.TEMPORARY, folder, (".partial-*", *_DRAFTS), folder),
    )
