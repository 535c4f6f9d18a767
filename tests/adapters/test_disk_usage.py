"""What the library takes on disk."""

from __future__ import annotations

from pathlib import Path

from carnet.adapters.disk_usage import DiskUsage


def test_files_and_folders_are_added_up_and_what_is_missing_counts_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    (tmp_path / "folder" / "inner" / "other").write_bytes(b"abcd")
    places = (tmp_path / "file", tmp_path / "folder", tmp_path / "gone")
    assert DiskUsage(*places)() == 7


def test_it_is_counted_again_after_a_moment_only(tmp_path: Path) -> None:
    now = 0.0
    usage = DiskUsage(tmp_path, monotonic=lambda: now)
    assert usage() == 0
    (tmp_path / "file").write_bytes(b"abc")
    now = 1.9
    assert usage() == 0
    now = 2.0
    assert usage() == 3
