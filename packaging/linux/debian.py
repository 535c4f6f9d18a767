"""The Debian package, by dpkg-deb."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from portable import link_tree, write_share

CONTROL = """\
Package: carnet
Version: {version}
Architecture: amd64
Maintainer: Carnet <carnet@localhost>
Installed-Size: {size_kb}
Depends: {depends}
Recommends: fonts-dejavu-core | fonts-liberation, xdg-utils, libwayland-client0,
 libwayland-cursor0, libwayland-egl1
Section: utils
Priority: optional
Description: ask your own notes; nothing leaves the machine
 Carnet watches folders of notes, finds what you look for, and answers
 questions from what the notes say, with the lines that each sentence comes
 from. It has no account, no telemetry and no server, works without a network
 in English and French, and brings two small models along.
"""
POSTRM = """\
#!/bin/sh
# Notes and libraries are never touched: they are their owners'.
set -e
if [ "$1" = remove ] || [ "$1" = purge ]; then
    echo 'Carnet is removed. What it kept for each person is still in ~/.local/share/carnet'
    echo 'and ~/.config/carnet; delete those folders if nobody wants them any more.'
fi
exit 0
"""


def make_deb(program: Path, work: Path, out: Path, version: str, depends: str) -> Path:
    """`carnet_VERSION_amd64.deb` of the frozen `program`, in /usr/lib/carnet."""
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    (root / "usr" / "lib").mkdir(parents=True)
    link_tree(program, root / "usr" / "lib" / "carnet")
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "carnet").symlink_to("../lib/carnet/carnet")
    share = root / "usr" / "share"
    write_share(share)
    doc = share / "doc" / "carnet"
    doc.mkdir(parents=True)
    legal = program / "_internal" / "legal"
    shutil.copyfile(legal / "LICENSE.txt", doc / "copyright")
    (doc / "THIRD_PARTY_LICENCES.txt").symlink_to(
        "../../../lib/carnet/_internal/legal/THIRD_PARTY_LICENCES.txt"
    )
    size_kb = sum(p.lstat().st_size for p in root.rglob("*") if not p.is_dir()) // 1024
    control = root / "DEBIAN"
    control.mkdir()
    text = CONTROL.format(version=version, size_kb=size_kb, depends=depends)
    (control / "control").write_text(text, encoding="utf-8")
    (control / "postrm").write_text(POSTRM, encoding="utf-8")
    for path in root.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink():
            path.chmod(0o755 if os.access(path, os.X_OK) or path.name == "postrm" else 0o644)
    package = out / f"carnet_{version}_amd64.deb"
    package.unlink(missing_ok=True)
    level = os.environ.get("CARNET_ZSTD_LEVEL", "19")
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{level}", "--build"]
    subprocess.run([*command, str(root), str(package)], check=True)
    return package
