"""A folder for a machine that is never online: installer, models, hashes, licences, instructions.

    python packaging/make_pack.py OUT [--models NAME ...]      build it from build/dist
    python packaging/make_pack.py verify OUT                   compare every file with its hash

`--models` adds models of the catalogue that are installed here, as their files; the starter models
are inside the program. The archive goes along as .tar.gz, which every Linux can unpack. Where there
is no Python, `verify.sh` in the folder does what `verify` does. Exit code 3 when something is
missing, differs, or does not belong there.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "airgapped"
DIST = ROOT / "build" / "dist"
SUMS = "SHA256SUMS"
PAGE = "THIRD_PARTY_LICENCES.txt"
# What systems leave on a stick by themselves; it is no part of the pack and does no harm.
DROPPINGS = ("System Volume Information", "Thumbs.db", "desktop.ini", "LOST.DIR")


class PackError(Exception):
    """Why there is no pack, or why it is not as it was made: one line for each thing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build or verify; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given[:1] == ["verify"]:
            parser = argparse.ArgumentParser(prog="make_pack.py verify")
            parser.add_argument("pack", type=Path)
            pack = parser.parse_args(given[1:]).pack
            print(f"{verify(pack)} files are as they were made.")
            print(f"Fingerprint: {fingerprint(pack)}")
            return 0
        parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
        parser.add_argument("out", type=Path, help="a new or empty folder")
        parser.add_argument("--models", nargs="*", default=[], metavar="NAME")
        parser.add_argument("--dist", type=Path, default=DIST, help="what `make package` made")
        parser.add_argument("--models-dir", type=Path, default=default_models_dir())
        parser.add_argument("--catalog", type=Path, default=ROOT / "models" / "catalog.toml")
        told = parser.parse_args(given)
        build(told.out, told.dist, told.models, told.models_dir, told.catalog)
    except PackError as error:
        for line in error.args:
            print(f"carnet: {line}", file=sys.stderr)
        return 3
    return 0


def default_models_dir() -> Path:
    """Where the models of this machine are."""
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(os.environ.get("CARNET_MODELS_DIR") or Path(data) / "carnet" / "models")


def build(out: Path, dist: Path, models: Sequence[str], models_dir: Path, catalog: Path) -> None:
    """Fill the folder `out`. Raises `PackError`; what was begun is then taken away again."""
    packages, archives = sorted(dist.glob("carnet_*.deb")), sorted(dist.glob("carnet-*.tar.zst"))
    if len(packages) != 1 or len(archives) != 1:
        found = "no package" if not archives else "packages of several versions"
        raise PackError(f"{dist} holds {found}; empty it and run: make package")
    if out.exists() and any(out.iterdir()):
        raise PackError(f"{out} is not empty; name a new folder.")
    listed = {one["name"]: one for one in tomllib.loads(catalog.read_text())["model"]}
    if unknown := [name for name in models if name not in listed]:
        raise PackError(f"{unknown[0]} is not in the catalogue; it has {', '.join(listed)}.")
    out.mkdir(parents=True, exist_ok=True)
    try:
        for name in models:
            add_model(listed[name], models_dir / name, out / "models" / name)
        shutil.copyfile(packages[0], out / packages[0].name)
        recompress(archives[0], out / f"{archives[0].name.removesuffix('.tar.zst')}.tar.gz")
        for text in ("README.txt", "LISEZ-MOI.txt", "verify.sh", "install.sh"):
            shutil.copy(TEXTS / text, out / text)
        add_legal(out / "licences", dist, [listed[name] for name in models])
        write_sums(out)
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)
        raise
    print(f"The pack is in {out}; on the other machine begin with README.txt")
    print(f"Fingerprint: {fingerprint(out)}")


