"""Graphs built straight from the weights, compared with sentence-transformers itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.tiny_encoders import MOST_TOKENS, TEXTS, write_embedder, write_reranker

from carnet.adapters.embedding.encoder.graph import GraphBuilder, write_graph
from carnet.adapters.embedding.encoder.plain import PlainModel
from carnet.adapters.embedding.encoder.plan import read_plan
from carnet.adapters.embedding.light_model import LightGraph, load_openvino
from carnet.adapters.embedding.light_record import GRAPH, LIGHT_FOLDER, WEIGHTS
from carnet.adapters.embedding.pair_tokens import PairTokenizer
from carnet.adapters.embedding.text_windows import WindowTokenizer

EMBEDDERS: dict[str, dict[str, Any]] = {
    "bert": {},
    "bert, first token, no unit length": {"pooling": "cls", "unit": False},
    "bert, greatest": {"pooling": "max", "unit": False},
    "bert, three poolings": {"pooling": ["cls", "mean", "mean_sqrt_len_tokens"], "unit": False},
    "bert, a dense layer": {"dense": 24},
    "bert, gelu_new, one head, large epsilon": {
        "hidden_act": "gelu_new", "num_attention_heads": 1, "layer_norm_eps": 1e-2,
    },
    "bert, relu, one type": {"hidden_act": "relu", "type_vocab_size": 1},
    "bert, silu, twelve heads": {"hidden_act": "silu", "num_attention_heads": 12},
    "bert in float16": {"stored": "float16"},
    "bert in bfloat16": {"stored": "bfloat16"},
    "xlm-roberta": {"kind": "xlm-roberta"},
    "xlm-roberta, first token, own epsilon": {
        "kind": "xlm-roberta", "pooling": "cls", "layer_norm_eps": 1e-5,
    },
    "roberta, another padding": {"kind": "roberta", "pad_token_id": 0},
    "camembert": {"kind": "camembert", "hidden_act": "gelu_pytorch_tanh"},
    "distilbert": {"kind": "distilbert", "dense": 16, "pooling": "cls"},
}  # fmt: skip


def built(folder: Path, *, scores: bool = False) -> LightGraph:
    """The graph of a folder's model, its weights as they are, written and opened again."""
    plan = read_plan(folder, scores=scores)
    graph = folder / LIGHT_FOLDER / GRAPH
    graph.parent.mkdir()
    load_openvino().save_model(GraphBuilder(folder, plan).build(), graph, compress_to_fp16=False)
    return LightGraph(folder, "f32", 1)


def encoded(folder: Path) -> Any:
    """What sentence-transformers gives for the texts."""
    import torch
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(
        str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": torch.float32}
    ).float()
    model.max_seq_length = MOST_TOKENS
    return model.encode(list(TEXTS), show_progress_bar=False)


@pytest.mark.parametrize("name", EMBEDDERS)
def test_it_computes_what_sentence_transformers_computes(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    write_embedder(folder, **EMBEDDERS[name])
    tokenizer = WindowTokenizer(folder, MOST_TOKENS)
    rows = [tokenizer.beginning(text).ids for text in TEXTS]
    wanted = encoded(folder)
    assert np.ptp(wanted, axis=0).max() > 0.01, "texts that are told apart"

    np.testing.assert_allclose(built(folder).compute(rows), wanted, atol=2e-5)

    plan = read_plan(folder, scores=False)
    plain = PlainModel(folder, plan).compute(rows, [[0] * len(row) for row in rows])
    np.testing.assert_allclose(plain, wanted, atol=2e-5)


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("bert", True),
        ("bert", False),
        ("xlm-roberta", False),
        ("camembert", False),
        ("distilbert", False),
    ],
)
def test_it_scores_pairs_as_sentence_transformers_does(
    tmp_path: Path, kind: str, types: bool
) -> None:
    import torch
    from sentence_transformers import CrossEncoder

    folder = tmp_path / "model"
    write_reranker(folder, kind, types=types)
    pairs = [(question, text) for question in ("boiler pressure", "apple " * 30) for text in TEXTS]
    model = CrossEncoder(str(folder), max_length=MOST_TOKENS, local_files_only=True, device="cpu")
    wanted = model.predict(pairs, activation_fn=torch.nn.Identity(), show_progress_bar=False)
    assert np.ptp(wanted) > 0.1

    read = PairTokenizer(folder, MOST_TOKENS).pairs(pairs)
    rows, halves = [one.ids for one in read], [one.types for one in read]
    np.testing.assert_allclose(
        built(folder, scores=True).compute(rows, halves)[:, 0], wanted, atol=2e-5
    )
    plain = PlainModel(folder, read_plan(folder, scores=True)).compute(rows, halves)
    np.testing.assert_allclose(plain[:, 0], wanted, atol=2e-5)


def test_what_fills_a_row_and_who_is_beside_it_change_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    write_embedder(folder, "xlm-roberta")
    graph = built(folder)
    compiled = graph._compiled.create_infer_request()
    rows = [[0, 7, 8, 9, 2], [0, 11, 2]]
    tokens, mask = np.zeros((2, 33), np.int64), np.zeros((2, 33), np.int64)
    for place, row in enumerate(rows):
        tokens[place, : len(row)], mask[place, : len(row)] = row, 1
    together = compiled.infer([tokens, mask])[0]
    np.testing.assert_allclose(together, graph.compute(rows), atol=1e-6)


def test_a_row_as_long_as_the_model_reads_may_be_filled_beyond_its_positions(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "model"
    write_embedder(folder, max_position_embeddings=MOST_TOKENS)  # no multiple of 16
    tokenizer = WindowTokenizer(folder, MOST_TOKENS)
    row = tokenizer.beginning(TEXTS[3]).ids
    assert len(row) == MOST_TOKENS
    np.testing.assert_allclose(built(folder).compute([row])[0], encoded(folder)[3], atol=2e-5)


def test_what_is_kept_takes_half_the_room_and_gives_nearly_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    write_embedder(folder)
    exact = built(folder)
    whole = (folder / LIGHT_FOLDER / WEIGHTS).stat().st_size
    kept = tmp_path / "kept"
    write_graph(folder, read_plan(folder, scores=False), kept / LIGHT_FOLDER / GRAPH)
    assert (kept / LIGHT_FOLDER / WEIGHTS).stat().st_size < 0.55 * whole
    rows = [[2, 9, 12, 30, 3], [2, 3]]
    found, wanted = LightGraph(kept, "f32", 1).compute(rows), exact.compute(rows)
    assert np.sum(found * wanted, axis=1).min() > 0.99999
    assert not np.array_equal(found, wanted)
