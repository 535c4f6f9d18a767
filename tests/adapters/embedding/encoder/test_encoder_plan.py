"""What a folder says that its model computes, and what is refused by name."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from tests.tiny_encoders import write_embedder, write_reranker

from carnet.adapters.embedding.encoder.graph import write_graph
from carnet.adapters.embedding.encoder.kinds import UnknownPartError, read_encoder
from carnet.adapters.embedding.encoder.plan import Pool, Pooling, Unit, read_plan
from carnet.adapters.embedding.light_model import LightGraph

ROWS = [[2, 9, 12, 3], [2, 3]]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plan") / "model"
    write_embedder(folder, dense=24)
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    shutil.copytree(written, tmp_path / "model")
    return tmp_path / "model"


def change(file: Path, **changes: Any) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))


def computed(folder: Path) -> Any:
    light = folder.parent / "made" / "light"
    write_graph(folder, read_plan(folder, scores=False), light / "model.xml")
    return LightGraph(light.parent, "f32", 1).compute(ROWS)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"model_type": "mpnet"}, "mpnet"),
        ({"model_type": None}, "None"),
        ({"hidden_act": "gelu_10"}, "gelu_10"),
        ({"position_embedding_type": "relative_key"}, "relative_key"),
        ({"is_decoder": True}, "decoder"),
        ({"auto_map": {"AutoModel": "own.Model"}}, "code of its own"),
    ],
)
def test_an_encoder_that_is_not_known_is_named(
    folder: Path, changes: dict[str, Any], named: str
) -> None:
    change(folder / "config.json", **changes)
    with pytest.raises(UnknownPartError, match=named):
        read_plan(folder, scores=False)


@pytest.mark.parametrize(
    ("file", "changes", "named"),
    [
        ("1_Pooling/config.json", {"pooling_mode": "lasttoken"}, "lasttoken"),
        ("1_Pooling/config.json", {"pooling_mode": ["mean", "weightedmean"]}, "weightedmean"),
        ("1_Pooling/config.json", {"include_prompt": False}, "prompt"),
        ("2_Dense/config.json", {"activation_function": "torch.nn.ELU"}, "ELU"),
        ("2_Dense/config.json", {"use_residual": True}, "dense"),
        ("2_Dense/config.json", {"module_input_name": "token_embeddings"}, "dense"),
        ("sentence_bert_config.json", {"do_lower_case": True}, "small letters"),
        ("sentence_bert_config.json", {"transformer_task": "fill-mask"}, "fill-mask"),
    ],
)
def test_a_part_that_is_not_known_is_named(
    folder: Path, file: str, changes: dict[str, Any], named: str
) -> None:
    change(folder / file, **changes)
    with pytest.raises(UnknownPartError, match=named):
        read_plan(folder, scores=False)


@pytest.mark.parametrize("kind", ["LSTM", "Pooling", ""])
def test_a_module_at_a_place_of_its_own_is_named(folder: Path, kind: str) -> None:
    modules = json.loads((folder / "modules.json").read_text())
    modules[2]["type"] = f"sentence_transformers.models.{kind}"
    (folder / "modules.json").write_text(json.dumps(modules))
    with pytest.raises(UnknownPartError, match=kind or "unknown"):
        read_plan(folder, scores=False)


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("config.json", {"hidden_size": 0}),
        ("config.json", {"num_hidden_layers": None}),
        ("config.json", {"num_attention_heads": 7}),
        ("config.json", {"vocab_size": True}),
        ("config.json", {"layer_norm_eps": "1e-5"}),
        ("1_Pooling/config.json", {"pooling_mode": 3}),
        ("1_Pooling/config.json", {"pooling_mode": []}),
        ("2_Dense/config.json", {"in_features": 47}),
        ("2_Dense/config.json", {"out_features": "many"}),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    folder: Path, file: str, changes: dict[str, Any]
) -> None:
    change(folder / file, **changes)
    with pytest.raises(ValueError, match=r"\w"):
        read_plan(folder, scores=False)


@pytest.mark.parametrize("text", ["", "[", "3", "[3]", '{"a": ' * 30_000])
def test_files_that_are_no_description_are_refused(folder: Path, text: str) -> None:
    (folder / "modules.json").write_text(text)
    with pytest.raises(ValueError, match=r"modules\.json"):
        read_plan(folder, scores=False)


def test_a_model_that_gives_several_scores_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "reranker"
    write_reranker(folder)
    assert read_plan(folder, scores=True).dimension == 1
    change(folder / "config.json", id2label={"0": "no", "1": "yes"})
    with pytest.raises(UnknownPartError, match="one score"):
        read_plan(folder, scores=True)


def test_the_older_way_of_saying_how_to_pool_is_read(folder: Path) -> None:
    old = {"word_embedding_dimension": 48, "pooling_mode_max_tokens": True}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(old))
    change(folder / "2_Dense" / "config.json", out_features=30)
    plan = read_plan(folder, scores=False)
    assert plan.steps[0] == Pool((Pooling.MAX,))
    assert plan.steps[-1] == Unit()
    assert plan.dimension == 30


def test_positions_of_the_roberta_family_begin_behind_the_padding() -> None:
    numbers = {
        "vocab_size": 9, "max_position_embeddings": 514, "type_vocab_size": 1, "hidden_size": 8,
        "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8,
    }  # fmt: skip
    assert read_encoder(numbers | {"model_type": "xlm-roberta", "pad_token_id": 1}).longest == 512
    assert read_encoder(numbers | {"model_type": "bert", "pad_token_id": 1}).longest == 514


def rename(folder: Path, new: Any) -> None:
    file = folder / "model.safetensors"
    tensors = {new(name): value for name, value in load_file(file).items()}
    save_file({name: value for name, value in tensors.items() if name}, file)


def test_weights_that_were_saved_with_a_head_are_found(folder: Path) -> None:
    before = computed(folder)
    rename(folder, lambda name: f"bert.{name}")
    weights = folder / "model.safetensors"
    beside = {
        "cls.predictions.bias": np.ones(3, np.float32),
        "bert.embeddings.position_ids": np.arange(42),
    }
    save_file(load_file(weights) | beside, weights)
    np.testing.assert_array_equal(computed(folder), before)


def test_names_of_the_first_years_are_found(folder: Path) -> None:
    before = computed(folder)
    rename(
        folder,
        lambda name: name.replace("LayerNorm.weight", "LayerNorm.gamma").replace(
            "LayerNorm.bias", "LayerNorm.beta"
        ),
    )
    np.testing.assert_array_equal(computed(folder), before)


def test_a_weight_that_is_missing_is_named(folder: Path) -> None:
    lost = "encoder.layer.1.output.dense.bias"
    rename(folder, lambda name: "" if name == lost else name)
    with pytest.raises(ValueError, match=lost):
        computed(folder)


def test_weights_that_nothing_uses_mean_another_kind_of_model(folder: Path) -> None:
    weights = folder / "model.safetensors"
    extra = {"encoder.layer.0.attention.self.gate.weight": np.ones(3, np.float32)}
    save_file(load_file(weights) | extra, weights)
    with pytest.raises(ValueError, match="gate"):
        computed(folder)


def test_fewer_layers_than_weights_are_refused(folder: Path) -> None:
    change(folder / "config.json", num_hidden_layers=1)
    with pytest.raises(ValueError, match=r"layer\.1"):
        computed(folder)


def test_another_shape_than_the_configuration_says_is_refused(folder: Path) -> None:
    change(folder / "config.json", intermediate_size=81)
    with pytest.raises(ValueError, match="80 x 48, not 81 x 48"):
        computed(folder)
