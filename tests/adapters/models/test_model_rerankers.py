"""Bringing a cross-encoder in a folder: described, copied, chosen, used, removed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from carnet.adapters.embedding.cross_encoder import CrossEncoderReranker
from carnet.adapters.models.installer import ModelInstaller
from carnet.adapters.models.shelf import ModelShelf
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled, KnownError
from carnet.domain.models import InstalledModel, ModelRole, ModelState

CARD = "---\nlicense: apache-2.0\nlanguage:\n- en\n- fr\n---\n# A model\n"


class Desk:
    """A models directory with an empty catalogue, and a folder that was brought."""

    def __init__(self, place: Path, origin: Path) -> None:
        self.chosen: str | None = None
        self.models = place / "models"
        self.brought = place / "My Cross Encoder"
        shutil.copytree(origin, self.brought)
        self.shelf = ModelShelf((), self.models, lambda _role: self.chosen)
        self.installer = ModelInstaller(self.shelf, _no_network)

    def install(self, cancel: CancelToken | None = None) -> InstalledModel:
        token = cancel or CancelToken()
        return self.installer.install_from_file(self.brought, lambda _step: None, token)

    def change(self, name: str, edit: Callable[[dict[str, object]], object]) -> None:
        file = self.brought / name
        content = json.loads(file.read_text())
        edit(content)
        file.write_text(json.dumps(content))


def _no_network(*_arguments: object) -> Path:
    raise AssertionError("nothing is fetched for a folder")


@pytest.fixture
def desk(tmp_path: Path, reranker_folder: Path) -> Desk:
    return Desk(tmp_path, reranker_folder)


def test_a_folder_becomes_a_reranker_that_works(desk: Desk) -> None:
    (desk.brought / "README.md").write_text(CARD)
    (desk.brought / "own.py").write_text("raise SystemExit")
    (desk.brought / "training_args.bin").write_bytes(b"pickle")
    model = desk.install()
    spec = model.spec
    assert (model.state, spec.role, spec.name) == (
        ModelState.READY, ModelRole.RERANKER, "my-cross-encoder",
    )  # fmt: skip
    assert (spec.licence, spec.languages, spec.max_tokens) == ("apache-2.0", ("en", "fr"), 64)
    copied = {path.name for path in desk.shelf.folder(spec).iterdir()}
    assert not copied & {"own.py", "training_args.bin", "README.md"}
    reranker = CrossEncoderReranker(
        spec, Path(model.path), verify=lambda: desk.shelf.check(spec), threads=1
    )
    low, high = reranker.score("boiler pressure", ["a roof", "boiler pressure"], CancelToken())
    assert low < high


def test_without_a_card_it_is_taken_to_read_any_language(desk: Desk) -> None:
    spec = desk.install().spec
    assert (spec.languages, spec.licence) == (("*",), "unknown")


def test_it_is_used_when_it_is_chosen_and_gone_when_it_is_removed(desk: Desk) -> None:
    spec = desk.install().spec
    assert desk.shelf.in_use(ModelRole.RERANKER) is None
    desk.chosen = spec.name
    used = desk.shelf.in_use(ModelRole.RERANKER)
    assert used is not None
    assert used.spec == spec
    desk.installer.remove(spec)
    assert desk.shelf.list() == ()


def test_a_changed_file_is_noticed(desk: Desk) -> None:
    model = desk.install()
    (Path(model.path) / "tokenizer.json").write_text("{}")
    [seen] = desk.shelf.list()
    assert seen.state is ModelState.CORRUPT


def test_installing_it_twice_is_installing_it_once(desk: Desk) -> None:
    desk.install()
    desk.install()
    assert len(desk.shelf.list()) == 1


def test_another_one_of_the_same_name_is_refused(desk: Desk) -> None:
    desk.install()
    desk.change("config.json", lambda config: config.update(revision="another"))
    with pytest.raises(KnownError) as failure:
        desk.install()
    assert failure.value.code == "model-name-taken"


def test_a_cancelled_copy_leaves_nothing(desk: Desk) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        desk.install(cancel)
    assert desk.shelf.list() == ()


@pytest.mark.parametrize(
    "damage",
    ["no weights", "half the weights", "no json", "an embedder", "two numbers", "own code", "text"],
)
def test_a_folder_that_holds_no_reranker_is_refused(desk: Desk, damage: str) -> None:
    weights = desk.brought / "model.safetensors"
    match damage:
        case "no weights":
            weights.rename(desk.brought / "pytorch_model.bin")
        case "half the weights":
            weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
        case "no json":
            (desk.brought / "config.json").write_text("[" * 50_000)
        case "an embedder":
            desk.change("config.json", lambda config: config.update(architectures=["BertModel"]))
        case "two numbers":
            desk.change("config.json", lambda config: config.update(id2label={"0": "", "1": ""}))
        case "own code":
            desk.change("config.json", lambda config: config.update(auto_map={}))
        case _:
            weights.write_text("not a model at all")
    with pytest.raises(KnownError) as failure:
        desk.install()
    assert failure.value.code == "reranker-unusable"
    assert desk.shelf.list() == ()


@pytest.mark.parametrize(
    "card", ["---\n- a\n---", "---\n: [\n---", "---\nlanguage: 7\n---", "\x00"]
)
def test_a_strange_card_says_nothing(desk: Desk, card: str) -> None:
    (desk.brought / "README.md").write_text(card)
    assert desk.install().spec.languages == ("*",)
