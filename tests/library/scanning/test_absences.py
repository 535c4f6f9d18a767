"""Since when a folder is away."""

from __future__ import annotations

from tests.library.conftest import Workshop

from carnet.domain.documents import FolderState


def test_the_first_scan_that_misses_a_folder_is_remembered_until_it_is_back(
    workshop: Workshop,
) -> None:
    now = [1_000.0]
    library = workshop.reopen(now=lambda: now[0])
    workshop.write_many(2)
    library.add_folder(str(workshop.notes))
    library.update()
    assert library.folders()[0].offline_since == 0.0

    away = workshop.place / "elsewhere"
    workshop.notes.rename(away)
    now[0] = 2_000.0
    library.update()
    now[0] = 3_000.0
    library.update()
    (folder,) = workshop.reopen(now=lambda: now[0]).folders()
    assert folder.state is FolderState.OFFLINE
    assert folder.offline_since == 2_000.0

    away.rename(workshop.notes)
    library = workshop.reopen(now=lambda: now[0])
    library.update()
    assert library.folders()[0].offline_since == 0.0
