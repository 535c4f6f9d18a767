"""Bringing a LoRA file: what becomes of it on the shelf."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from tests.adapters.gguf_files import Value, write_gguf

from carnet.adapters.models.installer import ModelInstaller
from carnet.adapters.models.shelf import ModelShelf
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import (
    InstalledModel,
    InstallProgress,
    ModelFile,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
    ModelState,
)

LORA: dict[str, Value] = {
    "general.architecture": "llama",
    "general.type": "adapter",
    "general.name": "Short answers",
    "adapter.type": "lora",
}


def factors(down: int = 6, up: int = 4, rank: int = 2) -> dict[str, np.ndarray]:
    return {
        "blk.0.attn_q.weight.lora_a": np.zeros((rank, down)),
        "blk.0.attn_q.weight.lora_b": np.zeros((up, rank)),
    }


def never(*_arguments: object) -> Path:
    raise AssertionError("nothing is fetched here")


@dataclass
class Desk:
    """A models directory with one small generator in it."""

    root: Path
    preferred: dict[ModelRole, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        folder = self.root / "models" / "tiny"
        folder.mkdir(parents=True)
        weights = {"blk.0.attn_q.weight": np.zeros((4, 6))}
        path = write_gguf(folder / "tiny.gguf", {"general.architecture": "llama"}, weights)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        self.base = ModelSpec(
            name="tiny",
            title="Tiny",
            role=ModelRole.GENERATOR,
            format=ModelFormat.GGUF,
            licence="Apache-2.0",
            languages=("en",),
            size_bytes=1,
            memory_bytes=1,
            source=ModelSource("tiny.whl", "0"),
            files=(ModelFile("tiny.gguf", digest),),
        )
        self.shelf = ModelShelf((self.base,), self.root / "models", self.preferred.get)
        self.installer = ModelInstaller(self.shelf, never)
        self.reports: list[InstallProgress] = []

    def bring(self, name: str = "Short answers.gguf", **change: object) -> InstalledModel:
        values = LORA | {key: value for key, value in change.items() if key in LORA}
        tensors = change.get("tensors", factors())
        path = write_gguf(self.root / name, values, tensors)  # type: ignore[arg-type]
        return self.installer.install_from_file(path, self.reports.append, CancelToken())

    def refusal(self, **change: object) -> KnownError:
        with pytest.raises(KnownError) as caught:
            self.bring(**change)  # type: ignore[arg-type]
        assert caught.value.info.advice
        assert [spec.name for spec in self.shelf.catalog] == ["tiny"]
        return caught.value


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_lora_file_becomes_an_adapter_of_the_generator_in_use(desk: Desk) -> None:
    model = desk.bring()
    assert (model.spec.role, model.state) == (ModelRole.ADAPTER, ModelState.READY)
    assert (model.spec.name, model.spec.title) == ("short-answers", "Short answers")
    assert model.spec.base == "tiny"
    assert Path(model.path).is_file()
    assert model.spec in desk.shelf.catalog
    assert [report.stage for report in desk.reports] == ["copy", "done"]


def test_bringing_it_twice_is_bringing_it_once(desk: Desk) -> None:
    desk.bring()
    desk.bring("under another name.gguf")
    assert [spec.name for spec in desk.shelf.catalog] == ["tiny", "short-answers"]


def test_an_adapter_is_used_when_it_is_chosen_and_its_model_is(desk: Desk) -> None:
    desk.bring()
    assert not desk.shelf.list()[1].in_use
    desk.preferred[ModelRole.ADAPTER] = "short-answers"
    assert desk.shelf.list()[1].in_use
    (desk.root / "models" / "tiny" / "tiny.gguf").unlink()
    assert not desk.shelf.list()[1].in_use


def test_a_damaged_adapter_may_not_be_loaded(desk: Desk) -> None:
    model = desk.bring()
    path = Path(model.path)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(KnownError) as caught:
        desk.shelf.check(model.spec)
    assert caught.value.code == "model-corrupt"


def test_removing_an_adapter_leaves_the_model(desk: Desk) -> None:
    model = desk.bring()
    desk.installer.remove(model.spec)
    assert desk.shelf.catalog == (desk.base,)
    assert desk.shelf.look(desk.base).state is ModelState.READY


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"general.architecture": "qwen2"}, "made for qwen2"),
        ({"adapter.type": "control"}, "control"),
        ({"tensors": factors(down=8)}, "attn_q"),
        ({"tensors": factors(up=5)}, "attn_q"),
        ({"tensors": {"blk.0.other.lora_a": np.zeros((2, 6))}}, "other"),
        ({"tensors": {}}, "no tensor"),
    ],
    ids=["architecture", "kind", "input", "output", "unknown tensor", "empty"],
)
def test_an_adapter_of_another_model_is_refused(
    desk: Desk, change: dict[str, object], detail: str
) -> None:
    error = desk.refusal(**change)
    assert error.code == "adapter-unusable"
    assert "Tiny" in error.info.message
    assert detail in error.info.detail


def test_an_adapter_that_breaks_off_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = write_gguf(tmp_path / "cut.gguf", LORA, factors())
    # Tensors are padded: only what lies before the last one's end is missed.
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(KnownError) as caught:
        desk.installer.install_from_file(path, desk.reports.append, CancelToken())
    assert caught.value.code == "model-hash-mismatch"


def test_without_its_model_an_adapter_waits(desk: Desk) -> None:
    (desk.root / "models" / "tiny" / "tiny.gguf").unlink()
    assert desk.refusal().code == "adapter-without-model"


def test_the_name_of_a_model_is_not_taken_over(desk: Desk) -> None:
    assert desk.refusal(name="TINY.gguf").code == "model-name-taken"


def test_an_unreadable_record_is_passed_over(desk: Desk) -> None:
    model = desk.bring()
    (Path(model.path).parent / "adapter.json").write_text("{")
    assert desk.shelf.catalog == (desk.base,)
