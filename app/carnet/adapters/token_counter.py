"""Counting tokens as the embedding model does, without loading it: a TokenCounter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from carnet.domain.errors import KnownError


class TokenizerCounter:
    """Reads `tokenizer.json` at first use; imports neither torch nor transformers.

    `max_tokens` is what the model reads at once, its own marks at both ends included.
    """

    def __init__(self, folder: Path, max_tokens: int) -> None:
        self.max_tokens = max_tokens
        self._path = folder / "tokenizer.json"
        self._tokenizer: Any = None

    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, marks not counted. Raises `KnownError` `model-corrupt`."""
        encodings = self._load().encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(encoding) for encoding in encodings]

    def _load(self) -> Any:
        if self._tokenizer is None:
            from tokenizers import Tokenizer

            try:
                tokenizer = Tokenizer.from_file(str(self._path))
            except Exception as error:  # the library raises bare Exception
                raise KnownError(
                    "model-corrupt",
                    f"The tokenizer in {self._path.parent} is damaged or missing.",
                    "Remove the embedding model and install it again.",
                    str(error),
                ) from error
            tokenizer.no_truncation()
            tokenizer.no_padding()
            self._tokenizer = tokenizer
        return self._tokenizer
