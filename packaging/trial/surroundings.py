"""Systems that lack what most have, or have it otherwise: Carnet works there."""

from __future__ import annotations

from pathlib import Path

from trial.check import Check, all_hold
from trial.system import CleanRoot

_NAME = "Ça & là\n'😀'"
_NOTE = "The rhubarb stands behind the shed."
_FULL = (
    'mount -t tmpfs -o size={size},mode=1777 tmpfs "$root/{place}"; '
    'head -c 99m /dev/zero >"$root/{place}/filler" 2>/dev/null; '
)
_NO_TEMPORARY = "".join(
    _FULL.format(size="8k", place=place) for place in ("tmp", "var/tmp", "dev/shm")
)


def _library(name: str) -> str:
    """A note in a folder whose name is hard, below `name`, and the library $place/library."""
    return f"""
place="{name}"; notes="$place/{_NAME}"
mkdir -p "$notes"; echo "{_NOTE}" >"$notes/née.md"
at() {{ carnet --data-dir "$place/library" "$@"; }}
"""


_FOUND = ("1 added", "née", "behind the shed")
_USE = 'at index "$notes" && at search rhubarb'
# A place to work in that stays while /tmp is full; $root/tmp holds the program.
_PROGRAM_ELSEWHERE = """
mkdir -p "$root/opt/carnet"; mount --bind "$(echo "$root"/tmp/unpacked/carnet-*)" "$root/opt/carnet"
"""

CHECKS = (
    Check("no HOME at all", "unset HOME; carnet --data-dir /tmp/homeless status",
          ("0 documents",)),
    Check("LC_ALL=POSIX, and a folder with a line break and an emoji in its name",
          "export LC_ALL=POSIX; " + _library("trial/Ça & là") + _USE, _FOUND),
    Check("no variables at all",
          _library("trial/Ça & là")
          + 'env -i "$program" --data-dir "$place/library" search rhubarb',
          ("behind the shed",)),
    Check("a session folder that is not there",
          'XDG_RUNTIME_DIR=/run/user/1000 timeout 10 "$program" --data-dir /tmp/shown gui',
          code=124),
    Check("no room in any folder for temporary files",
          "program=/opt/carnet/carnet; cd /; " + _library("/mnt/trial") + _USE, _FOUND,
          before=_PROGRAM_ELSEWHERE + 'mount -t tmpfs -o mode=1777 tmpfs "$root/mnt"; '
          + _NO_TEMPORARY),
    Check("no FUSE: the archive needs none", "test ! -e /dev/fuse && carnet --version",
          ("carnet ",)),
    Check("settings that ask for a graphics card which is not there", _library("trial/card") + """
mkdir -p "$place/library"
echo '{"version": 1, "values": {"models.gpu": "24"}}' >"$place/library/settings.json"
at doctor; at index "$notes"; at ask 'Where is the rhubarb?'
""", ("none can be used here", "the processor", "behind the shed")),
)  # fmt: skip


def try_surroundings(root: CleanRoot, dist: Path) -> bool:
    """Each of them, with the archive that lies unpacked."""
    del dist
    return all_hold(root, CHECKS)
