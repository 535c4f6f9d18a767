"""Which disks tell nobody what changes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from carnet.adapters.files.mounts import SilentDisks, read_mount, tells_nothing

_TABLE = r"""
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /home/me/share rw - cifs //server/share rw,vers=3.1
31 22 0:41 / /mnt/nas rw shared:1 master:2 - nfs4 nas:/export rw
32 31 8:1 / /mnt/nas/usb rw - vfat /dev/sda1 rw
33 22 0:42 / /mnt/My\040Disk rw - fuse.sshfs me@host: rw
34 22 0:43 / /mnt/win rw - fuseblk /dev/sdb1 rw
35 22 0:44 / /mnt/over rw - nfs nas:/x rw
36 35 8:2 / /mnt/over rw - ext4 /dev/sdc1 rw
37 22 0:45 / /mnt/secret rw - fuse.gocryptfs /home/me/.secret rw
not a mount at all
"""

linux = pytest.mark.skipif(sys.platform != "linux", reason="mountinfo is Linux's")


@pytest.fixture
def mountinfo(tmp_path: Path) -> Path:
    (tmp_path / "mountinfo").write_text(_TABLE)
    return tmp_path / "mountinfo"


@linux
@pytest.mark.parametrize(
    ("path", "silent"),
    [
        ("/home/me/notes", False),
        ("/home/me/share", True),
        ("/home/me/share/deep/notes", True),
        ("/home/me/shared", False),
        ("/mnt/nas/notes", True),
        ("/mnt/nas/usb/notes", False),
        ("/mnt/My Disk/notes", True),
        ("/mnt/win/notes", False),
        ("/mnt/over/notes", False),
        ("/mnt/secret", False),
    ],
)
def test_the_innermost_disk_decides(mountinfo: Path, path: str, silent: bool) -> None:
    assert SilentDisks(mountinfo=mountinfo).hold(path) is silent


@pytest.mark.parametrize(
    ("kind", "silent"),
    [
        ("ext4", False), ("btrfs", False), ("apfs", False), ("NTFS", False), ("tmpfs", False),
        ("overlay", False), ("fuseblk", False), ("fuse.ntfs-3g", False),
        ("nfs", True), ("nfs4", True), ("cifs", True), ("smb3", True), ("smbfs", True),
        ("afpfs", True), ("9p", True), ("virtiofs", True), ("vboxsf", True), ("davfs", True),
        ("fuse.sshfs", True), ("fuse.rclone", True), ("fuse", True), ("macfuse", True), ("", False),
    ],
)  # fmt: skip
def test_kinds_of_disks(kind: str, silent: bool) -> None:
    assert tells_nothing(kind) is silent


@pytest.mark.parametrize("line", ["", "x", "1 2 3 4 - ", "1 2 3 - ext4 /dev/x rw"])
def test_a_line_that_is_no_mount_is_passed_over(line: str) -> None:
    assert read_mount(line) is None


@linux
def test_without_a_table_only_named_folders_are_silent(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "share")
    (tmp_path / "share").mkdir()
    disks = SilentDisks([str(tmp_path / "link")], mountinfo=tmp_path / "gone")
    assert disks.hold(str(tmp_path / "share"))
    assert disks.hold(str(tmp_path / "share" / "sub"))
    assert not disks.hold(str(tmp_path / "shares"))


@linux
def test_the_real_table_is_read(tmp_path: Path) -> None:
    assert not SilentDisks().hold("/proc")
    kinds = dict(
        filter(None, map(read_mount, Path("/proc/self/mountinfo").read_text().splitlines()))
    )
    assert kinds["/proc"] == "proc"
