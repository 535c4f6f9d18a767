"""The cross-encoder adapter on a real model that was trained for the test."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from carnet.adapters.embedding.cross_encoder import CrossEncoderReranker
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled, KnownError
from carnet.domain.models import ModelFormat, ModelRole, ModelSource, ModelSpec

SPEC = ModelSpec(
    "tiny", "Tiny", ModelRole.RERANKER, ModelFormat.SENTENCE_TRANSFORMERS, "Apache-2.0", ("en",),
    1, 1, ModelSource("tiny.whl", "00"), max_tokens=64,
)  # fmt: skip
TEXTS = (
    "prune the apple tree in autumn",
    "the boiler pressure in winter is low: see the gauge",
    "a boiler",
)


@pytest.fixture(scope="module")
def reranker(reranker_folder: Path) -> CrossEncoderReranker:
    return CrossEncoderReranker(SPEC, reranker_folder, threads=1)


def test_the_text_that_says_it_scores_highest(reranker: CrossEncoderReranker) -> None:
    none, all_three, one = reranker.score("boiler pressure winter", TEXTS, CancelToken())
    assert none < one < all_three


def test_a_score_does_not_depend_on_the_company(reranker: CrossEncoderReranker) -> None:
    question = "garden wall gate"
    many = [f"stone wall {'and wood ' * n}" for n in range(40)]
    together = reranker.score(question, many, CancelToken())
    for place in (0, 7, 39):
        [alone] = reranker.score(question, [many[place]], CancelToken())
        assert alone == pytest.approx(together[place], abs=1e-4)


def test_what_is_too_long_is_cut_and_what_is_empty_is_scored(
    reranker: CrossEncoderReranker,
) -> None:
    scores = reranker.score("boiler", ["", "boiler " * 5_000, "\x00 😀"], CancelToken())
    assert len(scores) == 3


def test_no_texts_no_scores(reranker: CrossEncoderReranker) -> None:
    assert reranker.score("boiler", [], CancelToken()) == []


def test_a_cancelled_question_stops(reranker: CrossEncoderReranker) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        reranker.score("boiler", TEXTS, cancel)


def test_it_loads_at_first_use_and_again_after_closing(reranker_folder: Path) -> None:
    checked: list[int] = []
    model = CrossEncoderReranker(SPEC, reranker_folder, verify=lambda: checked.append(1))
    assert checked == []
    model.load()
    first = model.score("boiler", TEXTS, CancelToken())
    assert checked == [1]
    model.close()
    assert model.score("boiler", TEXTS, CancelToken()) == pytest.approx(first)
    assert checked == [1, 1]


def test_files_that_are_not_as_they_should_be_are_not_opened(tmp_path: Path) -> None:
    def refuse() -> None:
        raise KnownError("model-missing", "It is not installed.", "Install it.")

    model = CrossEncoderReranker(SPEC, tmp_path / "none", verify=refuse)
    with pytest.raises(KnownError) as failure:
        model.load()
    assert failure.value.code == "model-missing"


@pytest.mark.parametrize("damage", ["no weights", "half", "pickle", "two numbers", "own code"])
def test_a_folder_that_is_no_reranker_is_named(
    reranker_folder: Path, tmp_path: Path, damage: str
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(reranker_folder, folder)
    weights = folder / "model.safetensors"
    config = json.loads((folder / "config.json").read_text())
    if damage == "no weights":
        weights.unlink()
    elif damage == "half":
        weights.write_bytes(weights.read_bytes()[:5_000])
    elif damage == "pickle":  # which may hold code
        weights.rename(folder / "pytorch_model.bin")
    elif damage == "two numbers":
        config |= {"id2label": {"0": "no", "1": "yes"}, "label2id": {"no": 0, "yes": 1}}
    else:
        config |= {
            "model_type": "own",
            "auto_map": {"AutoConfig": "own.Config", "AutoModel": "own.Model"},
        }
        (folder / "own.py").write_text("raise SystemExit('code of the folder was run')\n")
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(KnownError) as failure:
        CrossEncoderReranker(SPEC, folder).score("boiler", TEXTS, CancelToken())
    assert failure.value.code == "model-corrupt"
