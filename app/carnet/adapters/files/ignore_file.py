"""`.carnetignore`: what a person wants left out, in the syntax of `.gitignore`."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carnet.adapters.files.file_times import mtime_ns
from carnet.adapters.files.path_names import native_path
from carnet.domain.documents import FileStat
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.text.decoding import decode

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

IGNORE_FILE = ".carnetignore"
_MOST_BYTES = 200_000
_LONGEST_LINE = 1_000
# Between two slashes. Each more multiplies what a long file name can cost the regular expression.
_MOST_STARS = 4
_LINES_TOLD = 5
_UNCLEAR = "ignore-line-unclear"
_READ_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


@dataclass(frozen=True, slots=True)
class IgnoreFile:
    """The patterns of one folder. `stat` carries a problem when some of them mean nothing."""

    folder: str
    patterns: GitIgnoreSpec
    stat: FileStat

    @property
    def key(self) -> tuple[int, int]:
        """What changes when the file does."""
        return self.stat.size_bytes, self.stat.mtime_ns

    @property
    def readable(self) -> bool:
        """Whether the patterns are those that stand in the file."""
        return self.stat.problem is None or self.stat.problem.code == _UNCLEAR

    def verdict(self, path: str, *, is_folder: bool) -> bool | None:
        """True: ignored; False: expressly not; None: no pattern speaks of it."""
        inside = path[len(self.folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
        name = unicodedata.normalize("NFC", inside) + ("/" if is_folder else "")
        return self.patterns.check_file(name).include


def ignored(files: tuple[IgnoreFile, ...], path: str, *, is_folder: bool) -> bool:
    """What the ignore files of the folders around `path`, outermost first, make of it.

    As in git the innermost that speaks of it decides, and nothing below an ignored folder can be
    taken back: such a folder is not looked into.
    """
    for file in reversed(files):
        verdict = file.verdict(path, is_folder=is_folder)
        if verdict is not None:
            return verdict
    return False


class IgnoreFiles:
    """Reads ignore files, and again only when they changed."""

    def __init__(self) -> None:
        self._known: dict[str, IgnoreFile] = {}

    def of_folder(self, folder: str) -> IgnoreFile | None:
        """The ignore file in `folder`, None when there is none.

        One that cannot be read says so, and the patterns it last had hold on.
        """
        path = f"{folder.rstrip(os.sep)}{os.sep}{IGNORE_FILE}"
        before = self._known.get(path)
        try:
            found = os.lstat(native_path(path))
        except OSError:
            self._known.pop(path, None)
            return None
        if stat.S_ISDIR(found.st_mode):
            return None
        key = (found.st_size, mtime_ns(found))
        if before is not None and before.readable and before.key == key:
            return before
        patterns: list[GitIgnoreSpecPattern]
        try:
            patterns, problem = _compile(_read(path))
        except (OSError, KnownError) as error:
            patterns, problem = list(before.patterns.patterns) if before else [], _unreadable(error)
        from pathspec import GitIgnoreSpec

        read = IgnoreFile(folder, GitIgnoreSpec(patterns), FileStat(path, *key, problem))
        self._known[path] = read
        return read


def _read(path: str) -> str:
    with os.fdopen(os.open(native_path(path), _READ_FLAGS), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("It is not an ordinary file.")
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise OSError(f"It is larger than {_MOST_BYTES // 1_000} kB.")
    return decode(data).text


def _compile(text: str) -> tuple[list[GitIgnoreSpecPattern], ErrorInfo | None]:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    patterns, unclear = [], []
    for number, line in enumerate(unicodedata.normalize("NFC", text).split("\n"), 1):
        try:
            _check(line)
            pattern = GitIgnoreSpecPattern(line)
            meaningless = pattern.include is None and line.strip() and not line.startswith("#")
        except (ValueError, re.error):
            meaningless = True
        if meaningless:
            unclear.append(f"{number}: {line[:80]}")
        elif pattern.include is not None:
            patterns.append(pattern)
    return patterns, _unclear(unclear) if unclear else None


def _check(line: str) -> None:
    if len(line) > _LONGEST_LINE:
        raise ValueError("too long")
    if any(part.count("*") > _MOST_STARS for part in line.split("/")):
        raise ValueError("too many stars")


def _unclear(lines: list[str]) -> ErrorInfo:
    more = f"\n… {len(lines) - _LINES_TOLD} more" if len(lines) > _LINES_TOLD else ""
    return ErrorInfo(
        _UNCLEAR,
        f"{IGNORE_FILE} has lines that are no pattern; the others hold.",
        "Write one pattern a line, as in a .gitignore.",
        "\n".join(lines[:_LINES_TOLD]) + more,
    )


def _unreadable(error: Exception) -> ErrorInfo:
    return ErrorInfo(
        "ignore-file-unreadable",
        f"{IGNORE_FILE} cannot be read: what it leaves out may be in the library.",
        "Check that it is a text file which you have the right to read.",
        str(error),
    )
