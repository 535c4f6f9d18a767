"""A copy of the database as it was before a newer Carnet changed its form.

One is kept, beside the database, until something is forgotten: it holds what was deleted since.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

_MARK = ".before-upgrade"


def back_up(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy a database of an older `version`, whole or not at all; older copies go. Its place."""
    target = path.with_name(f"{path.name}{_MARK}-{version}")
    partial = target.with_name(f"{target.name}.partial")
    partial.unlink(missing_ok=True)
    copy = sqlite3.connect(partial)
    try:
        connection.backup(copy)
    except BaseException:
        copy.close()
        partial.unlink(missing_ok=True)
        raise
    copy.close()
    partial.chmod(path.stat().st_mode & 0o777)
    drop_backups(path, but=partial)
    partial.replace(target)
    return target


def backups(path: Path) -> list[Path]:
    """The copies of the database at `path`, unfinished ones too."""
    return sorted(path.parent.glob(f"{path.name}{_MARK}-*"))


def drop_backups(path: Path, but: Path | None = None) -> None:
    """Delete them: what was forgotten must not lie in a copy."""
    for copy in backups(path):
        if copy != but:
            copy.unlink(missing_ok=True)
