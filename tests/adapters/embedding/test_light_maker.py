"""Making the light form of an embedding model."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from carnet.adapters.embedding.light_maker import LightMaker
from carnet.adapters.embedding.light_record import LIGHT_FOLDER, LightRecord, read_light_record
from carnet.adapters.models.catalog import load_catalog
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled
from carnet.domain.models import ModelRole, ModelSpec

CHILD = """
import json, pathlib, sys
job = json.loads(sys.argv[1])
light = pathlib.Path(job["target"], "light")
light.mkdir()
for name in ("model.xml", "model.bin"):
    (light / name).write_text(name)
print(json.dumps({"done": 1, "total": 2}), flush=True)
row = dict(precision="f32", lowest_cosine=COSINE, tokens_per_cpu_second=100)
print(json.dumps({"checks": [row]}))
"""
GOOD, OTHER = CHILD.replace("COSINE", "1.0"), CHILD.replace("COSINE", "0.9")


def maker(folder: Path, code: str) -> LightMaker:
    path = folder.parent / "child.py"
    path.write_text(code)
    return LightMaker((sys.executable, str(path)))


def made(folder: Path, code: str, spec: ModelSpec) -> LightRecord:
    return maker(folder, code).tune(spec, folder, lambda *_step: None, CancelToken())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_gives_the_same_vectors_is_kept_with_its_record(
    folder: Path, embedder_spec: ModelSpec
) -> None:
    steps: list[tuple[int, int]] = []
    record = maker(folder, GOOD).tune(
        embedder_spec, folder, lambda *step: steps.append(step), CancelToken()
    )
    assert record.precision == "f32"
    assert names(folder) == {"model.safetensors", LIGHT_FOLDER}
    assert names(folder / LIGHT_FOLDER) == {"model.xml", "model.bin", "light.json"}
    assert read_light_record(folder) == record
    assert steps == [(1, 2)]


def test_it_is_made_once(folder: Path, embedder_spec: ModelSpec) -> None:
    assert LightMaker().needed(embedder_spec, folder)
    made(folder, GOOD, embedder_spec)
    assert not LightMaker().needed(embedder_spec, folder)


@pytest.mark.parametrize("field", ["source", "library", "processor"])
def test_it_is_made_again_of_other_files_or_on_another_machine(
    folder: Path, embedder_spec: ModelSpec, field: str
) -> None:
    made(folder, GOOD, embedder_spec)
    path = folder / LIGHT_FOLDER / "light.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {field: "another"}))
    assert LightMaker().needed(embedder_spec, folder)


@pytest.mark.parametrize("name", ["model.xml", "model.bin"])
def test_it_is_made_again_when_damaged(folder: Path, embedder_spec: ModelSpec, name: str) -> None:
    made(folder, GOOD, embedder_spec)
    (folder / LIGHT_FOLDER / name).write_text("damaged")
    assert LightMaker().needed(embedder_spec, folder)
    made(folder, GOOD, embedder_spec)
    assert not LightMaker().needed(embedder_spec, folder)


def test_one_that_gives_other_vectors_is_thrown_away_and_not_tried_again(
    folder: Path, embedder_spec: ModelSpec
) -> None:
    record = made(folder, OTHER, embedder_spec)
    assert not record.precision
    assert record.problem
    assert names(folder / LIGHT_FOLDER) == {"light.json"}
    assert not LightMaker().needed(embedder_spec, folder)


def test_a_child_that_crashes_is_recorded_with_what_it_said(
    folder: Path, embedder_spec: ModelSpec
) -> None:
    crash = "import os, sys; print('no such operator', file=sys.stderr, flush=True); os.abort()"
    record = made(folder, crash, embedder_spec)
    assert "no such operator" in record.problem
    assert names(folder / LIGHT_FOLDER) == {"light.json"}
    assert not LightMaker().needed(embedder_spec, folder)


def test_cancelling_kills_the_child_and_leaves_nothing(
    folder: Path, embedder_spec: ModelSpec
) -> None:
    slow = 'import time; print(\'{"done": 1, "total": 2}\', flush=True); time.sleep(60)'
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        maker(folder, slow).tune(embedder_spec, folder, lambda *_step: cancel.cancel(), cancel)
    assert names(folder) == {"model.safetensors"}


def test_a_language_model_has_none(folder: Path) -> None:
    catalog = load_catalog(Path(__file__).parents[3] / "models" / "catalog.toml")
    generator = next(spec for spec in catalog if spec.role is ModelRole.GENERATOR)
    assert not LightMaker().needed(generator, folder)


@pytest.mark.models
def test_the_starter_model_is_made_and_checked_without_the_network(light_folder: Path) -> None:
    record = read_light_record(light_folder)
    assert record is not None
    assert record.problem == ""
    exact = next(check for check in record.checks if check.precision == "f32")
    assert exact.lowest_cosine > 0.99999
    assert all(check.same for check in record.checks if check.precision == record.precision)


def test_the_child_runs_in_a_process_that_cannot_reach_the_network(
    folder: Path, embedder_spec: ModelSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.parent / "trying.py").write_text(
        "import socket\nsocket.create_connection(('127.0.0.1', 9))\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(folder.parent))
    command = (sys.executable, "-m", "carnet.engine.isolated", "trying")
    record = LightMaker(command).tune(embedder_spec, folder, lambda *_step: None, CancelToken())
    assert "NetworkDenied" in record.problem or "Permission" in record.problem
