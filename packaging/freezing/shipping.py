"""Prepares the starter models as they go into the package: ready to use, nothing left to make.

    PYTHON packaging/freezing/shipping.py FOLDER EPOCH     (PYTHON has Carnet and torch)

They are taken from the models directory, where `carnet models install starter` put them out of the
hash-checked packages, and are checked again. The embedding model goes along in its light form
alone; it is compared with sentence-transformers once more. The
language model is the shipped file, examined here. EPOCH becomes every file's time, so that the
stamps of checked files stay valid and the build can be repeated.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from carnet.adapters.embedding.encoder.graph import write_graph
from carnet.adapters.embedding.encoder.plan import read_plan
from carnet.adapters.embedding.light_checks import compare
from carnet.adapters.embedding.light_inputs import CheckInputs
from carnet.adapters.embedding.light_record import (
    EXACT,
    FROM_WEIGHTS,
    GRAPH,
    LIGHT_FOLDER,
    LOWEST_COSINE,
    WEIGHTS,
    LightRecord,
    library_version,
    source_of,
    write_light_record,
)
from carnet.adapters.embedding.light_references import TORCH, torch_vectors
from carnet.adapters.embedding.reference_model import ReferenceModel
from carnet.adapters.models.catalog import load_catalog
from carnet.adapters.models.files import STAMPS, VerifiedFolder, hash_file
from carnet.adapters.models.shelf import ModelShelf
from carnet.domain.models import ModelFile, ModelFormat, ModelSpec
from carnet.settings.paths import resolve_paths

ANY_PROCESSOR = "any"  # no processor's name: what was measured here says nothing about others


def main() -> int:
    """Fill the folder that is named."""
    target, epoch = Path(sys.argv[1]), int(sys.argv[2])
    paths = resolve_paths()
    shelf = ModelShelf(load_catalog(paths.catalog), paths.models_dir)
    shutil.rmtree(target, ignore_errors=True)
    for spec in shelf.catalog:
        if not spec.starter:
            continue
        shelf.check(spec)
        folder = target / spec.name
        folder.mkdir(parents=True)
        if spec.format is ModelFormat.SENTENCE_TRANSFORMERS:
            ship_embedder(spec, shelf.folder(spec), folder)
        else:
            ship_files(spec.files, shelf.folder(spec), folder)
            examine(spec, target)
    for folder in target.iterdir():
        stamp(folder, epoch)
    stamp_checked_files(shelf, target, epoch)
    return 0


def ship_files(files: tuple[ModelFile, ...], source: Path, target: Path) -> None:
    """Copy files that the catalogue names."""
    for file in files:
        (target / file.path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / file.path, target / file.path)


def ship_embedder(spec: ModelSpec, source: Path, target: Path) -> None:
    """The light form, and what cuts text into tokens."""
    ship_files(spec.files[1:], source, target)
    light = target / LIGHT_FOLDER
    write_graph(source, read_plan(source, scores=False), light / GRAPH)
    threads = os.cpu_count() or 1
    wanted = torch_vectors(ReferenceModel(source, threads), spec.max_tokens)
    inputs = CheckInputs.of(source, spec.max_tokens, scores=False)
    checks = tuple(compare(target, inputs, wanted, threads))
    exact = next(check for check in checks if check.precision == EXACT)
    print(f"{spec.name}: lowest cosine with sentence-transformers {exact.lowest_cosine:.7f}")
    if not exact.same:
        raise SystemExit(f"{spec.name}: below {LOWEST_COSINE}; not shipped")
    record = LightRecord(
        source_of(spec),
        library_version(),
        ANY_PROCESSOR,
        EXACT,
        tuple(ModelFile(name, hash_file(light / name)) for name in (GRAPH, WEIGHTS)),
        made=FROM_WEIGHTS,
        compared_with=TORCH,
    )
    write_light_record(light, record)


def examine(spec: ModelSpec, models_dir: Path) -> None:
    """Put the language model to the self-test that decides whether it may write first."""
    command = [sys.executable, "-m", "carnet.cli", "models", "examine", spec.name]
    environment = os.environ | {"CARNET_MODELS_DIR": str(models_dir)}
    subprocess.run(command, check=True, env=environment)


def stamp(folder: Path, epoch: int) -> None:
    """Give every file the time of the build; forget what was stamped before."""
    for path in folder.rglob("*"):
        if path.name == STAMPS:
            path.unlink()
        elif path.is_file():
            path.chmod(0o644)
            os.utime(path, (epoch, epoch))


def stamp_checked_files(shelf: ModelShelf, target: Path, epoch: int) -> None:
    """Write the stamps that spare hashing the files at each start; raises when one is wrong."""
    for spec in shelf.catalog:
        folder = target / spec.name
        if not folder.is_dir():
            continue
        light = folder / LIGHT_FOLDER
        there = [file for file in spec.files if (folder / file.path).is_file()]
        problem = VerifiedFolder(folder).problem(there)
        if light.is_dir() and not problem:
            names = (GRAPH, WEIGHTS)
            files = [ModelFile(name, hash_file(light / name)) for name in names]
            problem = VerifiedFolder(light).problem(files)
        if problem:
            raise SystemExit(f"{spec.name}: {problem}")
        for path in folder.rglob(STAMPS):
            path.chmod(0o644)
            os.utime(path, (epoch, epoch))


if __name__ == "__main__":
    sys.exit(main())
