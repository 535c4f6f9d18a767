"""What the shelf says of a models directory."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.adapters.embedding.light_record import LightRecord, source_of, write_light_record
from carnet.adapters.models.files import VerifiedFolder
from carnet.adapters.models.shelf import ModelShelf
from carnet.adapters.models.tuning_record import TuningRecord, write_record
from carnet.domain.errors import KnownError
from carnet.domain.models import (
    ModelFile,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
    ModelState,
)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def generator(name: str) -> ModelSpec:
    data = name.encode()
    return ModelSpec(
        name=name,
        title=name.title(),
        role=ModelRole.GENERATOR,
        format=ModelFormat.GGUF,
        licence="Apache-2.0",
        languages=("en",),
        size_bytes=1,
        memory_bytes=1,
        source=ModelSource("x.whl", ""),
        files=(ModelFile("weights.gguf", sha(data)),),
        requantise=("Q8_0",),
    )


def place(root: Path, spec: ModelSpec) -> Path:
    path = root / spec.name / spec.files[0].path
    path.parent.mkdir(parents=True)
    path.write_bytes(spec.name.encode())
    return path


ONE, TWO = generator("one"), generator("two")


def test_models_that_are_not_there_are_missing(tmp_path: Path) -> None:
    models = ModelShelf((ONE, TWO), tmp_path).list()
    assert [model.state for model in models] == [ModelState.MISSING] * 2
    assert not any(model.in_use for model in models)


def test_the_first_ready_model_is_used(tmp_path: Path) -> None:
    place(tmp_path, TWO)
    used = ModelShelf((ONE, TWO), tmp_path).in_use(ModelRole.GENERATOR)
    assert used is not None
    assert used.spec is TWO
    assert used.path == str(tmp_path / "two" / "weights.gguf")


def test_the_preferred_model_is_used_when_it_is_ready(tmp_path: Path) -> None:
    place(tmp_path, ONE)
    shelf = ModelShelf((ONE, TWO), tmp_path, preferred=lambda _role: "two")
    assert [model.in_use for model in shelf.list()] == [True, False]
    place(tmp_path, TWO)
    assert [model.in_use for model in shelf.list()] == [False, True]


def test_no_model_is_used_for_a_role_without_any(tmp_path: Path) -> None:
    place(tmp_path, ONE)
    assert ModelShelf((ONE,), tmp_path).in_use(ModelRole.EMBEDDER) is None


def test_a_changed_file_is_corrupt_and_may_not_be_loaded(tmp_path: Path) -> None:
    path = place(tmp_path, ONE)
    shelf = ModelShelf((ONE,), tmp_path)
    shelf.check(ONE)
    path.write_bytes(b"eno")
    os.utime(path, ns=(1, 1))
    (model,) = shelf.list()
    assert model.state is ModelState.CORRUPT
    assert model.note.startswith("weights.gguf: sha256")
    with pytest.raises(KnownError) as caught:
        shelf.check(ONE)
    assert caught.value.code == "model-corrupt"


def test_loading_a_missing_model_is_a_known_error(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        ModelShelf((ONE,), tmp_path).check(ONE)
    assert caught.value.code == "model-missing"


def test_a_silent_change_is_found_by_a_full_look_only(tmp_path: Path) -> None:
    path = place(tmp_path, ONE)
    shelf = ModelShelf((ONE,), tmp_path)
    assert shelf.look(ONE).state is ModelState.READY
    stat = path.stat()
    path.write_bytes(b"eno")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert shelf.look(ONE).state is ModelState.READY
    assert shelf.look(ONE, full=True).state is ModelState.CORRUPT
    assert shelf.look(ONE).state is ModelState.CORRUPT


def test_a_broken_stamp_file_only_costs_a_second_reading(tmp_path: Path) -> None:
    place(tmp_path, ONE)
    (tmp_path / "one" / ".verified.json").write_text("{broken")
    assert ModelShelf((ONE,), tmp_path).look(ONE).state is ModelState.READY


def test_a_file_that_vanished_is_named(tmp_path: Path) -> None:
    place(tmp_path, ONE)
    problem = VerifiedFolder(tmp_path / "one").problem([ModelFile("gone.json", "")])
    assert problem.startswith("gone.json: ")


def tuned(folder: Path, data: bytes) -> Path:
    path = folder / "one.Q8_0.gguf"
    path.write_bytes(data)
    write_record(folder, TuningRecord("weights.gguf", path.name, sha(data), "cpu", "library"))
    return path


def test_the_tuned_file_is_the_one_to_load(tmp_path: Path) -> None:
    place(tmp_path, ONE)
    path = tuned(tmp_path / "one", b"faster")
    model = ModelShelf((ONE,), tmp_path).look(ONE)
    assert (model.state, model.path) == (ModelState.READY, str(path))


def test_a_damaged_tuned_file_makes_the_model_corrupt(tmp_path: Path) -> None:
    place(tmp_path, ONE)
    tuned(tmp_path / "one", b"faster").write_bytes(b"broken")
    assert ModelShelf((ONE,), tmp_path).look(ONE).state is ModelState.CORRUPT


def test_without_its_tuned_file_the_shipped_one_is_loaded(tmp_path: Path) -> None:
    shipped = place(tmp_path, ONE)
    tuned(tmp_path / "one", b"faster").unlink()
    model = ModelShelf((ONE,), tmp_path).look(ONE)
    assert (model.state, model.path) == (ModelState.READY, str(shipped))


def test_a_full_check_tells_of_a_damaged_light_form_and_the_model_stays_usable(
    tmp_path: Path,
) -> None:
    spec = replace(
        ONE,
        role=ModelRole.EMBEDDER,
        format=ModelFormat.SENTENCE_TRANSFORMERS,
        requantise=(),
    )
    light = place(tmp_path, spec).parent / "light"
    light.mkdir()
    (light / "model.xml").write_bytes(b"a graph")
    files = (ModelFile("model.xml", sha(b"a graph")),)
    write_light_record(light, LightRecord(source_of(spec), "openvino 1", "here", "f32", files))
    shelf = ModelShelf((spec,), tmp_path)
    assert shelf.look(spec, full=True).note == ""
    (light / "model.xml").write_bytes(b"damaged")
    found = shelf.look(spec, full=True)
    assert found.state is ModelState.READY
    assert "light form" in found.note
