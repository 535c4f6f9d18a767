"""One GGUF model and its context, on llama.cpp's C interface: tokens in, logits out.

The bindings' high-level `Llama` class is not used: it points the process's stdout at nothing while
a model loads (which would swallow the engine's messages), keeps a logits buffer of 100 MB, and
cannot stop in the middle of a prompt.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carnet.adapters.llama.vocabulary import LlamaVocabulary
from carnet.adapters.machine.processor import share_cores

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Logits = npt.NDArray[np.float32]

WARNING_LEVEL, ERROR_LEVEL = 3, 4  # of ggml_log_level
ABORTED = 2  # what llama_decode returns when it was interrupted


class ModelNotLoadedError(Exception):
    """llama.cpp could not make a model of a file. The text is its own."""


class ContextNotMadeError(Exception):
    """llama.cpp loaded the model but found no memory to work in."""


class AdapterNotLoadedError(Exception):
    """llama.cpp could not put an adapter on the model. The text is its own."""


class DecodeFailedError(Exception):
    """llama.cpp could not compute."""


def load_library() -> Any:
    """llama.cpp's C interface, quiet. Import it nowhere else: this prepares the process for it."""
    share_cores()
    import llama_cpp
    from llama_cpp._logger import set_verbose

    set_verbose(False)
    return llama_cpp


