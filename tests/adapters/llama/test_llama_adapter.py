"""LoRA adapters on the real starter model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.adapters.gguf_files import write_lora

from carnet.adapters.llama.generator import Adapter, LlamaGenerator
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError

QUESTION = [("user", "Name three fruits that grow in Normandy.")]
pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def generator(models_dir: Path) -> Iterator[LlamaGenerator]:
    weights = models_dir / "smollm2-135m-instruct" / "SmolLM2-135M-Instruct.Q4_1.gguf"
    generator = LlamaGenerator("smollm2", weights, context_tokens=512)
    yield generator
    generator.close()


def say(generator: LlamaGenerator) -> str:
    return "".join(generator.generate("", QUESTION, 16, CancelToken()))


def test_an_adapter_of_zeros_changes_nothing(generator: LlamaGenerator, tmp_path: Path) -> None:
    plain = say(generator)
    generator.use_adapter(Adapter("zero", write_lora(tmp_path / "zero.gguf", 0.0)))
    assert say(generator) == plain
    generator.use_adapter(None)


def test_an_adapter_changes_what_is_written_until_it_is_taken_off(
    generator: LlamaGenerator, tmp_path: Path
) -> None:
    plain = say(generator)
    path = write_lora(tmp_path / "strong.gguf", 0.5)
    generator.use_adapter(Adapter("strong", path))
    changed = say(generator)
    assert changed != plain
    generator.use_adapter(Adapter("strong", path, scale=0.0))
    assert say(generator) == plain
    generator.use_adapter(Adapter("strong", path))
    assert say(generator) == changed
    generator.use_adapter(None)
    assert say(generator) == plain


def test_nothing_computed_with_another_adapter_is_reused(
    generator: LlamaGenerator, tmp_path: Path
) -> None:
    say(generator)
    generator.use_adapter(Adapter("zero", write_lora(tmp_path / "zero.gguf", 0.0)))
    say(generator)
    assert generator.last_run is not None
    assert generator.last_run.reused_tokens == 0
    say(generator)
    assert generator.last_run.evaluated_tokens == 1
    generator.use_adapter(None)


@pytest.mark.parametrize("fault", ["architecture", "width", "no adapter"])
def test_an_adapter_that_does_not_fit_is_refused_and_the_model_lives_on(
    generator: LlamaGenerator, tmp_path: Path, fault: str
) -> None:
    plain = say(generator)
    path = tmp_path / "wrong.gguf"
    if fault == "architecture":
        write_lora(path, 0.1, architecture="qwen2")
    elif fault == "width":
        write_lora(path, 0.1, width=64)
    else:
        path.write_bytes(b"GGUF, but no more")
    generator.use_adapter(Adapter("wrong", path))
    with pytest.raises(KnownError) as caught:
        say(generator)
    assert caught.value.code == "adapter-unusable"
    assert caught.value.info.advice
    generator.use_adapter(None)
    assert say(generator) == plain
