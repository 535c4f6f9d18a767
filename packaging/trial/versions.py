"""Two of them on one machine, and libraries that another version has written."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from trial.check import Check, all_hold
from trial.system import CleanRoot

_LIBRARY = "/var/tmp/versions/library"  # noqa: S108 - of the clean root
_BEGIN = f"""
mkdir -p /var/tmp/versions/notes; echo "The rhubarb is red." >/var/tmp/versions/notes/a.md
at() {{ carnet --data-dir {_LIBRARY} "$@"; }}
"""
OLDER, NEWER = 4, 9_999

# The package's window holds the library; the one that was installed by hand comes second.
_BESIDE = """
by_hand() { "$HOME/.local/bin/carnet" --data-dir /var/tmp/beside "$@"; }
/usr/bin/carnet --data-dir /var/tmp/beside gui & first=$!
until [ -s /var/tmp/beside/logs/engine.log ]; do kill -0 $first || exit 1; sleep 0.2; done
by_hand gui; echo "second window: $?"
by_hand index /usr/share/doc/carnet; echo "second writer: $?"
by_hand search anything; echo "second reader: $?"
kill $first
"""
SIDE_BY_SIDE = (
    Check("the menu's entry is that of the one installed by hand",
          'grep -q ".local/lib/carnet" "$HOME"/.local/share/applications/*.desktop'),
    Check("both on one library", _BESIDE, ("second window: 0", "Another Carnet is already",
          "second writer: 3", "second reader: 0")),
)  # fmt: skip
UPGRADE = (
    Check("an older library is copied and brought on",
          _BEGIN + f"at index && at search rhubarb && ls {_LIBRARY}",
          (f"carnet.sqlite.before-upgrade-{OLDER}", "The rhubarb is red", "1 unchanged")),
)  # fmt: skip
DOWNGRADE = (
    Check("a newer library is refused: reading", _BEGIN + "at status",
          ("newer version of Carnet", "Update Carnet"), 3),
    Check("a newer library is refused: writing", _BEGIN + "at index",
          ("newer version of Carnet", "Update Carnet"), 3),
    Check("a newer library is refused: window",
          f'"$program" --child=window-trial {_LIBRARY} "$(date +%s)"',
          ('"shown": true', "newer version of Carnet")),
)  # fmt: skip


def try_side_by_side(root: CleanRoot, dist: Path) -> bool:
    """The package and the archive, both installed."""
    del dist
    return all_hold(root, SIDE_BY_SIDE)


def try_other_versions(root: CleanRoot, dist: Path) -> bool:
    """A library made here is turned into an older and into a newer one from outside."""
    del dist
    made = all_hold(root, [Check("a library", _BEGIN + "at index /var/tmp/versions/notes")])
    if not made:
        return False
    folder = root.system / _LIBRARY.lstrip("/")
    make_older(folder / "carnet.sqlite")
    upgraded = all_hold(root, UPGRADE)
    set_version(folder / "carnet.sqlite", NEWER)
    before = digests(folder)
    refused = all_hold(root, DOWNGRADE)
    after = digests(folder)
    changed = sorted(name for name in before | after if before.get(name) != after.get(name))
    print(f"changed in the newer library: {', '.join(changed) or 'nothing'}")
    return upgraded and refused and not changed


def make_older(database: Path) -> None:
    """As Carnet wrote it before there were conversations."""
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("DROP INDEX IF EXISTS document_generated")
        for table in ("exchange_source", "exchange", "conversation"):
            connection.execute(f"DROP TABLE {table}")
    connection.close()
    set_version(database, OLDER)


def set_version(database: Path, version: int) -> None:
    """Nothing but the number that says which Carnet wrote it."""
    connection = sqlite3.connect(database)
    with connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def digests(folder: Path) -> dict[str, str]:
    """Of the database, its copies and the index; settings and logs are the window's own."""
    found = [*folder.glob("carnet.sqlite*"), *(folder / "index").rglob("*")]
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
        if path.is_file()
    }
