"""`.carnetignore` on a real disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from carnet.adapters.files.filesystem import LocalFileSystem
from carnet.adapters.files.ignore_file import IGNORE_FILE

_NOTES = ("a.md", "b.md", "drafts/a.md", "sub/a.md", "sub/drafts/b.md", "sub/deep/c.md")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in _NOTES:
        path = tmp_path / "notes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    return tmp_path / "notes"


@pytest.fixture
def files() -> LocalFileSystem:
    return LocalFileSystem({".md"})


def seen(files: LocalFileSystem, root: Path, below: Path | None = None) -> set[str]:
    found = files.walk(str(root), str(below) if below else None)
    return {os.path.relpath(stat.path, root) for stat in found if stat.problem is None}


def problems(files: LocalFileSystem, root: Path) -> dict[str, str]:
    return {
        os.path.relpath(stat.path, root): stat.problem.code
        for stat in files.walk(str(root))
        if stat.problem is not None
    }


@pytest.mark.parametrize(
    ("patterns", "left_out"),
    [
        ("a.md", {"a.md", "drafts/a.md", "sub/a.md"}),
        ("/a.md", {"a.md"}),
        ("drafts/", {"drafts/a.md", "sub/drafts/b.md"}),
        ("/drafts/", {"drafts/a.md"}),
        ("sub/*.md", {"sub/a.md"}),
        ("sub/**", {"sub/a.md", "sub/drafts/b.md", "sub/deep/c.md"}),
        ("**/deep", {"sub/deep/c.md"}),
        ("*.md\n!b.md", {"a.md", "drafts/a.md", "sub/a.md", "sub/deep/c.md"}),
        ("drafts/\n!drafts/a.md", {"drafts/a.md", "sub/drafts/b.md"}),  # as git: too late
        ("drafts/*\n!drafts/a.md", set()),
        ("# a.md\n\n   \n", set()),
        ("[ab].md", {"a.md", "b.md", "drafts/a.md", "sub/a.md", "sub/drafts/b.md"}),
        ("\ufeffa.md\r\nb.md\r\n", {"a.md", "b.md", "drafts/a.md", "sub/a.md", "sub/drafts/b.md"}),
    ],
)  # fmt: skip
def test_patterns_mean_what_they_mean_to_git(
    files: LocalFileSystem, root: Path, patterns: str, left_out: set[str]
) -> None:
    (root / IGNORE_FILE).write_bytes(patterns.encode())
    assert seen(files, root) == set(_NOTES) - left_out
    assert problems(files, root) == {}
    for name in _NOTES:
        assert seen(files, root, root / name) == {name} - left_out, name


def test_the_innermost_file_that_speaks_of_a_note_decides(
    files: LocalFileSystem, root: Path
) -> None:
    (root / IGNORE_FILE).write_text("a.md\n")
    (root / "sub" / IGNORE_FILE).write_text("!a.md\n/deep/\n")
    assert seen(files, root) == {"b.md", "sub/a.md", "sub/drafts/b.md"}
    assert seen(files, root, root / "sub") == {"sub/a.md", "sub/drafts/b.md"}
    assert seen(files, root, root / "sub" / "deep" / "c.md") == set()


def test_what_is_never_a_note_is_not_taken_back(files: LocalFileSystem, root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".git" / "a.md").write_text("text")
    (root / IGNORE_FILE).write_text("!.git/\n!.git/a.md\n")
    assert seen(files, root) == set(_NOTES)


def test_an_edit_holds_at_once(files: LocalFileSystem, root: Path) -> None:
    file = root / IGNORE_FILE
    file.write_text("a.md\n")
    assert "a.md" not in seen(files, root)
    file.write_text("none.md\n")
    assert "a.md" in seen(files, root)
    file.write_text("b.md\n")
    file.unlink()
    assert seen(files, root) == set(_NOTES)


@pytest.mark.parametrize("line", ["!", "[z-a]", "a\\", "foo[", "a" * 2_000, "*a*a*a*a*a*a*b"])
def test_a_line_that_means_nothing_is_a_problem_and_the_others_hold(
    files: LocalFileSystem, root: Path, line: str
) -> None:
    (root / IGNORE_FILE).write_text(f"b.md\n{line}\n/a.md\n")
    assert seen(files, root) == {"drafts/a.md", "sub/a.md", "sub/deep/c.md"}
    assert problems(files, root) == {IGNORE_FILE: "ignore-line-unclear"}
    (stat,) = (stat for stat in files.walk(str(root)) if stat.problem)
    assert stat.problem is not None
    assert stat.problem.detail.startswith("2: ")


def _too_large(file: Path) -> None:
    file.write_text("a.md\n" * 100_000)


def _binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 10)


def _link(file: Path) -> None:
    file.unlink(missing_ok=True)
    (file.parent.parent / "outside").write_text("a.md\n")
    file.symlink_to(file.parent.parent / "outside")


def _pipe(file: Path) -> None:
    file.unlink(missing_ok=True)
    os.mkfifo(file)


@pytest.mark.parametrize("spoil", [_too_large, _binary, _link, _pipe])
def test_one_that_cannot_be_read_is_a_problem_and_the_last_patterns_hold(
    files: LocalFileSystem, root: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(root / IGNORE_FILE)
    assert problems(files, root) == {IGNORE_FILE: "ignore-file-unreadable"}
    assert seen(files, root) == set(_NOTES)
    (root / IGNORE_FILE).unlink()
    (root / IGNORE_FILE).write_text("/b.md\n")
    assert seen(files, root) == set(_NOTES) - {"b.md"}
    spoil(root / IGNORE_FILE)
    assert seen(files, root) == set(_NOTES) - {"b.md"}


def test_a_folder_of_that_name_is_nothing(files: LocalFileSystem, root: Path) -> None:
    (root / IGNORE_FILE).mkdir()
    assert seen(files, root) == set(_NOTES)
    assert problems(files, root) == {}


def test_accents_match_however_the_disk_writes_them(files: LocalFileSystem, root: Path) -> None:
    (root / "e\u0301te\u0301.md").write_text("text")
    (root / IGNORE_FILE).write_text("\u00e9t\u00e9.md\n")
    assert seen(files, root) == set(_NOTES)
