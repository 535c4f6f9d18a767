"""The portable archive: the program, an installer for one person, and how to take it away."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from compression import archive_compressor

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DESKTOP = ROOT / "resources" / "desktop"
APP_ID = "io.github.carnet.Carnet"


def make_portable(
    program: Path, work: Path, out: Path, version: str, glibc: str, epoch: int
) -> Path:
    """`carnet-VERSION-linux-x86_64.tar.zst` of the frozen `program`."""
    name = f"carnet-{version}-linux-x86_64"
    folder = work / name
    shutil.rmtree(folder, ignore_errors=True)
    link_tree(program, folder)
    for script in ("install.sh", "uninstall.sh"):
        text = (HERE / script).read_text(encoding="utf-8")
        text = text.replace("@VERSION@", version).replace("@GLIBC@", glibc)
        (folder / script).write_text(text, encoding="utf-8")
        (folder / script).chmod(0o755)
    write_share(folder / "share")
    archive = out / f"{name}.tar.zst"
    archive.unlink(missing_ok=True)
    tar = ["tar", "--create", "--sort=name", "--owner=0", "--group=0", "--numeric-owner"]
    tar += ["--mode=go+u,go-w", f"--mtime=@{epoch}", "--directory", str(work)]
    tar += [f"--use-compress-program={archive_compressor()}", "--file", str(archive), name]
    subprocess.run(tar, check=True)
    return archive


def link_tree(source: Path, target: Path) -> None:
    """A copy of a folder that takes no room: files are linked, links stay links."""
    shutil.copytree(source, target, symlinks=True, copy_function=os.link)


def write_share(share: Path) -> None:
    """Desktop file, icons and metadata where a system looks for them below `share`."""
    for suffix, place in ((".desktop", "applications"), (".metainfo.xml", "metainfo")):
        (share / place).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(DESKTOP / (APP_ID + suffix), share / place / (APP_ID + suffix))
    shutil.copytree(DESKTOP / "icons", share / "icons", dirs_exist_ok=True)
