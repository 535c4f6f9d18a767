"""Which folders lie on disks that tell nobody when a file changes: network and shared ones."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection
from pathlib import Path

from carnet.adapters.files.path_names import native_path, shown_path

_SILENT = frozenset({
    "nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "afs", "ncpfs", "ncp",
    "coda", "ceph", "gfs2", "ocfs2", "lustre", "glusterfs", "orangefs", "9p", "v9fs", "virtiofs",
    "fuse", "davfs", "davfs2", "webdav", "ftp", "vboxsf", "vmhgfs", "prl_fs", "drvfs",
})  # fmt: skip
# Programs that show something else as a folder. Those that show a local disk tell of changes.
_LOCAL_FUSE = frozenset({
    "fuse.ntfs-3g", "fuse.ntfs", "fuse.exfat", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs",
    "fuse.bindfs", "fuse.mergerfs", "fuse.lxcfs", "fuse.portal", "fuse.snapfuse",
})  # fmt: skip
_MOUNTINFO = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")


class SilentDisks:
    """Tells them by the kind of disk; `named` are folders that a person knows to be such."""

    def __init__(self, named: Collection[str] = (), mountinfo: Path = _MOUNTINFO) -> None:
        self._named = [shown_path(str(Path(name).expanduser().resolve())) for name in named]
        self._mountinfo = mountinfo

    def hold(self, path: str) -> bool:
        """Whether `path`, absolute and without links, lies on one. Opens nothing on the disk."""
        if any(_inside(path, folder) for folder in self._named):
            return True
        if sys.platform == "win32" and path.startswith("\\\\"):
            return True
        return tells_nothing(self._kind(native_path(path)))

    def _kind(self, path: str) -> str:
        best, kind = -1, ""
        for place, name in self._mounts():
            if len(place) >= best and _inside(
                path, place
            ):  # the last of two on one place is on top
                best, kind = len(place), name
        return kind

    def _mounts(self) -> list[tuple[str, str]]:
        """Where each disk is mounted and its kind, in the order of mounting."""
        if sys.platform == "linux":
            try:
                text = os.fsdecode(self._mountinfo.read_bytes())
            except OSError:
                return []
            return [mount for line in text.splitlines() if (mount := read_mount(line))]
        import psutil

        return [
            (part.mountpoint, "cifs" if "remote" in part.opts.split(",") else part.fstype)
            for part in psutil.disk_partitions(all=True)
        ]


def tells_nothing(kind: str) -> bool:
    """Whether a disk of this kind is silent about changes made elsewhere."""
    kind = kind.casefold()
    if kind.startswith(("fuse.", "osxfuse", "macfuse", "fusefs")):
        return kind not in _LOCAL_FUSE
    return kind in _SILENT


def read_mount(line: str) -> tuple[str, str] | None:
    """Place and kind from a line of /proc/self/mountinfo (proc(5)); None for no such line."""
    before, _, after = line.partition(" - ")
    fields, kinds = before.split(" "), after.split(" ")
    if len(fields) < 5 or not kinds[0]:
        return None
    place = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4])
    return place, kinds[0]


def _inside(path: str, folder: str) -> bool:
    top = folder.rstrip(os.sep)
    return path == top or path.startswith(top + os.sep)
