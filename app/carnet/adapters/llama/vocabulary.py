"""Text to tokens and back, as one loaded model spells them."""

from __future__ import annotations

import ctypes
from typing import Any


class LlamaVocabulary:
    """The vocabulary of a model that llama.cpp has loaded, and what its file says of itself."""

    def __init__(self, api: Any, model: Any) -> None:
        self._api = api
        self._model = model
        self._vocab = api.llama_model_get_vocab(model)
        self.size = int(api.llama_vocab_n_tokens(self._vocab))

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
        """Tokens of `text`, nothing added. `special`: control tokens spelled out are recognised.

        Raises `ValueError` for a text longer than llama.cpp counts.
        """
        data = text.encode("utf-8", errors="replace")
        room = len(data) + 8
        tokens = (self._api.llama_token * room)()
        count = self._api.llama_tokenize(self._vocab, data, len(data), tokens, room, False, special)
        if count < 0:
            raise ValueError(f"tokenizing {len(data)} bytes returned {count}")
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
