"""A folder for a machine that is never online: installer, models, hashes, licences, instructions.

    python packaging/make_pack.py OUT [--models NAME ...]      build it from build/dist
    python packaging/make_pack.py verify OUT                   compare every file with its hash

`--models` adds models of the catalogue that are installed here, as their files; the starter models
are inside the program. Where there is no Python, `verify.sh` in the folder does what `verify` does.
Exit code 3 when something is missing or differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "airgapped"
DIST = ROOT / "build" / "dist"
SUMS = "SHA256SUMS"


class PackError(Exception):
    """Why there is no pack, or why it is not as it was made."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build or verify; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given[:1] == ["verify"]:
            parser = argparse.ArgumentParser(prog="make_pack.py verify")
            parser.add_argument("pack", type=Path)
            count = verify(parser.parse_args(given[1:]).pack)
            print(f"{count} files are as they were made.")
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
        print(f"carnet: {error}", file=sys.stderr)
        return 3
    return 0


def default_models_dir() -> Path:
    """Where the models of this machine are."""
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(os.environ.get("CARNET_MODELS_DIR") or Path(data) / "carnet" / "models")


def build(out: Path, dist: Path, models: Sequence[str], models_dir: Path, catalog: Path) -> None:
    """Fill the folder `out`. Raises `PackError`; what was begun is then taken away again."""
    artefacts = [
        *dist.glob("carnet-*.tar.zst"), *dist.glob("carnet_*.deb"), *dist.glob("*.cdx.json")
    ]  # fmt: skip
    if not any(path.suffix == ".zst" for path in artefacts):
        raise PackError(f"{dist} holds no package; run: make package")
    if out.exists() and any(out.iterdir()):
        raise PackError(f"{out} is not empty; name a new folder.")
    listed = {one["name"]: one for one in tomllib.loads(catalog.read_text())["model"]}
    out.mkdir(parents=True, exist_ok=True)
    try:
        for path in artefacts:
            shutil.copyfile(path, out / path.name)
        for name in models:
            if name not in listed:
                raise PackError(f"{name} is not in the catalogue.")
            add_model(listed[name], models_dir / name, out / "models" / name)
        for text in ("README.txt", "LISEZ-MOI.txt", "verify.sh"):
            shutil.copyfile(TEXTS / text, out / text)
        (out / "verify.sh").chmod(0o755)
        legal = out / "licences"
        legal.mkdir()
        shutil.copyfile(ROOT / "LICENSE", legal / "LICENSE.txt")
        chosen = [listed[name] for name in models]
        lines = [f"{one['title']}: {one['licence']}\n" for one in chosen]
        (legal / "MODELS.txt").write_text("".join(lines) or "The starter models: Apache-2.0\n")
        write_sums(out)
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)
        raise
    print(f"The pack is in {out}; on the other machine begin with README.txt")


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
    names = sorted(path.relative_to(pack).as_posix() for path in pack.rglob("*") if path.is_file())
    lines = [f"{sha256(pack / name)}  {name}\n" for name in names]
    (pack / SUMS).write_text("".join(lines), encoding="utf-8")


def verify(pack: Path) -> int:
    """How many files were compared. Raises `PackError` for the first that is not as listed."""
    sums = pack / SUMS
    if not sums.is_file():
        raise PackError(f"{pack} holds no {SUMS}; it is no pack, or not all of it was copied.")
    count = 0
    for line in sums.read_text(encoding="utf-8").splitlines():
        expected, _, name = line.partition("  ")
        path = pack / name
        if not path.is_file():
            raise PackError(f"{name} is missing. Copy the pack again.")
        if sha256(path) != expected:
            raise PackError(f"{name} is damaged. Copy the pack again.")
        count += 1
    return count


def sha256(path: Path) -> str:
    """Of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