class LlamaRuntime:
    """A loaded model with one sequence in its cache. Never called from two threads at once,
    except `interrupt`.

    `cached` are the tokens whose keys and values lie in the cache. `evaluated` counts every token
    ever computed, so a test can prove what was not.
    """

    def __init__(
        self,
        path: Path,
        context_tokens: int,
        threads: int,
        *,
        batch_tokens: int = 512,
        rows: int = 1,
        gpu_layers: int = 0,
    ) -> None:
        """Load `path` with room for `context_tokens`, at most what the model was trained for.

        `rows` is how many rows of logits one batch may give: memory is set aside for them.
        `gpu_layers` of the model are put on the graphics card, if there is one.
        Raises `ModelNotLoadedError` or `ContextNotMadeError`.
        """
        self._api = load_library()
        self.log: deque[str] = deque(maxlen=20)
        self._log_callback = self._api.llama_log_callback(self._write_log)
        self._api.llama_log_set(self._log_callback, None)
        self._api.llama_backend_init()
        self.cached: list[int] = []
        self.evaluated = 0
        self.batch_tokens = batch_tokens
        self._stop_flag = ctypes.create_string_buffer(2)
        self._model: Any = None
        self._context: Any = None
        self._adapters: dict[Path, Any] = {}
        self._adapter: tuple[Path, float] | None = None
        try:
            self._load_weights(path, gpu_layers)
            self.vocabulary = LlamaVocabulary(self._api, self._model)
            self._make_context(context_tokens, threads, rows)
        except BaseException:
            self.close()
            raise
        self.context_tokens = int(self._api.llama_n_ctx(self._context))

    def _load_weights(self, path: Path, gpu_layers: int) -> None:
        api = self._api
        params = api.llama_model_default_params()
        params.n_gpu_layers = gpu_layers
        # Built with AMX by GCC, llama.cpp dies of an invalid tile configuration; its other fast
        # kernels need no repacked weights. https://github.com/ggml-org/llama.cpp/issues/20824
        params.use_extra_bufts = b"AMX_INT8 = 1" not in api.llama_print_system_info()
        self._model = api.llama_model_load_from_file(os.fsencode(path), params)
        if self._model is None:
            raise ModelNotLoadedError("; ".join(self.log))

    def _make_context(self, context_tokens: int, threads: int, rows: int) -> None:
        api = self._api
        trained = int(api.llama_model_n_ctx_train(self._model))
        params = api.llama_context_default_params()
        params.n_ctx = min(context_tokens, trained) if trained > 0 else context_tokens
        params.n_batch = params.n_ubatch = min(self.batch_tokens, params.n_ctx)
        params.n_outputs_max = rows
        params.n_threads = params.n_threads_batch = threads
        params.flash_attn_type = api.LLAMA_FLASH_ATTN_TYPE_ENABLED
        params.no_perf = True
        self._context = api.llama_init_from_model(self._model, params)
        if self._context is None:
            raise ContextNotMadeError("; ".join(self.log))
        self._memory = api.llama_get_memory(self._context)
        self._install_stop_flag()

    def _install_stop_flag(self) -> None:
        """Let llama.cpp look at one byte between two operations.

        It asks a C function hundreds of times a batch. A Python function would wait for the
        interpreter's lock each time; `strlen` of our flag needs none, and is true as soon as the
        flag holds a character.
        """
        c_library = ctypes.CDLL("msvcrt") if sys.platform == "win32" else ctypes.CDLL(None)
        callback = ctypes.cast(c_library.strlen, self._api.ggml_abort_callback)
        self._api.llama_set_abort_callback(
            self._context, callback, ctypes.cast(self._stop_flag, ctypes.c_void_p)
        )

    def _write_log(self, level: int, text: bytes, _data: object) -> None:
        line = text.decode("utf-8", errors="replace").strip(" .\n")
        if WARNING_LEVEL <= level <= ERROR_LEVEL and line:
            self.log.append(line)

    def keep(self, count: int) -> None:
        """Forget everything in the cache after its first `count` tokens.

        Models with a state instead of a cache cannot go back; they forget everything.
        """
        if not self._api.llama_memory_seq_rm(self._memory, 0, count, -1):
            self._api.llama_memory_clear(self._memory, True)
            count = 0
        del self.cached[count:]

    def use_adapter(self, path: Path | None, scale: float = 1.0) -> None:
        """Compute with a LoRA adapter from now on, or without. Changing it empties the cache.

        Raises `AdapterNotLoadedError`; the one in use then stays.
        """
        wanted = None if path is None else (path, scale)
        if wanted == self._adapter:
            return
        api = self._api
        handles, scales = [], []
        if path is not None:
            if path not in self._adapters:
                loaded = api.llama_adapter_lora_init(self._model, os.fsencode(path))
                if not loaded:
                    raise AdapterNotLoadedError("; ".join(self.log))
                self._adapters[path] = loaded  # freed with the model
            handles, scales = [self._adapters[path]], [scale]
        count = len(handles)
        result = api.llama_set_adapters_lora(
            self._context,
            (api.llama_adapter_lora_p_ctypes * count)(
                *(ctypes.cast(handle, api.llama_adapter_lora_p_ctypes) for handle in handles)
            ),
            count,
            (ctypes.c_float * count)(*scales),
        )
        if result != 0:
            raise AdapterNotLoadedError(f"llama_set_adapters_lora returned {result}")
        self._adapter = wanted
        self.keep(0)

    def evaluate(self, tokens: Sequence[int]) -> bool:
        """Compute `tokens` after what is cached; False when interrupted (what was done stays)."""
        for start in range(0, len(tokens), self.batch_tokens):
            if not self._decode(tokens[start : start + self.batch_tokens], every=False):
                return False
        return True

    def evaluate_all(self, tokens: Sequence[int]) -> Logits:
        """Compute at most one batch; (len(tokens), vocabulary) logits, one row a token."""
        import numpy as np

        if not self._decode(tokens, every=True):
            raise DecodeFailedError("interrupted")
        pointer = self._api.llama_get_logits(self._context)
        return np.ctypeslib.as_array(pointer, shape=(len(tokens), self.vocabulary.size))

    def _decode(self, tokens: Sequence[int], *, every: bool) -> bool:
        count = len(tokens)
        batch = self._api.llama_batch(
            n_tokens=count,
            token=(self._api.llama_token * count)(*tokens),
            logits=(ctypes.c_int8 * count)(*([1] * count)) if every else None,
        )
        result = self._api.llama_decode(self._context, batch)
        if result == 0:
            self.cached.extend(tokens)
            self.evaluated += count
            return True
        self.keep(len(self.cached))
        if result == ABORTED:
            return False
        raise DecodeFailedError(f"llama_decode returned {result}: " + "; ".join(self.log))

    @property
    def handle(self) -> Any:
        """The context, for samplers."""
        return self._context

    def interrupt(self) -> None:
        """Make the running or next `evaluate` return soon. From any thread."""
        self._stop_flag[0] = b"\x01"

    def resume(self) -> None:
        """Undo `interrupt`."""
        self._stop_flag[0] = b"\x00"

    def close(self) -> None:
        """Give the memory back."""
        from llama_cpp._logger import llama_log_callback

        if self._context is not None:
            self._api.llama_free(self._context)
            self._context = None
        if self._model is not None:
            self._api.llama_model_free(self._model)
            self._model = None
        self._api.llama_log_set(llama_log_callback, None)
