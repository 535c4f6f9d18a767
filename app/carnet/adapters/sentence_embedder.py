"""Sentence embeddings with sentence-transformers: an Embedder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carnet.adapters.embedding_batches import plan_batches
from carnet.adapters.priority_lock import PriorityLock
from carnet.adapters.processor import physical_cores, share_cores
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelSpec

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

# Small enough that a question waits a fraction of a second behind a batch, and that activations
# stay in the processor's cache; larger ones are no faster.
BATCH_TOKENS = 2048
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
}


def embedding_fingerprint(spec: ModelSpec, chunker_version: int) -> str:
    """What makes vectors comparable: weights, prompt form, chunker. Lower-case letters, digits
    and underscores, so that it can name a table."""
    form = f"{spec.prompts.query}\0{spec.prompts.document}\0{spec.max_tokens}"
    prompts = hashlib.sha256(form.encode()).hexdigest()[:6]
    return f"{spec.files[0].sha256[:12]}_{prompts}_c{chunker_version}"


class SentenceEmbedder:
    """One sentence-transformers folder, loaded at first use. Safe from any thread.

    `verify` is run once before files are opened and raises when they are not as they should be.
    """

    def __init__(
        self,
        spec: ModelSpec,
        folder: Path,
        chunker_version: int,
        *,
        verify: Callable[[], None] | None = None,
        threads: int | None = None,
    ) -> None:
        self.fingerprint = embedding_fingerprint(spec, chunker_version)
        self.dimension = spec.dimension
        self.max_tokens = spec.max_tokens
        self.languages = frozenset(spec.languages)
        self._spec = spec
        self._folder = folder
        self._verify = verify
        self._threads = threads
        self._lock = PriorityLock()
        self._loaded: _Loaded | None = None

    def load(self) -> None:
        """Load now rather than at first use. Raises `KnownError`."""
        with self._lock.urgent():
            self._model()

    def embed_documents(self, texts: Sequence[str], cancel: CancelToken) -> Vectors:
        """(n, dimension) float32, unit rows, in the order given. Raises `Cancelled`."""
        import numpy as np

        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        if not texts:
            return vectors
        with self._lock.patient():
            tokenizer = self._model().tokenizer
            prompt = self._spec.prompts.document
            encodings = tokenizer.encode_batch_fast([prompt + text for text in texts])
        for batch in plan_batches([len(encoding) for encoding in encodings], BATCH_TOKENS):
            cancel.check()
            with self._lock.patient():
                vectors[batch] = self._embed([encodings[index].ids for index in batch])
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """(dimension,) float32, unit length. Goes before waiting document batches."""
        with self._lock.urgent():
            tokenizer = self._model().tokenizer
            tokens = tokenizer.encode(self._spec.prompts.query + text).ids
            return self._embed([tokens]).reshape(self.dimension)

    def _embed(self, rows: Sequence[Sequence[int]]) -> Vectors:
        """Unit vectors of tokenized texts; only with the lock held."""
        import numpy as np
        import torch

        loaded = self._model()
        longest = max(len(row) for row in rows)
        tokens = np.full((len(rows), longest), loaded.padding, dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.int64)
        for index, row in enumerate(rows):
            tokens[index, : len(row)] = row
            mask[index, : len(row)] = 1
        features = {"input_ids": tokens, "attention_mask": mask}
        with torch.inference_mode():
            tensors = {k: torch.from_numpy(v).to(loaded.device) for k, v in features.items()}
            found = loaded.model(tensors)["sentence_embedding"]
            unit = torch.nn.functional.normalize(found.float(), dim=1)
        return np.asarray(unit.cpu().numpy(), dtype=np.float32)

    def _model(self) -> _Loaded:
        """The model; only with the lock held."""
        if self._loaded is None:
            if self._verify is not None:
                self._verify()
            self._loaded = self._open()
        return self._loaded

    def _open(self) -> _Loaded:
        os.environ.update(OFFLINE)
        share_cores()
        import torch
        from sentence_transformers import SentenceTransformer
        from tokenizers import Tokenizer
        from transformers.utils import logging

        silence: Callable[[], None] = logging.disable_progress_bar
        silence()
        torch.set_num_threads(self._threads or physical_cores())
        try:
            model = SentenceTransformer(
                str(self._folder), trust_remote_code=False, local_files_only=True
            )
            tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        except Exception as error:  # every library below raises its own kinds for a bad file
            raise self._corrupt(f"{type(error).__name__}: {error}") from error
        padding = (tokenizer.padding or {}).get("pad_id", 0)
        tokenizer.no_padding()
        tokenizer.enable_truncation(self.max_tokens)
        loaded = _Loaded(model.eval(), tokenizer, padding, model.device)
        if model.get_embedding_dimension() != self.dimension:
            raise self._corrupt(f"vectors of {model.get_embedding_dimension()} numbers")
        return loaded

    def _corrupt(self, detail: str) -> KnownError:
        return KnownError(
            "model-corrupt",
            f"The files of {self._spec.title} are damaged.",
            f"Install it again: carnet models install {self._spec.name}",
            detail,
        )

    def close(self) -> None:
        """Give the memory back; the next use loads again."""
        with self._lock.urgent():
            self._loaded = None


@dataclass(frozen=True, slots=True)
class _Loaded:
    model: Any
    tokenizer: Any
    padding: int  # the token that fills short rows
    device: Any
