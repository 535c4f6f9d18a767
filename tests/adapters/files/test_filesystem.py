"""Walking and reading a real disk."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from carnet.adapters.files.cloud_files import in_cloud
from carnet.adapters.files.filesystem import LocalFileSystem, tree_bytes
from carnet.domain.errors import KnownError

Write = Callable[..., Path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


@pytest.fixture
def write(root: Path) -> Write:
    def write_file(name: str, content: bytes = b"text") -> Path:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return write_file


@pytest.fixture
def files() -> LocalFileSystem:
    return LocalFileSystem({".md", ".txt"}, max_bytes=1_000_000)


def names(files: LocalFileSystem, root: Path, below: Path | None = None) -> list[str]:
    found = files.walk(str(root), str(below) if below else None)
    return [os.path.relpath(stat.path, root) for stat in found]


def test_files_some_parser_reads_are_seen_in_the_order_of_their_names(
    files: LocalFileSystem, root: Path, write: Write
) -> None:
    for name in ("b.md", "a.TXT", "picture.png", "sub/c.md", "sub/deep/d.md", "no suffix"):
        write(name)
    assert names(files, root) == ["a.TXT", "b.md", "sub/c.md", "sub/deep/d.md"]


def test_a_stat_is_what_the_disk_says(files: LocalFileSystem, root: Path, write: Write) -> None:
    path = write("a.md", b"12345")
    os.utime(path, ns=(1, 1_700_000_000_123_456_789))
    (stat,) = files.walk(str(root))
    assert (stat.path, stat.size_bytes, stat.mtime_ns, stat.problem) == (
        str(path), 5, 1_700_000_000_123_456_789, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.md", ".git/a.md", ".obsidian/a.md", "node_modules/x/a.md", "a.md~", ".a.md.swp",
        "~$a.md", "#a.md#", ".#a.md", "__MACOSX/a.md", "$RECYCLE.BIN/a.md", "a.md.tmp", "._a.md",
    ],
)  # fmt: skip
def test_litter_is_not_seen(files: LocalFileSystem, root: Path, write: Write, name: str) -> None:
    path = write(name)
    assert names(files, root) == []
    assert names(files, root, path) == []


def test_a_watched_folder_may_be_hidden_itself(tmp_path: Path, files: LocalFileSystem) -> None:
    hidden = tmp_path / ".notes"
    hidden.mkdir()
    (hidden / "a.md").write_text("text")
    assert names(files, hidden) == ["a.md"]
    assert names(files, hidden, hidden / "a.md") == ["a.md"]


def test_links_are_not_followed(
    files: LocalFileSystem, root: Path, write: Write, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    write("a.md")
    (root / "loop").symlink_to(root)
    (root / "out").symlink_to(outside)
    (root / "file.md").symlink_to(outside / "secret.md")
    assert names(files, root) == ["a.md"]
    for below in ("loop", "loop/a.md", "out", "out/secret.md", "file.md"):
        assert names(files, root, root / below) == [], below
    with pytest.raises(KnownError) as caught:
        files.read(str(root / "file.md"))
    assert caught.value.code == "file-unreadable"


def test_looking_below_one_path_sees_that_part_only(
    files: LocalFileSystem, root: Path, write: Write
) -> None:
    for name in ("a.md", "sub/b.md", "sub/deep/c.md", "subway/d.md"):
        write(name)
    assert names(files, root, root / "sub") == ["sub/b.md", "sub/deep/c.md"]
    assert names(files, root, root / "sub/b.md") == ["sub/b.md"]
    assert names(files, root, root / "gone/x.md") == []
    assert names(files, root, root) == ["a.md", "sub/b.md", "sub/deep/c.md", "subway/d.md"]


def test_a_file_that_is_too_large_is_listed_with_its_problem(
    files: LocalFileSystem, root: Path, write: Write
) -> None:
    path = write("big.md", b"x" * 1_000_001)
    (stat,) = files.walk(str(root))
    assert stat.problem is not None
    assert stat.problem.code == "file-too-large"
    assert "1 MB" in stat.problem.message
    with pytest.raises(KnownError) as caught:
        files.read(str(path))
    assert caught.value.code == "file-too-large"


def test_reading_says_when_a_file_vanished(files: LocalFileSystem, root: Path) -> None:
    with pytest.raises(KnownError) as caught:
        files.read(str(root / "gone.md"))
    assert caught.value.code == "file-vanished"


def test_what_is_not_an_ordinary_file_is_neither_seen_nor_waited_for(
    files: LocalFileSystem, root: Path
) -> None:
    os.mkfifo(root / "pipe.md")
    (root / "folder.md").mkdir()
    assert names(files, root) == []
    for name in ("pipe.md", "folder.md"):
        with pytest.raises(KnownError) as caught:
            files.read(str(root / name))
        assert caught.value.code == "file-unreadable"


def test_a_name_that_is_not_text_can_be_shown_stored_and_read(
    files: LocalFileSystem, root: Path
) -> None:
    raw = os.fsencode(root) + b"/caf\xe9 \xff.md"
    try:
        with open(raw, "wb") as file:  # noqa: PTH123 - a name in bytes
            file.write(b"content")
    except OSError:
        pytest.skip("this disk takes only names that are text")
    (stat,) = files.walk(str(root))
    stat.path.encode("utf-8")
    assert files.read(stat.path) == b"content"
    assert [found.path for found in files.walk(str(root), stat.path)] == [stat.path]


def test_a_folder_is_checked_before_it_is_watched(
    files: LocalFileSystem, root: Path, write: Write
) -> None:
    files.check_folder(str(root))
    for path, code in (
        (root / "gone", "folder-missing"),
        (write("a.md"), "folder-not-a-directory"),
    ):
        with pytest.raises(KnownError) as caught:
            files.check_folder(str(path))
        assert caught.value.code == code
        assert caught.value.info.advice


def test_one_folder_has_one_name(files: LocalFileSystem, root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    (root / "sub").mkdir()
    for path in (tmp_path / "link", root / "sub" / "..", f"{root}/"):
        assert files.resolve(str(path)) == str(root)
    assert files.resolve(str(tmp_path / "gone")) == str(tmp_path / "gone")


def test_a_missing_folder_has_no_identity_and_a_new_one_has_its_own(
    files: LocalFileSystem, root: Path, write: Write
) -> None:
    assert files.exists(str(root))
    before = files.identity(str(root))
    assert before == (root.stat().st_dev, root.stat().st_ino)
    root.rename(root.with_name("old"))
    assert not files.exists(str(root))
    assert files.identity(str(root)) is None
    root.mkdir()
    assert files.identity(str(root)) not in (None, before)
    assert not files.exists(str(root / "gone"))
    assert not files.exists(str(write("a.md")))


_AS_NOBODY = textwrap.dedent("""
    import os, sys
    from carnet.adapters.files.filesystem import LocalFileSystem
    from carnet.domain.errors import KnownError
    if os.geteuid() == 0:  # nothing is closed to this user, so become another
        os.setuid(65534)
    files, root = LocalFileSystem({".md"}), sys.argv[1]
    for stat in files.walk(root):
        print("seen", stat.path[len(root):], stat.problem.code if stat.problem else "fine")
    closed = (files.read, "/closed.md"), (files.check_folder, "/shut")
    for action in (*closed, (files.check_folder, "/shut/below")):
        try:
            action[0](root + action[1])
        except KnownError as error:
            print("refused", error.code)
    print("is", files.exists(root + "/shut"), files.exists(root + "/shut/below"))
