"""Opening a GGUF file, with everything that can be wrong with it said plainly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from carnet.adapters.llama_runtime import ContextNotMadeError, LlamaRuntime, ModelNotLoadedError
from carnet.domain.errors import KnownError

MAGIC = b"GGUF"
WORKING_BYTES = 256 * 1024**2  # cache and buffers of a small model at 4096 tokens
REINSTALL = "Remove the model and install it again."


def open_model(
    path: Path,
    context_tokens: int,
    threads: int,
    *,
    available_bytes: Callable[[], int] | None = None,
) -> LlamaRuntime:
    """Load a model for generation.

    Raises `KnownError`: `model-missing`, `model-corrupt`, `model-unsupported` or `model-too-big`.
    `available_bytes` tells the free memory (default: the system's).
    """
    _check_header(path)
    needed = path.stat().st_size + WORKING_BYTES
    free = (available_bytes or _free_memory)()
    if needed > free:
        raise _too_big(path, f"needs {needed} bytes, {free} are free")
    try:
        return LlamaRuntime(path, context_tokens, threads)
    except ContextNotMadeError as error:
        raise _too_big(path, str(error)) from error
    except ModelNotLoadedError as error:
        if "unknown model architecture" in str(error):
            raise KnownError(
                "model-unsupported",
                f"The language model {path.name} is of a kind this version cannot run.",
                "Choose another model, or update Carnet.",
                str(error),
            ) from error
        raise _corrupt(path, str(error)) from error


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            magic = file.read(len(MAGIC))
    except OSError as error:
        raise KnownError(
            "model-missing",
            f"The language model {path.name} cannot be opened.",
            REINSTALL,
            str(error),
        ) from error
    if magic != MAGIC:
        raise _corrupt(path, f"begins with {magic!r}, not {MAGIC!r}")


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
