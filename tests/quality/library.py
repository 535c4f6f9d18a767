"""A library of a folder of notes, indexed once and kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from carnet.bootstrap.services import Services, open_services
from carnet.domain.cancel import CancelToken
from carnet.settings.paths import resolve_paths


@contextmanager
def open_library(data_dir: Path, notes: Path) -> Iterator[Services]:
    """The services over `notes`, brought up to date and warm."""
    services = open_services(resolve_paths(str(data_dir)), writer=True)
    try:
        services.library.add_folder(str(notes))
        services.library.update(CancelToken(), lambda _progress: None)
        yield services
    finally:
        services.close()