def recompress(archive: Path, target: Path) -> None:
    """The archive for machines that may not have zstd. Raises `PackError`."""
    zstd = shutil.which("zstd")
    if zstd is None:
        raise PackError("zstd is missing; install it, then repeat.")
    with (
        subprocess.Popen([zstd, "-dcq", "--long=27", archive], stdout=subprocess.PIPE) as reading,
        target.open("wb") as file,
        gzip.GzipFile("", "wb", 6, file, mtime=0) as packed,
    ):
        assert reading.stdout is not None  # noqa: S101 - it was asked for
        shutil.copyfileobj(reading.stdout, packed, 1 << 20)
    if reading.returncode:
        raise PackError(f"{archive} is damaged; run: make package")


def add_legal(target: Path, dist: Path, models: Sequence[dict[str, object]]) -> None:
    """Licences of the program and of all that is inside, what it is made of, and the models'."""
    target.mkdir()
    shutil.copyfile(ROOT / "LICENSE", target / "LICENSE.txt")
    for name in (PAGE, "carnet.sbom.cdx.json"):
        if not (dist / name).is_file():
            raise PackError(f"{dist / name} is missing; run: make package")
        shutil.copyfile(dist / name, target / name)
    said = [f"{one['title']}: {one['licence']}; {one.get('documented', '')}\n" for one in models]
    starter = f"The starter models are inside the program; {PAGE} has their licences.\n"
    (target / "MODELS.txt").write_text("".join([starter, *said]), encoding="utf-8")


def add_model(listed: dict[str, object], source: Path, target: Path) -> None:
    """Copy the files of the catalogue, each compared with its hash. Raises `PackError`."""
    files = listed["files"]
    assert isinstance(files, list)  # noqa: S101 - the catalogue's form
    for file in files:
        path = source / file["path"]
        if not path.is_file():
            raise PackError(f"{path} is missing; run: carnet models install {listed['name']}")
        if sha256(path) != file["sha256"]:
            raise PackError(f"{path} is damaged; run: carnet models install {listed['name']}")
        (target / file["path"]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / file["path"])


def write_sums(pack: Path) -> None:
    """Hashes of every file, in the form of sha256sum."""
    lines = [f"{sha256(pack / name)}  {name}\n" for name in files_of(pack)]
    (pack / SUMS).write_text("".join(lines), encoding="utf-8")


def verify(pack: Path) -> int:
    """How many files were compared. Raises `PackError` with a line for each that is not right."""
    sums = pack / SUMS
    if not sums.is_file():
        raise PackError(f"{pack} holds no {SUMS}; it is no pack, or not all of it was copied.")
    listed: dict[str, str] = {}
    for line in sums.read_text(encoding="utf-8", errors="replace").splitlines():
        expected, _, name = line.partition("  ")
        if len(expected) != 64 or not name:
            raise PackError(f"{SUMS} is damaged. Copy the pack again.")
        listed[name] = expected
    wrong = [
        f"{name} {problem}. Copy the pack again."
        for name, expected in listed.items()
        if (problem := damage(pack / name, expected))
    ]
    wrong += [
        f"{name} does not belong to the pack; do not use it."
        for name in files_of(pack)
        if name not in listed
    ]
    if wrong:
        raise PackError(*wrong)
    return len(listed)


def damage(path: Path, expected: str) -> str:
    """What is wrong with a file, "" when nothing is."""
    if not path.is_file():
        return "is missing"
    try:
        return "" if sha256(path) == expected else "is damaged"
    except OSError:
        return "cannot be read"


def files_of(pack: Path) -> list[str]:
    """All files but the list itself and what systems leave behind."""
    names = [path.relative_to(pack) for path in pack.rglob("*") if not path.is_dir()]
    return sorted(
        name.as_posix()
        for name in names
        if name.as_posix() != SUMS
        and not any(part.startswith(".") or part in DROPPINGS for part in name.parts)
    )


def fingerprint(pack: Path) -> str:
    """Of the whole pack, short enough to be read out: who has it from elsewhere can compare it."""
    return sha256(pack / SUMS)[:16]


def sha256(path: Path) -> str:
    """Of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
