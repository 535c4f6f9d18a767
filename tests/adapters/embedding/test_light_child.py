"""The light form that the real child makes, with and without torch."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.tiny_encoders import MOST_TOKENS, TEXTS, write_embedder, write_reranker

from carnet.adapters.embedding.cross_encoder import CrossEncoderReranker
from carnet.adapters.embedding.light_maker import LightMaker
from carnet.adapters.embedding.light_record import LIGHT_FOLDER, LightRecord, usable_record
from carnet.adapters.embedding.sentence_embedder import SentenceEmbedder
from carnet.adapters.models.embedders import describe_embedder
from carnet.adapters.models.rerankers import describe_reranker
from carnet.domain.cancel import CancelToken
from carnet.domain.models import ModelSpec

# As in the lean edition: these are not installed, and the child that tries them is stopped.
WITHOUT_TORCH = """
import sys
class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("torch", "transformers", "sentence_transformers"):
            raise SystemExit(f"{name} was imported")
import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: (
    None if name in ("torch", "sentence_transformers") else find(name, package)
)
sys.meta_path.insert(0, Refusing())
from carnet.adapters.embedding.light_child import main
sys.exit(main())
"""


@pytest.fixture(scope="module")
def lean(tmp_path_factory: pytest.TempPathFactory) -> LightMaker:
    script = tmp_path_factory.mktemp("lean") / "child.py"
    script.write_text(WITHOUT_TORCH)
    return LightMaker((sys.executable, str(script)))


@pytest.fixture(scope="module")
def full() -> LightMaker:
    return LightMaker((sys.executable, "-m", "carnet.adapters.embedding.light_child"))


def made(maker: LightMaker, spec: ModelSpec, folder: Path) -> LightRecord:
    assert maker.needed(spec, folder)
    record = maker.tune(spec, folder, lambda *_step: None, CancelToken())
    assert not maker.needed(spec, folder)
    return record


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written") / "tiny-embedder"
    write_embedder(folder, "xlm-roberta")
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    shutil.copytree(written, tmp_path / written.name)
    return tmp_path / written.name


def embedder_of(folder: Path) -> ModelSpec:
    return describe_embedder(folder, (), CancelToken())


def test_an_embedder_is_made_ready_where_torch_is_not(lean: LightMaker, folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    spec = embedder_of(folder)
    record = made(lean, spec, folder)
    assert record.problem == ""
    assert (record.made, record.compared_with) == ("weights", "numpy")
    assert usable_record(spec, folder) is not None
    embedder = SentenceEmbedder(spec, folder, 1)
    assert embedder.light
    found = embedder.embed_documents([TEXTS[1], TEXTS[2]], CancelToken())
    embedder.close()
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    wanted = model.encode([TEXTS[1], TEXTS[2]], show_progress_bar=False)
    assert np.sum(found * wanted, axis=1).min() > 0.9999


def test_a_reranker_is_made_ready_where_torch_is_not(
    lean: LightMaker, reranker_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "tiny-reranker"
    shutil.copytree(reranker_folder, folder)
    spec = describe_reranker(folder, (), CancelToken())
    slow = CrossEncoderReranker(spec, folder, threads=1)
    assert not slow.light
    texts = ("prune the apple tree", "the boiler pressure in winter is low", "a boiler " * 60)
    wanted = slow.score("boiler pressure winter", texts, CancelToken())
    record = made(lean, spec, folder)
    assert (record.made, record.compared_with) == ("weights", "numpy")
    fast = CrossEncoderReranker(spec, folder, threads=1)
    assert fast.light
    found = fast.score("boiler pressure winter", texts, CancelToken())
    assert found == pytest.approx(wanted, abs=0.05)
    exact = next(check for check in record.checks if check.precision == "f32")
    assert exact.lowest_cosine > 0.999999


def test_where_torch_is_there_it_is_what_is_compared_with(
    full: LightMaker, folder: Path, tmp_path: Path
) -> None:
    record = made(full, embedder_of(folder), folder)
    assert (record.made, record.compared_with) == ("weights", "sentence-transformers")
    exact = next(check for check in record.checks if check.precision == "f32")
    assert exact.lowest_cosine > 0.99999
    reranker = tmp_path / "reranker"
    write_reranker(reranker, "camembert")
    record = made(full, describe_reranker(reranker, (), CancelToken()), reranker)
    assert (record.made, record.compared_with) == ("weights", "sentence-transformers")


def change(file: Path, **changes: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))


def test_another_kind_is_exported_by_torch_or_refused_by_name(
    lean: LightMaker, full: LightMaker, tmp_path: Path
) -> None:
    folder = tmp_path / "odd"
    write_embedder(folder, pooling="weightedmean", max_position_embeddings=64)
    spec = embedder_of(folder)
    record = made(lean, spec, folder)
    assert not record.precision
    assert "weightedmean" in record.problem
    assert {path.name for path in (folder / LIGHT_FOLDER).iterdir()} == {"light.json"}
    shutil.rmtree(folder / LIGHT_FOLDER)
    record = made(full, spec, folder)
    assert (record.made, record.compared_with) == ("export", "sentence-transformers")
    assert record.precision


def test_weights_that_are_not_numbers_are_not_used(lean: LightMaker, folder: Path) -> None:
    from safetensors.numpy import load_file, save_file

    weights = load_file(folder / "model.safetensors")
    weights["encoder.layer.0.output.dense.bias"][0] = np.nan
    save_file(weights, folder / "model.safetensors")
    spec = embedder_of(folder)
    record = made(lean, spec, folder)
    assert not record.precision
    assert record.problem


def test_what_a_model_reads_at_once_is_what_its_folder_says(folder: Path) -> None:
    assert embedder_of(folder).max_tokens == MOST_TOKENS
    change(folder / "sentence_bert_config.json", max_seq_length=12)
    assert embedder_of(folder).max_tokens == 12


def test_a_light_form_of_other_files_is_not_used(lean: LightMaker, folder: Path) -> None:
    spec = embedder_of(folder)
    made(lean, spec, folder)
    first, *others = spec.files
    assert usable_record(replace(spec, files=(replace(first, sha256="0"), *others)), folder) is None


@pytest.mark.models
def test_the_starter_built_from_its_weights_is_what_sentence_transformers_computes(
    full: LightMaker, plain_folder: Path, embedder_spec: ModelSpec
) -> None:
    record = made(full, embedder_spec, plain_folder)
    assert (record.made, record.compared_with) == ("weights", "sentence-transformers")
    exact = next(check for check in record.checks if check.precision == "f32")
    assert exact.lowest_cosine > 0.99999
