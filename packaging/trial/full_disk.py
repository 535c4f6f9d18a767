"""Disks without room: what cannot be stored is said, and goes on once there is room again."""

from __future__ import annotations

from pathlib import Path

from trial.check import Check, all_hold
from trial.system import CleanRoot

_DISK = 'mount -t tmpfs -o size={size},mode=1777 tmpfs "$root/mnt"; '
_FULL = 'head -c 9g /dev/zero >"$root/mnt/filler" 2>/dev/null; chown {user} "$root/mnt/filler"'


def _full(size: str) -> str:
    """A disk at /mnt that the user's file fills to the last byte."""
    return (_DISK + _FULL).format(size=size, user=1000)


def _room(size: str, filled: str) -> str:
    return (_DISK + _FULL.replace("9g", filled)).format(size=size, user=1000)


_SAMPLE = """
sample=$(echo /tmp/unpacked/carnet-*/_internal/resources/sample)
many=$(find "$sample" -type f ! -name 'README*' ! -name '.*' | wc -l)
at() { carnet --data-dir /mnt/library "$@"; }
"""
_MODEL = """
export CARNET_MODELS_DIR=/mnt/models
file=$(echo /tmp/unpacked/carnet-*/_internal/models/shipped/smollm2-135m-instruct/*.gguf)
cp "$file" /var/tmp/mine.gguf; echo " " >>/var/tmp/mine.gguf  # so it is another
"""
_OF_THE_DISK = "Free some space"

CHECKS = (
    Check("installer: less room than it takes",
          "cd /tmp/unpacked/carnet-*; ./install.sh --prefix /mnt/home",
          ("MB are free", "--prefix"), 3, _DISK.format(size="90m")),
    Check("installer: the disk fills while it copies", """
cd /tmp/unpacked/carnet-*; ./install.sh --prefix /mnt/home; code=$?
echo "left: $(find /mnt/home ! -type d)"; exit $code
""", ("No space left", "nothing was installed", "left: \n"), 3,
          _DISK.format(size="3g,nr_inodes=90")),
    Check("first start: command", "carnet --data-dir /mnt/library index /usr/share/doc",
          ("disk", _OF_THE_DISK), 3, _full("200k")),
    Check("first start: window and engine, which open an empty library",
          '"$program" --child=window-trial /mnt/library "$(date +%s)"',
          ('"shown": true', '"engine": "running"'), 0, _full("200k")),
    Check("first start: the program as a person starts it",
          'timeout 10 "$program" --data-dir /mnt/library', (), 124, _full("200k"), ("Error",)),
    Check("while notes are read; it goes on, and nothing is lost", _SAMPLE + """
at index "$sample"; echo "ended with $?"
at search kitchen >/dev/null && echo still searched
rm /mnt/filler
at index && at status
[ "$(at status | cut -d' ' -f1)" -eq "$many" ] && echo "all are there"
""", ("The disk is full", "ended with 3", "still searched", "0 failed", "all are there"), 0,
          _room("40m", "40763k")),
    Check("while a model is installed; nothing of it is left, and again with room", _MODEL + """
carnet --data-dir /var/tmp/m models install --file /var/tmp/mine.gguf; echo "ended with $?"
echo "left: $(find /mnt/models -size +1k)"
rm /mnt/filler
carnet --data-dir /var/tmp/m models install --file /var/tmp/mine.gguf && echo installed
""", ("ended with 3", "left: \n", "installed"), 0, _room("250m", "220m")),
)  # fmt: skip


def try_full_disk(root: CleanRoot, dist: Path) -> bool:
    """Each of them, with the archive that lies unpacked."""
    del dist
    return all_hold(root, CHECKS)
