"""What each folder is doing, for the window and `carnet status`."""

from __future__ import annotations

import pytest
from tests.library.conftest import Workshop

from carnet.domain.cancel import CancelToken
from carnet.domain.documents import FolderState
from carnet.domain.library import Activity, Progress
from carnet.library.parts import Pace
from carnet.library.scanning.folders import folder_state


@pytest.mark.parametrize(
    ("there", "queued", "progress", "expected"),
    [
        (True, 0, None, FolderState.CURRENT),
        (True, 3, None, FolderState.EMBEDDING),
        (False, 3, Progress(Activity.SCANNING), FolderState.OFFLINE),
        (True, 0, Progress(Activity.SCANNING), FolderState.SCANNING),
        (True, 0, Progress(Activity.READING, 1, 2, "/notes/a.md"), FolderState.READING),
        (True, 0, Progress(Activity.READING, 1, 2, "/notes2/a.md"), FolderState.CURRENT),
        (True, 5, Progress(Activity.READING, 1, 2, "/other/a.md"), FolderState.EMBEDDING),
        (True, 5, Progress(Activity.PAUSED), FolderState.EMBEDDING),
        (True, 0, Progress(Activity.EMBEDDING, 1, 2), FolderState.CURRENT),
    ],
)
def test_states(there: bool, queued: int, progress: Progress | None, expected: FolderState) -> None:
    assert folder_state("/notes", there=there, queued=queued, progress=progress) is expected


def test_each_folder_counts_its_own_waiting_chunks(workshop: Workshop) -> None:
    other = workshop.place / "other"
    other.mkdir()
    workshop.write_many(4)
    workshop.library.update()
    workshop.library.add_folder(str(other))
    (other / "late.md").write_text("# Late\n\nOne paragraph that nobody else has.\n")

    workshop.library.update(embed=False)
    queued = {folder.path: folder.queued for folder in workshop.library.folders()}
    assert queued == {str(workshop.notes): 0, str(other): 1}
    states = [folder.state for folder in workshop.library.folders()]
    assert states == [FolderState.CURRENT, FolderState.EMBEDDING]

    workshop.library.embed()
    assert [folder.queued for folder in workshop.library.folders()] == [0, 0]
    assert {folder.state for folder in workshop.library.folders()} == {FolderState.CURRENT}


def test_the_counts_follow_what_was_embedded(workshop: Workshop) -> None:
    workshop.write_many(6)
    now = [0.0]
    library = workshop.reopen(pace=Pace(embed_batch=2), monotonic=lambda: now[0])
    library.add_folder(str(workshop.notes))
    library.update(embed=False)
    (folder,) = library.folders()
    assert folder.queued == library.status().queued == folder.documents * 2

    cancel = CancelToken()
    workshop.embedder.before_batch = lambda: (
        cancel.cancel() if len(workshop.embedder.batches) == 1 else None
    )
    library.embed(cancel)
    now[0] += 10
    (folder,) = library.folders()
    assert folder.queued == library.status().queued == folder.documents * 2 - 2
