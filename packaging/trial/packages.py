"""Both packages: installed, tried by their own self-test, removed; and what is left then."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from trial.system import CleanRoot, tool

_QUIET = "-qq -o Dpkg::Use-Pty=0"
_INSTALL = """
apt-get update -qq
apt-get install {quiet} --no-install-recommends -y /tmp/{name} >/tmp/apt.log 2>&1 ||
    {{ tail -20 /tmp/apt.log; false; }}
"""
_WITHOUT_ROOM = (
    'mkdir -p "$root/usr/lib/carnet"; mount -t tmpfs -o size=9m tmpfs "$root/usr/lib/carnet"'
)
_KEPT = "cat ~/Notes/a.md && ls ~/.local/share/carnet/carnet.sqlite"


def try_package(root: CleanRoot, dist: Path) -> bool:
    """On a disk without room dpkg takes back what it unpacked; then with apt, and its self-test."""
    package = next(dist.glob("carnet_*.deb"))
    shutil.copyfile(package, root.system / "tmp" / package.name)
    unpack = f"dpkg --unpack /tmp/{package.name} 2>&1 || find /usr/lib/carnet -type f"
    said = root.as_root(unpack, before=_WITHOUT_ROOM, quiet=True) or ""
    refused = "No space left on device" in said and "/usr/lib/carnet/carnet\n" not in said
    print(f"without room: refused, nothing left: {refused}")
    if root.as_root(_INSTALL.format(quiet=_QUIET, name=package.name)) is None:
        return False
    return self_tested(root, "carnet") and refused


def try_archive(root: CleanRoot, dist: Path) -> bool:
    """Installed by the user alone, and its self-test."""
    del dist
    installed = root.as_user("cd /tmp/unpacked/carnet-* && ./install.sh")
    told = "/usr/bin/carnet" in installed.stdout  # the name in a terminal means the other one
    entry = root.as_user('grep Exec= "$HOME"/.local/share/applications/*.desktop').returncode == 0
    tested = self_tested(root, '"$HOME/.local/bin/carnet"')
    print(f"said which one the terminal's carnet is: {told}")
    return installed.returncode == 0 and tested and entry and told


def try_removal(root: CleanRoot, dist: Path) -> bool:
    """Both are removed: the program goes, notes and libraries stay, and where they are is said."""
    del dist
    root.as_user("mkdir -p ~/Notes && echo A note. >~/Notes/a.md && carnet index ~/Notes")
    by_hand = root.as_user('"$HOME"/.local/lib/carnet/*/uninstall.sh')
    left = root.as_user('find "$HOME/.local/lib" "$HOME/.local/bin" ! -type d 2>/dev/null').stdout
    left += root.as_user('ls "$HOME"/.local/share/applications/*.desktop 2>/dev/null').stdout
    removed = root.as_root(f"apt-get remove {_QUIET} -y carnet") or ""
    purged = root.as_root(f"apt-get purge {_QUIET} -y carnet")
    left += root.as_user("ls -d /usr/lib/carnet /usr/bin/carnet 2>/dev/null").stdout
    kept = root.as_user(_KEPT).returncode == 0
    told = ".local/share/carnet" in by_hand.stdout and ".local/share/carnet" in removed
    print(f"left of the programs: {left or 'nothing'}; data kept: {kept}; said where: {told}")
    return by_hand.returncode == 0 and purged is not None and not left and kept and told


def unpack_archive(root: CleanRoot, dist: Path) -> None:
    """Below /tmp/unpacked, from outside: the clean root has no zstd."""
    place = root.system / "tmp" / "unpacked"
    place.mkdir(exist_ok=True)
    archive = next(dist.glob("carnet-*.tar.zst"))
    unpack = [
        tool("tar"),
        "--use-compress-program=zstd --long=27",
        "-xf",
        str(archive),
        "-C",
        str(place),
    ]
    subprocess.run(unpack, check=True)


def self_tested(root: CleanRoot, program: str) -> bool:
    """Whether `carnet doctor --self-test` passes."""
    started = time.monotonic()
    passed = root.as_user(f"cd && {program} doctor --self-test").returncode == 0
    print(f"self-test: {time.monotonic() - started:.0f} s")
    return passed
