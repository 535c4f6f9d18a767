"""What cannot work is said in one line, with exit code 3, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

from trial.check import Check, all_hold
from trial.system import CleanRoot

_HERE = "cd /tmp/unpacked/carnet-*; "
_READ_ONLY_HOME = 'mount --bind "$root/home" "$root/home"; mount -o remount,bind,ro "$root/home"'
_OWNED_BY_ROOT = 'mkdir -p -m 700 "$root/var/tmp/of-root/library"'

CHECKS = (
    Check("installer: an old C library", _HERE + "CARNET_GLIBC=2.17 ./install.sh",
          ("C library is version 2.17", "newer version of your system"), 3),
    Check("installer: no AVX2", _HERE + "CARNET_CPUINFO=/dev/null ./install.sh", ("AVX2",), 3),
    Check("installer: a home that cannot be written", _HERE + "HOME=/proc/nowhere ./install.sh",
          ("cannot be written", "--prefix"), 3),
    Check("installer: a read-only home", _HERE + "./install.sh",
          ("cannot be written", "--prefix"), 3, _READ_ONLY_HOME),
    Check("a read-only home: command", "carnet status",
          ("cannot be", ".local/share/carnet", "--data-dir"), 3, _READ_ONLY_HOME),
    Check("a read-only home: window", "timeout 60 \"$program\"",
          ("cannot be", ".local/share/carnet", "--data-dir"), 3, _READ_ONLY_HOME),
    Check("a read-only home: engine", "greeted", ("data-not-writable", "--data-dir"), 3,
          _READ_ONLY_HOME),
    Check("a home that is nowhere, as of services", "HOME=/nonexistent carnet status",
          ("/nonexistent", "cannot be made", "--data-dir"), 3),
    Check("a library of somebody else", "carnet --data-dir /var/tmp/of-root/library status",
          ("cannot be written", "--data-dir"), 3, _OWNED_BY_ROOT),
    Check("a library below somebody else's folder",
          "carnet --data-dir /var/tmp/of-root/library/x status", ("cannot be",), 3, _OWNED_BY_ROOT),
    Check("a library that cannot be made", "carnet --data-dir /usr/data status",
          ("cannot be made", "--data-dir"), 3),
    Check("a library whose name has two lines", "carnet --data-dir '/tmp/two\nlines' status",
          ("two\\nlines", "--data-dir"), 3),
    Check("no display", "QT_QPA_PLATFORM= carnet --data-dir /tmp/shown gui", ("display",), 3),
)  # fmt: skip


def try_refusals(root: CleanRoot, dist: Path) -> bool:
    """Each of them, with the archive that lies unpacked."""
    del dist
    return all_hold(root, CHECKS)
