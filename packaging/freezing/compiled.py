"""Packages that are compiled here rather than taken as their makers compiled them.

Compiling takes minutes to half an hour, so the wheel is kept in `build/wheels`, in a folder named
after the version and everything that it was compiled with.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

import opencv
from accelerations import cmake_flags


@dataclass(frozen=True, slots=True)
class Recipe:
    """A package, the variables that its build reads, and what is corrected in its source.

    A correction is a file, what it says once, and what it says instead.
    """

    package: str
    environment: dict[str, str] = field(default_factory=dict)
    corrections: tuple[tuple[str, str, str], ...] = ()


def recipes(acceleration: str, system: str = sys.platform) -> tuple[Recipe, ...]:
    """What is compiled on a system; elsewhere OpenCV comes as its makers compiled it."""
    llama = Recipe("llama-cpp-python", {"CMAKE_ARGS": cmake_flags(acceleration)})
    if not system.startswith("linux"):
        return (llama,)
    headless = {"ENABLE_HEADLESS": "1", "ENABLE_CONTRIB": "0"}
    flags = {"CMAKE_ARGS": opencv.cmake_flags()}
    return (llama, Recipe("opencv-python-headless", headless | flags, opencv.CORRECTIONS))


def version_of(package: str, constraints: str) -> str:
    """The pinned version; raises `ValueError` when there is none."""
    name = re.escape(package).replace(r"\-", "[-_.]")
    found = re.search(rf"^{name}==(\S+)$", constraints, re.MULTILINE | re.IGNORECASE)
    if found is None:
        raise ValueError(f"{package} has no version in the constraints")
    return found[1]


def key_of(recipe: Recipe, version: str) -> str:
    """Names what the wheel is: another version or flag, another key."""
    settings = sorted(recipe.environment.items())
    told = repr((version, settings, recipe.corrections, sys.implementation.cache_tag))
    return f"{recipe.package}-{version}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def install(recipe: Recipe, python: Path, constraints: Path, wheels: Path) -> None:
    """Have the compiled package in the environment of `python`; compiles when it has to.

    Raises `CalledProcessError`.
    """
    version = version_of(recipe.package, constraints.read_text())
    key = key_of(recipe, version)
    stamp = python.parents[1] / f"{recipe.package}.compiled"
    if stamp.is_file() and stamp.read_text() == key:
        return
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    if not any((wheels / key).glob("*.whl")):
        compile_wheel(recipe, version, pip, wheels / key)
    wheel = str(next((wheels / key).glob("*.whl")))
    pinned = ["--quiet", "--constraint", str(constraints), wheel]
    subprocess.run([*pip, "install", "--no-deps", "--force-reinstall", *pinned], check=True)
    subprocess.run([*pip, "install", *pinned], check=True)  # what it needs itself
    stamp.write_text(key)


def compile_wheel(recipe: Recipe, version: str, pip: list[str], folder: Path) -> None:
    """One wheel in `folder`, which is there when it is finished.

    What was compiled before an interruption is not compiled again.
    """
    print(f"carnet: compiling {recipe.package} {version}", flush=True)
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    source = source_of(recipe, version, pip, unfinished)
    command = [*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", str(unfinished / "made")]
    environment = os.environ | without_place(source) | recipe.environment
    subprocess.run([*command, str(source)], check=True, env=environment)
    shutil.rmtree(folder, ignore_errors=True)
    (unfinished / "made").rename(folder)
    shutil.rmtree(unfinished)


def without_place(source: Path, system: str = sys.platform) -> dict[str, str]:
    """Flags with which messages name files by their place in the source, not on this machine."""
    if system == "win32":
        return {}
    flag = f"-ffile-prefix-map={source}=."
    return {name: f"{os.environ.get(name, '')} {flag}".strip() for name in ("CFLAGS", "CXXFLAGS")}


def source_of(recipe: Recipe, version: str, pip: list[str], folder: Path) -> Path:
    """The package's source, unpacked and corrected."""
    ready = folder / "source"
    if not ready.is_dir():
        shutil.rmtree(folder, ignore_errors=True)
        source = ["--no-binary", recipe.package, f"{recipe.package}=={version}"]
        command = [*pip, "download", "--quiet", "--no-deps", "--dest", str(folder), *source]
        subprocess.run(command, check=True, env=os.environ | recipe.environment)
        with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
            archive.extractall(folder / "unpacked", filter="data")
        for name, old, new in recipe.corrections:
            correct(next((folder / "unpacked").iterdir()) / name, old, new)
        (folder / "unpacked").rename(ready)
    for cache in ready.rglob("CMakeCache.txt"):
        cache.unlink()  # of a build that was interrupted: pip's folders have other names now
    return next(ready.iterdir())


def correct(file: Path, old: str, new: str) -> None:
    """Replace what a file says once; raises `ValueError` when it does not."""
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{file} is not as it was: look at the corrections of this version")
    file.write_text(text.replace(old, new), encoding="utf-8")
