"""Files that are no usable model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.adapters.gguf_files import write_gguf, write_lora

from carnet.adapters.llama.devices import Device, DeviceKind
from carnet.adapters.llama.generator import LlamaGenerator
from carnet.adapters.llama.loading import Machine, lacks_template, open_model, plan
from carnet.adapters.llama.runtime import ContextNotMadeError, LlamaRuntime
from carnet.domain.errors import KnownError


def failure(path: Path, **options: int) -> KnownError:
    free = options.get("free")
    machine = Machine(1, available_bytes=(lambda: free) if free else None)
    generator = LlamaGenerator("bad", path, machine=machine)
    with pytest.raises(KnownError) as caught:
        generator.load()
    return caught.value


@pytest.fixture(scope="module")
def weights(models_dir: Path) -> Path:
    return models_dir / "smollm2-135m-instruct" / "SmolLM2-135M-Instruct.Q4_1.gguf"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert failure(tmp_path / "gone.gguf").code == "model-missing"


@pytest.mark.parametrize(
    "data",
    [b"", b"GG", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, b"GGUF", b"GGUF" + b"\xff" * 4000],
    ids=["empty", "short", "a picture", "the mark alone", "noise behind the mark"],
)
def test_a_file_that_is_no_model_is_corrupt(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "foreign.gguf"
    path.write_bytes(data)
    error = failure(path)
    assert error.code == "model-corrupt"
    assert "foreign.gguf" in error.info.message
    assert error.info.advice


@pytest.mark.models
@pytest.mark.parametrize("share", [0.001, 0.02, 0.5, 0.999])
def test_a_truncated_model_is_corrupt(weights: Path, tmp_path: Path, share: float) -> None:
    data = weights.read_bytes()
    path = tmp_path / "cut.gguf"
    path.write_bytes(data[: int(len(data) * share)])
    assert failure(path).code == "model-corrupt"


@pytest.mark.models
def test_a_model_of_an_unknown_kind_is_unsupported(weights: Path, tmp_path: Path) -> None:
    data = weights.read_bytes()
    key = b"general.architecture" + (8).to_bytes(4, "little") + (5).to_bytes(8, "little")
    assert key + b"llama" in data
    path = tmp_path / "strange.gguf"
    path.write_bytes(data.replace(key + b"llama", key + b"zzzzz", 1))
    error = failure(path)
    assert error.code == "model-unsupported"
    assert "zzzzz" in error.info.detail


@pytest.mark.models
def test_a_model_bigger_than_the_free_memory_is_refused_before_it_is_loaded(
    weights: Path,
) -> None:
    error = failure(weights, free=50_000_000)
    assert error.code == "model-too-big"
    assert "50000000" in error.info.detail


def test_an_adapter_is_no_model(tmp_path: Path) -> None:
    error = failure(write_lora(tmp_path / "lora.gguf", 0.0))
    assert error.code == "model-unsupported"
    assert "adapter" in error.info.detail


@pytest.mark.parametrize(
    "values",
    [
        {"general.architecture": "bert", "bert.attention.causal": False},
        {"general.architecture": "clip", "clip.has_vision_encoder": True},
    ],
    ids=["an embedding model", "a picture model"],
)
def test_a_model_that_cannot_write_is_unsupported(
    tmp_path: Path, values: dict[str, str | bool]
) -> None:
    error = failure(write_gguf(tmp_path / "reader.gguf", values))
    assert error.code == "model-unsupported"
    assert "cannot write" in error.info.detail


@pytest.mark.models
def test_a_card_without_room_for_a_context_gives_its_layers_back(weights: Path) -> None:
    tried: list[int] = []

    def make(path: Path, context_tokens: int, threads: int, **more: int) -> LlamaRuntime:
        tried.append(more["gpu_layers"])
        if more["gpu_layers"] > 10:
            raise ContextNotMadeError("out of memory")
        return LlamaRuntime(path, context_tokens, threads, **more)

    card = Device("CUDA0", "A card", DeviceKind.GPU, 8 * 1024**3, 8 * 1024**3)
    runtime, runs_on = open_model(weights, 256, Machine(1, devices=lambda: [card], make=make))
    assert runtime.evaluate(runtime.vocabulary.tokenize("It computes."))
    assert (runs_on.card, runs_on.total_layers) == ("A card", 31)
    assert runs_on.layers == tried[-1] <= 10 < tried[-2]
    runtime.close()


@pytest.mark.models
def test_no_room_even_on_the_processor_is_too_big(weights: Path) -> None:
    def make(path: Path, context_tokens: int, threads: int, **more: int) -> LlamaRuntime:
        raise ContextNotMadeError("no memory")

    with pytest.raises(KnownError) as caught:
        open_model(weights, 256, Machine(1, make=make))
    assert caught.value.code == "model-too-big"


@pytest.mark.models
def test_where_a_model_would_compute_is_known_without_loading_it(weights: Path) -> None:
    runs_on = plan(weights, 4096, Machine(1, devices=lambda: []))
    assert (runs_on.card, runs_on.layers, runs_on.total_layers) == ("", 0, 31)


@pytest.mark.models
def test_a_file_without_a_chat_template_is_told(weights: Path, tmp_path: Path) -> None:
    silent = write_gguf(tmp_path / "silent.gguf", {"general.architecture": "llama"})
    assert lacks_template(silent)
    assert not lacks_template(weights)


def test_verification_comes_first(tmp_path: Path) -> None:
    def refuse() -> None:
        raise KnownError("model-corrupt", "Changed.")

    generator = LlamaGenerator("bad", tmp_path / "gone.gguf", verify=refuse)
    with pytest.raises(KnownError) as caught:
        generator.count_tokens("a")
    assert caught.value.code == "model-corrupt"


def test_no_engine_is_imported_before_a_model_is_used() -> None:
    modules = ("llama.generator", "embedding.sentence_embedder", "models.installer")
    imports = ";".join(f"import carnet.adapters.{name}" for name in modules)
    engines = ("llama_cpp", "torch", "sentence_transformers", "tokenizers", "numpy")
    code = f"import sys;{imports};print([n for n in {engines} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
