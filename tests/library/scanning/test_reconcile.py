"""What a scan means."""

from __future__ import annotations

from dataclasses import replace

from carnet.domain.documents import Document, FileStat
from carnet.domain.errors import ErrorInfo
from carnet.library.scanning.reconcile import Plan, reconcile

SHUT = ErrorInfo("folder-unreadable", "Shut.")
LARGE = ErrorInfo("file-too-large", "Large.")
CLOUD = ErrorInfo("file-in-cloud", "Away.")
BINARY = ErrorInfo("binary-file", "No text.")
LOCKED = ErrorInfo("file-unreadable", "Locked.")


def known(path: str, problem: ErrorInfo | None = None, revision: int | None = 1) -> Document:
    return Document(1, 7, path, 10, 20, "hash", None if problem else revision, problem=problem)


def seen(path: str, size: int = 10, mtime: int = 20, problem: ErrorInfo | None = None) -> FileStat:
    return FileStat(path, size, mtime, problem)


def paths(plan: Plan) -> dict[str, list[str]]:
    return {
        "added": [candidate.stat.path for candidate in plan.added],
        "suspect": [candidate.stat.path for candidate in plan.suspect],
        "refused": [candidate.stat.path for candidate in plan.refused],
        "removed": [document.path for document in plan.removed],
    }


def decided(document: Document | None, stat: FileStat | None, **options: object) -> str:
    """The one word for what happens to one file."""
    plan = reconcile(
        7,
        [document] if document else [],
        [stat] if stat else [],
        **options,  # type: ignore[arg-type]
    )
    words = [word for word, found in paths(plan).items() if found]
    words += ["unchanged"] * plan.unchanged
    (word,) = words
    return word


def test_a_file_is_added_changed_gone_or_as_it_was() -> None:
    assert decided(None, seen("/a")) == "added"
    assert decided(known("/a"), seen("/a")) == "unchanged"
    assert decided(known("/a"), seen("/a", size=11)) == "suspect"
    assert decided(known("/a"), seen("/a", mtime=19)) == "suspect"
    assert decided(known("/a"), None) == "removed"


def test_a_path_somebody_saw_change_is_read_all_the_same() -> None:
    assert decided(known("/a"), seen("/a"), distrusted={"/a"}) == "suspect"
    assert decided(known("/a"), seen("/a"), distrusted={"/b"}) == "unchanged"


def test_what_failed_is_tried_again_when_that_can_help() -> None:
    assert decided(known("/a", BINARY), seen("/a")) == "unchanged"
    assert decided(known("/a", BINARY), seen("/a"), retry=True) == "suspect"
    assert decided(known("/a", BINARY), seen("/a", mtime=21)) == "suspect"
    assert decided(known("/a", LOCKED), seen("/a")) == "suspect"


def test_what_cannot_be_read_is_refused_once() -> None:
    assert decided(None, seen("/a", problem=LARGE)) == "refused"
    assert decided(known("/a"), seen("/a", problem=LARGE)) == "refused"
    assert decided(known("/a", LARGE), seen("/a", problem=LARGE)) == "unchanged"
    assert decided(known("/a", LARGE), seen("/a", size=12, problem=LARGE)) == "refused"


def test_a_note_that_went_to_the_cloud_keeps_what_it_said() -> None:
    assert decided(known("/a"), seen("/a", mtime=30, problem=CLOUD)) == "unchanged"
    assert decided(None, seen("/a", problem=CLOUD)) == "refused"


def test_nothing_below_a_shut_folder_is_taken_for_gone() -> None:
    plan = reconcile(
        7,
        [known("/n/shut/a"), known("/n/shutters/b"), known("/n/shut/deep/c")],
        [FileStat("/n/shut", 0, 0, SHUT)],
    )
    assert paths(plan)["removed"] == ["/n/shutters/b"]
    assert paths(plan)["refused"] == ["/n/shut"]
    assert plan.unchanged == 2


def test_plans_of_several_folders_add_up() -> None:
    one = reconcile(7, [known("/a/gone")], [seen("/a/new")])
    two = reconcile(8, [replace(known("/b/x"), id=2)], [seen("/b/x"), seen("/b/new")])
    both = one + two
    assert paths(both)["added"] == ["/a/new", "/b/new"]
    assert [candidate.folder_id for candidate in both.added] == [7, 8]
    assert paths(both)["removed"] == ["/a/gone"]
    assert both.unchanged == 1
