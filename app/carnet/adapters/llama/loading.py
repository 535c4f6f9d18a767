"""Opening a GGUF file, with everything that can be wrong with it said plainly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from carnet.adapters.llama.devices import Device, DeviceKind, list_devices
from carnet.adapters.llama.header import GgufHeader, NotGgufError, read_header
from carnet.adapters.llama.placement import (
    AUTO,
    ModelNeeds,
    Placement,
    fall_back,
    first_that_works,
    place,
)
from carnet.adapters.llama.runtime import (
    ContextNotMadeError,
    LlamaRuntime,
    ModelNotLoadedError,
    load_library,
)
from carnet.domain.errors import KnownError
from carnet.domain.models import RunsOn

BATCH_TOKENS = 512
# What a loaded model takes beyond its weights, its cache and the buffers of a batch.
MARGIN_BYTES = 96 * 1024**2
REINSTALL = "Remove the model and install it again."
# Architectures that read text or pictures and cannot write.
_CANNOT_WRITE = frozenset({"clip", "t5", "t5encoder"})
_INSTRUCTIONS = (("AVX512 = 1", "AVX-512"), ("AVX2 = 1", "AVX2"), ("NEON = 1", "NEON"))


class MakeRuntime(Protocol):
    """Loads a model with some of its layers on the graphics card."""

    def __call__(
        self,
        path: Path,
        context_tokens: int,
        threads: int,
        *,
        batch_tokens: int,
        gpu_layers: int,
    ) -> LlamaRuntime: ...


@dataclass(frozen=True, slots=True)
class Machine:
    """What a model may use here. `gpu` is "auto", "off" or a number of layers; the functions tell
    the free memory in bytes, the devices, and what makes a runtime."""

    threads: int
    gpu: str = AUTO
    available_bytes: Callable[[], int] | None = None
    devices: Callable[[], Sequence[Device]] | None = None
    make: MakeRuntime = LlamaRuntime


def open_model(path: Path, context_tokens: int, machine: Machine) -> tuple[LlamaRuntime, RunsOn]:
    """Load a model for generation, and say where it computes.

    Raises `KnownError`: `model-missing`, `model-corrupt`, `model-unsupported` or `model-too-big`.
    """
    header = _checked_header(path)
    context_tokens = min(context_tokens, _trained_context(header) or context_tokens)
    needs = _needs(path, header, context_tokens)
    beside = header.working_bytes(BATCH_TOKENS) + MARGIN_BYTES
    devices = _devices(machine)

    def attempt(placement: Placement) -> LlamaRuntime:
        elsewhere = placement.layers * needs.layer_bytes if _has_own_memory(devices) else 0
        needed = max(0, needs.weights_bytes + needs.cache_bytes - elsewhere) + beside
        free = (machine.available_bytes or _free_memory)()
        if needed > free:
            raise _too_big(path, f"needs {needed} bytes, {free} are free")
        return machine.make(
            path,
            context_tokens,
            machine.threads,
            batch_tokens=BATCH_TOKENS,
            gpu_layers=placement.layers,
        )

    try:
        runtime, placement = first_that_works(
            fall_back(place(machine.gpu, devices, needs)),
            attempt,
            (ContextNotMadeError, ModelNotLoadedError),
        )
    except ContextNotMadeError as error:
        raise _too_big(path, str(error)) from error
    except ModelNotLoadedError as error:
        if "unknown model architecture" in str(error):
            raise _unsupported(path, str(error)) from error
        raise _corrupt(path, str(error)) from error
    return runtime, _runs_on(placement, devices)


def plan(path: Path, context_tokens: int, machine: Machine) -> RunsOn:
    """Where a model would compute, without loading it. Raises `KnownError` for a bad file."""
    header = _checked_header(path)
    devices = _devices(machine)
    return _runs_on(place(machine.gpu, devices, _needs(path, header, context_tokens)), devices)


def lacks_template(path: Path) -> bool:
    """Whether a model's file says nothing of how its conversations are written."""
    return not _checked_header(path).text("tokenizer.chat_template")


def _devices(machine: Machine) -> Sequence[Device]:
    return machine.devices() if machine.devices else list_devices(load_library())


def _needs(path: Path, header: GgufHeader, context_tokens: int) -> ModelNeeds:
    return ModelNeeds(path.stat().st_size, header.cache_bytes(context_tokens), header.layers)


def _has_own_memory(devices: Sequence[Device]) -> bool:
    return any(device.kind is DeviceKind.GPU for device in devices)


def _runs_on(placement: Placement, devices: Sequence[Device]) -> RunsOn:
    info = load_library().llama_print_system_info().decode("ascii", errors="replace")
    instructions = next((name for mark, name in _INSTRUCTIONS if mark in info), "")
    if not placement.layers:
        return RunsOn("", instructions, 0, placement.total)
    kinds = (DeviceKind.GPU, DeviceKind.SHARED_GPU)
    cards = [device.description or device.name for device in devices if device.kind in kinds]
    return RunsOn(", ".join(cards), instructions, placement.layers, placement.total)


def _trained_context(header: GgufHeader) -> int:
    return header.number(f"{header.architecture}.context_length")


def _checked_header(path: Path) -> GgufHeader:
    try:
        header = read_header(path)
    except OSError as error:
        raise KnownError(
            "model-missing",
            f"The language model {path.name} cannot be opened.",
            REINSTALL,
            str(error),
        ) from error
    except NotGgufError as error:
        raise _corrupt(path, str(error)) from error
    reads_only = header.values.get(f"{header.architecture}.attention.causal") is False
    if header.is_adapter or reads_only or header.architecture in _CANNOT_WRITE:
        kind = "adapter" if header.is_adapter else header.architecture
        raise _unsupported(path, f"{kind}: it cannot write text by itself")
    return header


def _unsupported(path: Path, detail: str) -> KnownError:
    return KnownError(
        "model-unsupported",
        f"The language model {path.name} is of a kind this version cannot run.",
        "Choose another model, or update Carnet.",
        detail,
    )


def _corrupt(path: Path, detail: str) -> KnownError:
    return KnownError(
        "model-corrupt",
        f"The language model {path.name} is damaged or not a GGUF file.",
        REINSTALL,
        detail,
    )


def _too_big(path: Path, detail: str) -> KnownError:
    return KnownError(
        "model-too-big",
        f"The language model {path.name} needs more memory than is free.",
        "Close other programs, or choose a smaller model.",
        detail,
    )


def _free_memory() -> int:
    import psutil

    return int(psutil.virtual_memory().available)
