"""Hints from the real operating system, through the real watchdog."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from watchdog.events import (
    DirModifiedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
)

from carnet.adapters.files.watchdog_observer import WatchdogObserver, hinted_paths
from carnet.domain.errors import KnownError

_PATIENCE_S = 10.0


class Hints:
    """Collects what the observer says, and waits for it."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.lost = 0
        self._changed = threading.Condition()

    def take(self, paths: list[str]) -> None:
        with self._changed:
            self.paths += paths
            self.lost += not paths
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[], bool]) -> bool:
        with self._changed:
            return self._changed.wait_for(condition, _PATIENCE_S)

    def includes(self, *paths: Path) -> bool:
        return self.wait_for(lambda: {str(path) for path in paths} <= set(self.paths))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    return tmp_path / "notes"


@pytest.fixture
def observer() -> Iterator[WatchdogObserver]:
    watching = WatchdogObserver({".md"})
    yield watching
    watching.close()


@pytest.fixture
def hints(observer: WatchdogObserver, root: Path) -> Hints:
    (root / "there.md").write_text("text")
    collected = Hints()
    observer.watch([str(root)], collected.take)
    return collected


def test_a_new_file_is_hinted_at(hints: Hints, root: Path) -> None:
    (root / "new.md").write_text("text")
    assert hints.includes(root / "new.md")


def test_a_changed_file_is_hinted_at(hints: Hints, root: Path) -> None:
    with (root / "there.md").open("a") as file:
        file.write("more")
    assert hints.includes(root / "there.md")


def test_a_renamed_file_is_hinted_at_by_both_names(hints: Hints, root: Path) -> None:
    (root / "there.md").rename(root / "here.md")
    assert hints.includes(root / "there.md", root / "here.md")


def test_a_deleted_file_is_hinted_at(hints: Hints, root: Path) -> None:
    (root / "there.md").unlink()
    assert hints.includes(root / "there.md")


def test_a_save_that_replaces_the_file_is_hinted_at(hints: Hints, root: Path) -> None:
    temporary = root / ".there.md.swp"
    temporary.write_text("new text")
    temporary.replace(root / "there.md")
    assert hints.includes(root / "there.md")
    assert not any(path.endswith(".swp") for path in hints.paths)


def test_files_in_a_folder_made_meanwhile_are_hinted_at(hints: Hints, root: Path) -> None:
    (root / "sub" / "deep").mkdir(parents=True)
    (root / "sub" / "deep" / "a.md").write_text("text")
    # Either the file itself, or a folder around it that is then looked through.
    assert hints.wait_for(lambda: str(root / "sub") in hints.paths)
    (root / "sub" / "deep" / "b.md").write_text("text")
    assert hints.wait_for(
        lambda: any(str(root / "sub" / "deep" / "b.md").startswith(path) for path in hints.paths)
    )


def test_a_renamed_folder_is_hinted_at_by_both_names(hints: Hints, root: Path) -> None:
    (root / "old").mkdir()
    assert hints.includes(root / "old")
    (root / "old").rename(root / "new")
    assert hints.includes(root / "old", root / "new")


def test_what_nobody_reads_gives_no_hint(hints: Hints, root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".git" / "a.md").write_text("text")
    (root / "picture.png").write_bytes(b"png")
    (root / "there.md").read_text()
    (root / "last.md").write_text("text")
    assert hints.includes(root / "last.md")
    assert set(hints.paths) == {str(root / "last.md")}


def test_after_close_nothing_comes(observer: WatchdogObserver, hints: Hints, root: Path) -> None:
    observer.close()
    threads = threading.active_count()
    (root / "new.md").write_text("text")
    observer.close()
    assert hints.paths == []
    assert threading.active_count() == threads


