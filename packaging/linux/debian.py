"""The Debian package, by dpkg-deb."""

from __future__ import annotations

import email.utils
import gzip
import hashlib
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from compression import package_options
from portable import ROOT, link_tree, write_share
from settling import settle

HERE = Path(__file__).resolve().parent
# Carnet has no address yet. ".invalid" is reserved so that nobody takes it for one (RFC 2606).
NO_MAINTAINER = "The Carnet project <nobody@carnet.invalid>"
_MAINTAINER = re.compile(r"[^<>@,]+ <[^<>@\s]+@[^<>@\s]+>")
CONTROL = """\
Package: carnet
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {size_kb}
Depends: {depends}
Recommends: {recommends}
Section: utils
Priority: optional
Description: ask your own notes; nothing leaves the machine
 Carnet watches folders of notes, finds what you look for, and answers
 questions from what the notes say, with the lines that each sentence comes
 from. It has no account, no telemetry and no server, works without a network
 in English and French, and brings two small models along.
"""
RECOMMENDS = (
    "fonts-dejavu-core | fonts-liberation", "xdg-utils", "libwayland-client0",
    "libwayland-cursor0", "libwayland-egl1",
)  # fmt: skip
CHANGELOG = """\
carnet ({version}) stable; urgency=medium

  * What is new: /usr/share/doc/carnet/CHANGELOG.md.gz

 -- {maintainer}  {date}
"""
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Carnet
Comment: The work of others that is inside, all of it with its licence:
 /usr/share/doc/carnet/THIRD_PARTY_LICENCES.txt; as a bill of materials:
 /usr/lib/carnet/_internal/legal/sbom.cdx.json

Files: *
Copyright: 2026 The Carnet project
License: Apache-2.0
 On Debian systems the text is in /usr/share/common-licenses/Apache-2.0, and
 with the program in /usr/lib/carnet/_internal/legal/LICENSE.txt.
"""


@dataclass(frozen=True, slots=True)
class Package:
    """What is said of it, the manual page that goes along (compressed), and its time."""

    version: str
    depends: str
    maintainer: str
    manual: bytes
    epoch: int


def checked_maintainer(written: str) -> str:
    """`written`, when it has the form that Debian asks for. Raises `ValueError`."""
    if not _MAINTAINER.fullmatch(written):
        raise ValueError('write it as "Name <address>", for example: Ann Lee <ann@example.org>')
    return written


def make_deb(program: Path, work: Path, out: Path, package: Package) -> Path:
    """`carnet_VERSION_amd64.deb` of the frozen `program`, in /usr/lib/carnet."""
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    (root / "usr" / "lib").mkdir(parents=True)
    link_tree(program, root / "usr" / "lib" / "carnet")
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "carnet").symlink_to("../lib/carnet/carnet")
    write_share(root / "usr" / "share")
    write_documents(root / "usr" / "share", package)
    control = root / "DEBIAN"
    write_control(root, control, package)
    settle(root, package.epoch)
    file = out / f"carnet_{package.version}_amd64.deb"
    file.unlink(missing_ok=True)
    command = ["dpkg-deb", "--root-owner-group", *package_options(), "--build"]
    subprocess.run([*command, str(root), str(file)], check=True)
    return file


def write_documents(share: Path, package: Package) -> None:
    """What Debian asks every package for: copyright, changes, a manual page; why rules are bent."""
    doc = share / "doc" / "carnet"
    doc.mkdir(parents=True)
    (doc / "copyright").write_text(COPYRIGHT, encoding="utf-8")
    (doc / "THIRD_PARTY_LICENCES.txt").symlink_to(
        "../../../lib/carnet/_internal/legal/THIRD_PARTY_LICENCES.txt"
    )
    date = email.utils.formatdate(package.epoch)
    entry = CHANGELOG.format(version=package.version, maintainer=package.maintainer, date=date)
    for name, text in (
        ("changelog.gz", entry.encode()),
        ("CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_bytes()),
    ):
        (doc / name).write_bytes(gzip.compress(text, 9, mtime=0))
    manual = share / "man" / "man1"
    manual.mkdir(parents=True)
    (manual / "carnet.1.gz").write_bytes(package.manual)
    overrides = share / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    shutil.copyfile(HERE / "lintian-overrides", overrides / "carnet")


def write_control(root: Path, control: Path, package: Package) -> None:
    """What dpkg reads; the hashes are for `dpkg --verify carnet`."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    size_kb = sum(-(-path.stat().st_size // 1024) for path in files)
    sums = [f"{md5(path)}  {path.relative_to(root).as_posix()}\n" for path in files]
    control.mkdir()
    text = CONTROL.format(
        version=package.version,
        maintainer=package.maintainer,
        size_kb=size_kb,
        depends=package.depends,
        recommends=", ".join(RECOMMENDS),
    )
    (control / "control").write_text(text, encoding="utf-8")
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")
    shutil.copy(HERE / "postrm", control / "postrm")


def md5(path: Path) -> str:
    """Of a file, in hexadecimal: the form that dpkg has for noticing accidents."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
