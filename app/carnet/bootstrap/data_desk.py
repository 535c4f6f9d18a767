"""What Carnet keeps, as the engine and the command line see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from carnet.adapters.files import data_places
from carnet.adapters.files.data_places import Place
from carnet.adapters.files.export_target import ExportTarget
from carnet.adapters.models.shelf import ModelShelf
from carnet.bootstrap.data_places import own_places, places_of
from carnet.bootstrap.erasing import mark_for_erasing
from carnet.domain.cancel import CancelToken
from carnet.domain.data import (
    DataKind,
    DataPlace,
    DataReport,
    EraseReport,
    ExportReport,
    ExportWords,
    ForgottenTalks,
)
from carnet.domain.ports import Manifest
from carnet.library.exporting import Enclosed, Exporter, OnProgress
from carnet.library.library import Library
from carnet.settings.paths import Paths


class DataDesk:
    """Counts, exports, forgets and marks for deletion. `erased`: what this start has deleted."""

    def __init__(
        self,
        paths: Paths,
        manifest: Manifest,
        library: Library,
        shelf: Callable[[], ModelShelf],
        erased: EraseReport | None = None,
    ) -> None:
        self._paths = paths
        self._manifest = manifest
        self._library = library
        self._shelf = shelf
        self.erased = erased

    def report(self, cancel: CancelToken) -> DataReport:
        """Where everything lies and how big it is now. Reads names and sizes alone."""
        paths = self._paths
        found: dict[DataKind, DataPlace] = {}
        for place in self._places():
            counted = data_places.count(place, cancel)
            found[place.kind] = _joined(found.get(place.kind), counted)
        talks = self._manifest.conversations
        size, total = talks.size_bytes(), talks.page(0, 1).total
        database = str(paths.database)
        found[DataKind.CONVERSATIONS] = DataPlace(
            DataKind.CONVERSATIONS, database, size, total, DataKind.DATABASE
        )
        return DataReport(
            tuple(found[kind] for kind in DataKind if kind in found),
            str(paths.data_dir),
            data_places.free_bytes(paths.data_dir),
            self._exposed(),
        )

    def close_to_others(self) -> None:
        """Take their rights from everybody but the owner."""
        data_places.close_to_others(self._private())

    def export(
        self,
        place: str,
        words: ExportWords,
        cancel: CancelToken,
        on_progress: OnProgress,
        *,
        archive: bool,
    ) -> ExportReport:
        """Write everything to a new folder or zip file. Raises `Cancelled` and `KnownError`."""
        paths = self._paths
        day = datetime.now().astimezone().date()
        target = ExportTarget(
            Path(place),
            words.name.replace("{day}", day.isoformat()),
            archive=archive,
            closed=tuple(dict.fromkeys((paths.data_dir, paths.models_dir, paths.config_dir))),
        )
        exporter = Exporter(self._manifest, self._enclosed())
        return exporter.export(target, words, day, cancel, on_progress)

    def forget_conversations(self) -> ForgottenTalks:
        """Every kept answer leaves the disk."""
        return self._library.forget_conversations()

    def mark_for_erasing(self, *, models: bool) -> None:
        """The next start deletes everything first. Raises `KnownError`."""
        mark_for_erasing(self._paths, self._manifest, models=models)

    def _places(self) -> tuple[Place, ...]:
        return places_of(self._paths, [spec.name for spec in self._shelf().catalog])

    def _private(self) -> list[Path]:
        """The directories, and files that lie in one that a person made."""
        paths = self._paths
        own = [path for place in own_places(paths) for path in place.paths()]
        return [*dict.fromkeys((paths.data_dir, paths.config_dir)), *own]

    def _exposed(self) -> tuple[str, ...]:
        """The directory itself when others may enter it, and what in it they may then read."""
        found: list[str] = []
        for folder in dict.fromkeys((self._paths.data_dir, self._paths.config_dir)):
            inside = [path for path in self._private() if path.parent == folder]
            found += data_places.exposed(folder, [folder, *inside])
        return tuple(dict.fromkeys(found))

    def _enclosed(self) -> Iterator[Enclosed]:
        """Imports as they are; what was chosen."""
        imports = self._paths.imports_dir
        for path in data_places.files_below([imports]):
            if path.is_file() and not path.is_symlink():
                name = path.relative_to(imports).as_posix()
                yield Enclosed(f"imports/{name}", path, imported=True)
        for place in own_places(self._paths):
            if place.kind in (DataKind.SETTINGS, DataKind.WINDOW):
                for path in data_places.files_below(place.paths()):
                    yield Enclosed(f"settings/{path.relative_to(place.folder).as_posix()}", path)


def _joined(one: DataPlace | None, other: DataPlace) -> DataPlace:
    if one is None:
        return other
    size, items = one.size_bytes + other.size_bytes, one.items + other.items
    return DataPlace(one.kind, one.path, size, items)
