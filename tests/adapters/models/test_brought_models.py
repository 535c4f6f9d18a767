"""Models that the catalogue does not know: a GGUF file becomes a writer, a folder a finder."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from tests.adapters.gguf_files import Value, write_gguf

from carnet.adapters.models.installer import ModelInstaller
from carnet.adapters.models.shelf import ModelShelf
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import InstalledModel, ModelRole, ModelState, PromptForm

WRITER: dict[str, Value] = {
    "general.architecture": "llama",
    "general.name": "A writer of mine",
    "general.license": "mit",
    "llama.context_length": 4096,
    "llama.block_count": 2,
    "llama.embedding_length": 64,
    "llama.attention.head_count": 4,
}


@dataclass
class Desk:
    root: Path

    def __post_init__(self) -> None:
        self.shelf = ModelShelf((), self.root / "models")
        self.installer = ModelInstaller(self.shelf, never)

    def bring(self, path: Path) -> InstalledModel:
        return self.installer.install_from_file(path, lambda _step: None, CancelToken())

    def refusal(self, path: Path) -> KnownError:
        with pytest.raises(KnownError) as caught:
            self.bring(path)
        assert caught.value.info.advice
        assert self.shelf.catalog == ()
        return caught.value

    def writer(self, name: str = "My Writer.gguf", **changes: Value) -> Path:
        values = WRITER | {key.replace("__", "."): value for key, value in changes.items()}
        return write_gguf(self.root / name, values, {"output.weight": np.zeros((4, 6))})

    def finder(self, name: str = "my-finder") -> Path:
        folder = self.root / name
        (folder / "1_Pooling").mkdir(parents=True)
        header = b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
        weights = len(header).to_bytes(8, "little") + header + bytes(4)
        (folder / "model.safetensors").write_bytes(weights)
        kinds = ("Transformer", "Pooling", "Normalize")
        texts = {
            "modules.json": [{"type": f"sentence_transformers.models.{kind}"} for kind in kinds],
            "config.json": {"max_position_embeddings": 512},
            "tokenizer.json": {},
            "sentence_bert_config.json": {"max_seq_length": 128},
            "1_Pooling/config.json": {"word_embedding_dimension": 384},
        }
        for file, content in texts.items():
            (folder / file).write_text(json.dumps(content))
        (folder / "README.md").write_text("---\nlicense: mit\nlanguage: [fr, en]\n---\n")
        return folder


def never(*_arguments: object) -> Path:
    raise AssertionError("nothing is fetched here")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_gguf_file_becomes_a_writer_named_after_it(desk: Desk) -> None:
    model = desk.bring(desk.writer())
    spec = model.spec
    assert (model.state, spec.role, spec.name) == (
        ModelState.READY, ModelRole.GENERATOR, "my-writer",
    )  # fmt: skip
    assert (spec.title, spec.licence, spec.languages) == ("My Writer", "mit", ("*",))
    assert spec.max_tokens == 4096
    assert spec.memory_bytes > spec.size_bytes
    assert desk.shelf.details(model).brought
    used = desk.shelf.in_use(ModelRole.GENERATOR)
    assert used is not None
    assert used.spec == spec


def test_bringing_the_same_again_changes_nothing(desk: Desk) -> None:
    desk.bring(desk.writer())
    desk.bring(desk.writer("under another name.gguf"))
    assert [spec.name for spec in desk.shelf.catalog] == ["my-writer"]


def test_another_file_of_the_same_name_is_refused(desk: Desk, tmp_path: Path) -> None:
    desk.bring(desk.writer())
    with pytest.raises(KnownError) as caught:
        desk.bring(desk.writer(general__license="other"))
    assert caught.value.code == "model-name-taken"


def test_a_file_that_breaks_off_is_refused(desk: Desk) -> None:
    path = desk.writer()
    path.write_bytes(path.read_bytes()[:-60])
    assert desk.refusal(path).code == "model-hash-mismatch"


@pytest.mark.parametrize(
    "changes", [{"general__architecture": "clip"}, {"split__count": 3}], ids=["no writer", "a part"]
)
def test_what_cannot_write_by_itself_is_refused(desk: Desk, changes: dict[str, Value]) -> None:
    assert desk.refusal(desk.writer(**changes)).code == "model-unsupported"


def test_a_folder_becomes_a_finder(desk: Desk) -> None:
    model = desk.bring(desk.finder())
    spec = model.spec
    assert (model.state, spec.role, spec.name) == (
        ModelState.READY, ModelRole.EMBEDDER, "my-finder",
    )  # fmt: skip
    assert (spec.dimension, spec.max_tokens) == (384, 128)
    assert (spec.licence, spec.languages) == ("mit", ("fr", "en"))
    assert spec.prompts == PromptForm()
    assert (desk.shelf.folder(spec) / "1_Pooling" / "config.json").is_file()


@pytest.mark.parametrize(
    ("name", "said", "wanted"),
    [
        ("multilingual-e5-small", {}, PromptForm("query: ", "passage: ")),
        ("some-e5_base", {}, PromptForm("query: ", "passage: ")),
        ("made5here", {}, PromptForm()),
        ("other", {"prompts": {"query": "Q: ", "document": "D: "}}, PromptForm("Q: ", "D: ")),
    ],
)
def test_what_it_wants_before_texts_is_known_or_said(
    desk: Desk, name: str, said: dict[str, object], wanted: PromptForm
) -> None:
    folder = desk.finder(name)
    (folder / "config_sentence_transformers.json").write_text(json.dumps(said))
    assert desk.bring(folder).spec.prompts == wanted


def test_a_folder_that_carnet_installed_can_be_brought_elsewhere(
    desk: Desk, tmp_path: Path
) -> None:
    first = desk.bring(desk.finder())
    desk.shelf.look(first.spec)
    other = Desk(tmp_path / "other")
    model = other.bring(Path(first.path))
    assert model.state is ModelState.READY
    assert not any(file.path.startswith(".") for file in model.spec.files)


def _without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _write(name: str, content: object) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_text(json.dumps(content)) and None


@pytest.mark.parametrize(
    "spoil",
    [
        _without("tokenizer.json"),
        _without("1_Pooling/config.json"),
        _write("config.json", {"auto_map": {"AutoModel": "own.py"}}),
        _write("config.json", []),
        _write("modules.json", [{"type": "own.Module"}]),
        _write("1_Pooling/config.json", {}),
        lambda folder: (folder / "model.safetensors").write_bytes(b"half"),
    ],
    ids=["tokenizer", "pooling", "own code", "no object", "own part", "no dimension", "half"],
)
def test_a_folder_that_cannot_be_used_is_refused_with_the_reason(
    desk: Desk, spoil: Callable[[Path], object]
) -> None:
    folder = desk.finder()
    spoil(folder)
    error = desk.refusal(folder)
    assert error.code == "embedder-unusable"
    assert error.info.detail