def test_watching_again_replaces_what_was_watched(
    observer: WatchdogObserver, hints: Hints, root: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    observer.watch([str(other)], hints.take)
    (root / "new.md").write_text("text")
    (other / "new.md").write_text("text")
    assert hints.includes(other / "new.md")
    assert str(root / "new.md") not in hints.paths


def test_a_folder_that_cannot_be_watched_is_told_and_the_others_are_watched(
    observer: WatchdogObserver, root: Path, tmp_path: Path
) -> None:
    hints = Hints()
    with pytest.raises(KnownError) as caught:
        observer.watch([str(tmp_path / "gone"), str(root)], hints.take)
    assert caught.value.code == "watch-incomplete"
    (root / "new.md").write_text("text")
    assert hints.includes(root / "new.md")


@pytest.mark.skipif(sys.platform != "linux", reason="inotify")
def test_events_that_the_kernel_dropped_are_told(root: Path) -> None:
    from watchdog.observers.inotify_c import InotifyConstants, InotifyEvent, Mask, WatchDescriptor

    from carnet.adapters.files.inotify_observer import CandidInotify

    told = []
    inotify = CandidInotify([str(root)], lambda: told.append("lost"))
    overflow = Mask(InotifyConstants.IN_Q_OVERFLOW)
    inotify.handle_event(InotifyEvent(WatchDescriptor(-1), overflow, 0, b""))
    inotify.close()
    assert told == ["lost"]


def test_opening_a_file_or_a_folder_of_changed_files_is_no_hint(root: Path) -> None:
    roots, formats = [str(root)], {".md"}
    assert hinted_paths(FileOpenedEvent(str(root / "a.md")), roots, formats) == []
    assert hinted_paths(DirModifiedEvent(str(root)), roots, formats) == []


def test_a_move_out_of_sight_hints_at_what_is_left(root: Path) -> None:
    event = FileMovedEvent(str(root / "a.md"), str(root / ".trash" / "a.md"))
    assert hinted_paths(event, [str(root)], {".md"}) == [str(root / "a.md")]


def test_names_that_are_not_text_are_hinted_at_as_they_are_shown(root: Path) -> None:
    event = FileMovedEvent(os.fsdecode(b"/n/\xe9.md"), "/n/b.md")
    shown, plain = hinted_paths(event, ["/n"], {".md"})
    assert shown.encode("utf-8")
    assert plain == "/n/b.md"


@pytest.mark.parametrize(
    ("touched", "looked_at"),
    [
        ("sub/.carnetignore", "sub"),
        (".carnetignore", "."),
        (".git/.carnetignore", None),
        ("sub/.a.md.icloud", "sub/a.md"),
        ("a.md.nextcloud", "a.md"),
        (".a.png.icloud", None),
    ],
)
def test_files_that_speak_of_others_hint_at_those(
    root: Path, touched: str, looked_at: str | None
) -> None:
    event = FileModifiedEvent(str(root / touched))
    expected = [] if looked_at is None else [str(root / looked_at)]
    assert hinted_paths(event, [str(root)], {".md"}) == expected


@pytest.mark.skipif(sys.platform != "linux", reason="inotify")
@pytest.mark.parametrize("when", ["at start", "later"])
def test_a_system_without_watches_left_is_told(
    monkeypatch: pytest.MonkeyPatch, observer: WatchdogObserver, root: Path, when: str
) -> None:
    import errno

    from watchdog.observers.inotify_c import InotifyFD

    (root / "sub").mkdir()
    hints, full = Hints(), when == "at start"
    add = InotifyFD.add_callback

    def limited(self: InotifyFD, path: bytes, *more: Any) -> Any:
        if full and os.fsdecode(path) != str(root):
            raise OSError(errno.ENOSPC, "no space left on device")
        return add(self, path, *more)

    monkeypatch.setattr(InotifyFD, "add_callback", limited)
    if full:
        with pytest.raises(KnownError) as caught:
            observer.watch([str(root)], hints.take)
        assert caught.value.code == "watch-incomplete"
        assert "max_user_watches" in caught.value.info.advice
    else:
        observer.watch([str(root)], hints.take)
        full = True
        (root / "one more").mkdir()
        assert hints.wait_for(lambda: hints.lost > 0)
    # What can be watched still is.
    (root / "new.md").write_text("text")
    assert hints.includes(root / "new.md")
