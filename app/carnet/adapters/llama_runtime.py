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

from carnet.adapters.processor import share_cores

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

    repack = False

    def __init__(
        self,
        path: Path,
        context_tokens: int,
        threads: int,
        *,
        batch_tokens: int = 512,
        rows: int = 1,
    ) -> None:
        """Load `path` with room for `context_tokens`, at most what the model was trained for.

        `rows` is how many rows of logits one batch may give: memory is set aside for them.
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
        try:
            self._load(path, context_tokens, threads, rows)
        except BaseException:
            self.close()
            raise
        self.context_tokens = int(self._api.llama_n_ctx(self._context))
        self.vocabulary_size = int(self._api.llama_vocab_n_tokens(self._vocab))

    def _load(self, path: Path, context_tokens: int, threads: int, rows: int) -> None:
        api = self._api
        on_gpu = (-1, 0) if api.llama_supports_gpu_offload() else (0,)
        for layers in on_gpu:
            self._load_weights(path, layers)
            trained = int(api.llama_model_n_ctx_train(self._model))
            params = api.llama_context_default_params()
            params.n_ctx = min(context_tokens, trained) if trained > 0 else context_tokens
            params.n_batch = params.n_ubatch = min(self.batch_tokens, params.n_ctx)
            params.n_outputs_max = rows
            params.n_threads = params.n_threads_batch = threads
            params.flash_attn_type = api.LLAMA_FLASH_ATTN_TYPE_ENABLED
            params.no_perf = True
            self._context = api.llama_init_from_model(self._model, params)
            if self._context is not None:
                break
        if self._context is None:
            raise ContextNotMadeError("; ".join(self.log))
        self._memory = api.llama_get_memory(self._context)
        self._install_stop_flag()

    def _load_weights(self, path: Path, gpu_layers: int) -> None:
        api = self._api
        if self._model is not None:
            api.llama_model_free(self._model)
        params = api.llama_model_default_params()
        params.n_gpu_layers = gpu_layers
        # Built with AMX by GCC, llama.cpp dies of an invalid tile configuration; its other fast
        # kernels need no repacked weights. https://github.com/ggml-org/llama.cpp/issues/20824
        params.use_extra_bufts = b"AMX_INT8 = 1" not in api.llama_print_system_info()
        self._model = api.llama_model_load_from_file(os.fsencode(path), params)
        if self._model is None:
            raise ModelNotLoadedError("; ".join(self.log))
        self._vocab = api.llama_model_get_vocab(self._model)

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

    def metadata(self, key: str) -> str | None:
        """A value of the file's header as text."""
        size = 1024
        while True:
            buffer = ctypes.create_string_buffer(size)
            needed = self._api.llama_model_meta_val_str(self._model, key.encode(), buffer, size)
            if needed < 0:
                return None
            if needed < size:
                return buffer.value.decode("utf-8", errors="replace")
            size = needed + 1

    def tokenize(self, text: str, *, special: bool = False) -> list[int]:
        """Tokens of `text`, nothing added. `special`: control tokens spelled out are recognised."""
        data = text.encode("utf-8", errors="replace")
        room = len(data) + 8
        tokens = (self._api.llama_token * room)()
        count = self._api.llama_tokenize(self._vocab, data, len(data), tokens, room, False, special)
        if count < 0:
            raise DecodeFailedError(f"tokenizing {len(data)} bytes returned {count}")
        return list(tokens[:count])

    def piece(self, token: int) -> bytes:
        """The bytes of one token, which may be part of a character. Control tokens have none."""
        size = 64
        while True:
            buffer = ctypes.create_string_buffer(size)
            count = self._api.llama_token_to_piece(self._vocab, token, buffer, size, 0, False)
            if count >= 0:
                return buffer.raw[:count]
            size = -count

    def named_token(self, name: str) -> str:
        """How the vocabulary writes its "bos" or "eos" token; empty when it has none."""
        token = getattr(self._api, f"llama_vocab_{name}")(self._vocab)
        text = self._api.llama_vocab_get_text(self._vocab, token) if token >= 0 else b""
        return str(text.decode("utf-8", errors="replace"))

    @property
    def beginning(self) -> int:
        """The token every text begins with, -1 where the model wants none."""
        wanted = self._api.llama_vocab_get_add_bos(self._vocab)
        return int(self._api.llama_vocab_bos(self._vocab)) if wanted else -1

    def is_end(self, token: int) -> bool:
        """Whether the model says it has finished, or speaks in control tokens of its own."""
        return bool(
            self._api.llama_vocab_is_eog(self._vocab, token)
            or self._api.llama_vocab_is_control(self._vocab, token)
        )

    def keep(self, count: int) -> None:
        """Forget everything in the cache after its first `count` tokens.

        Models with a state instead of a cache cannot go back; they forget everything.
        """
        if not self._api.llama_memory_seq_rm(self._memory, 0, count, -1):
            self._api.llama_memory_clear(self._memory, True)
            count = 0
        del self.cached[count:]

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
        return np.ctypeslib.as_array(pointer, shape=(len(tokens), self.vocabulary_size))

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