""")


def test_what_may_not_be_read_is_reported_and_the_rest_is_seen() -> None:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        root.chmod(0o755)
        for name in ("open.md", "closed.md", "shut/inside.md"):
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text("text")
        (root / "closed.md").chmod(0)
        (root / "shut").chmod(0)
        result = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, place], capture_output=True, text=True, check=False
        )
        (root / "shut").chmod(0o700)
    assert result.stdout.splitlines() == [
        "seen /closed.md fine",
        "seen /open.md fine",
        "seen /shut folder-unreadable",
        "refused file-unreadable",
        "refused folder-unreadable",
        "refused folder-unreadable",
        "is True False",
    ], result.stderr


def test_the_size_of_a_tree_is_the_sum_of_its_files(root: Path, write: Write) -> None:
    write("a.md", b"123")
    write("sub/b.bin", b"4567")
    (root / "link").symlink_to("nowhere")
    assert tree_bytes(root) == 3 + 4 + len("nowhere")
    assert tree_bytes(root / "gone") == 0


def test_names_that_a_person_wants_left_out_are_not_seen(root: Path, write: Write) -> None:
    for name in ("a.md", "a.draft.md", "Archive/b.md", "sub/archive/c.md", "sub/d.md"):
        write(name)
    files = LocalFileSystem({".md"}, ignored=["*.draft.md", "archive"])
    assert names(files, root) == ["a.md", "sub/d.md"]
    assert names(files, root, root / "Archive" / "b.md") == []


@pytest.mark.parametrize("name", [".a.md.icloud", "a.md.nextcloud", "a.md.owncloud"])
def test_a_file_that_lies_in_the_cloud_is_listed_by_its_own_name(
    files: LocalFileSystem, root: Path, write: Write, name: str
) -> None:
    write(name, b"bplist00")
    write(".b.png.icloud")
    for below in (None, str(root / "a.md")):
        (stat,) = files.walk(str(root), below)
        assert stat.path == str(root / "a.md")
        assert stat.problem is not None
        assert stat.problem.code == "file-in-cloud"
    write("a.md")
    (stat,) = files.walk(str(root))
    assert (stat.path, stat.problem) == (str(root / "a.md"), None)


class _Entry:
    """What a directory says of a file that only seems to be there."""

    st_size, st_mtime_ns, st_file_attributes, st_flags = 10, 20, 0, 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("st_file_attributes", 0x1000),
        ("st_file_attributes", 0x40000),
        ("st_file_attributes", 0x400000),
        ("st_flags", 0x40000000),
    ],
)
def test_the_marks_of_windows_and_macos_are_known(field: str, value: int) -> None:
    found = _Entry()
    assert not in_cloud(cast(os.stat_result, found))
    setattr(found, field, value)
    assert in_cloud(cast(os.stat_result, found))
