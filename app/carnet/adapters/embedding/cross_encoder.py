"""A model that reads a question and a passage together and says how well they fit: a Reranker."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from carnet.adapters.embedding.batches import plan_batches
from carnet.adapters.embedding.reference_model import OFFLINE
from carnet.adapters.machine.processor import physical_cores, share_cores
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelSpec

_BATCH_TOKENS = 2_048
_CHARACTERS_PER_TOKEN = 4  # to sort pairs by length; the model counts for itself
_MAX_TOKENS = 512


class CrossEncoderReranker:
    """One sentence-transformers cross-encoder folder, loaded at first use. Safe from any thread.

    Only weights that hold no code are read (safetensors), and no code of the folder is run.
    `verify` is run once before files are opened and raises when they are not as they should be.
    """

    def __init__(
        self,
        spec: ModelSpec,
        folder: Path,
        *,
        verify: Callable[[], None] | None = None,
        threads: int | None = None,
    ) -> None:
        self.name = spec.name
        self.languages = frozenset(spec.languages)
        self._spec = spec
        self._folder = folder
        self._verify = verify
        self._threads = threads
        self._max_tokens = spec.max_tokens or _MAX_TOKENS
        self._lock = threading.Lock()
        self._model: Any = None

    def load(self) -> None:
        """Load now rather than at first use. Raises `KnownError`."""
        with self._lock:
            self._opened()

    def score(self, query: str, texts: Sequence[str], cancel: CancelToken) -> list[float]:
        """How well each text answers `query`: higher is better, on a scale of the model's own.

        A pair longer than the model reads at once is cut at its end. Raises `Cancelled`, or
        `KnownError` "model-corrupt".
        """
        scores = [0.0] * len(texts)
        lengths = [self._length(query, text) for text in texts]
        for batch in plan_batches(lengths, _BATCH_TOKENS):
            cancel.check()
            with self._lock:
                found = self._predict(query, [texts[index] for index in batch])
            for index, score in zip(batch, found, strict=True):
                scores[index] = score
        return scores

    def close(self) -> None:
        """Give the memory back; the next use loads again."""
        with self._lock:
            self._model = None

    def _length(self, query: str, text: str) -> int:
        return min((len(query) + len(text)) // _CHARACTERS_PER_TOKEN + 1, self._max_tokens)

    def _predict(self, query: str, texts: Sequence[str]) -> list[float]:
        import numpy as np
        import torch

        found = self._opened().predict(
            [(query, text) for text in texts],
            batch_size=len(texts),
            show_progress_bar=False,
            activation_fn=torch.nn.Identity(),
        )
        if not np.isfinite(found).all():
            raise self._corrupt("a score is not a number")
        scores: list[float] = np.asarray(found, dtype=np.float64).reshape(len(texts)).tolist()
        return scores

    def _opened(self) -> Any:
        """The model; only with the lock held."""
        if self._model is None:
            if self._verify is not None:
                self._verify()
            try:
                self._model = self._open()
            except Exception as error:  # every library below raises its own kinds for a bad file
                raise self._corrupt(f"{type(error).__name__}: {error}") from error
        return self._model

    def _open(self) -> Any:
        os.environ.update(OFFLINE)
        share_cores()
        import torch
        from sentence_transformers import CrossEncoder
        from transformers.utils import logging

        silence: Callable[[], None] = logging.disable_progress_bar
        silence()
        torch.set_num_threads(self._threads or physical_cores())
        model = CrossEncoder(
            str(self._folder),
            max_length=self._max_tokens,
            trust_remote_code=False,
            local_files_only=True,
            model_kwargs={"use_safetensors": True},
        )
        if model.num_labels != 1:
            raise ValueError(f"it gives {model.num_labels} numbers for a pair, not one")
        return model.eval()

    def _corrupt(self, detail: str) -> KnownError:
        return KnownError(
            "model-corrupt",
            f"The files of {self._spec.title} are damaged, or are no reranker.",
            f"Install it again: carnet models install {self._spec.name}",
            detail,
        )
