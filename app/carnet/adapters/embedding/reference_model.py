"""Models as sentence-transformers computes them, with torch: the reference for all other forms.

It is not part of every edition of the program (docs/adr/0027).
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carnet.adapters.machine.processor import share_cores

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
}


def has_torch() -> bool:
    """Whether torch and sentence-transformers are there; neither is imported."""
    try:
        return all(map(importlib.util.find_spec, ("torch", "sentence_transformers")))
    except ValueError:  # somebody took it out of this process
        return False


class ReferenceModel:
    """Computes unit vectors of batches of token ids, with torch. One thread at a time."""

    batch_tokens = 2048  # activations stay in the processor's cache; larger ones are no faster

    def __init__(self, folder: Path, threads: int, padding: int = 0) -> None:
        """Load the model in `folder`; raises whatever the libraries raise.

        `padding` is the token that fills short rows.
        """
        _prepare(threads)
        import torch
        from sentence_transformers import SentenceTransformer

        self._padding = padding
        self.model: Any = SentenceTransformer(
            str(folder),
            trust_remote_code=False,
            local_files_only=True,
            model_kwargs={"dtype": torch.float32},  # however it is stored
        ).eval()

    @property
    def dimension(self) -> int:
        """Numbers of a vector."""
        return int(self.model.get_embedding_dimension())

    def embed(self, rows: Sequence[Sequence[int]]) -> Vectors:
        """(n, dimension) float32, unit rows, of one batch of tokenized texts with their marks."""
        import numpy as np
        import torch

        longest = max(map(len, rows))
        tokens = np.full((len(rows), longest), self._padding, dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.int64)
        for index, row in enumerate(rows):
            tokens[index, : len(row)] = row
            mask[index, : len(row)] = 1
        features = {"input_ids": tokens, "attention_mask": mask}
        with torch.inference_mode():
            tensors = {k: torch.from_numpy(v).to(self.model.device) for k, v in features.items()}
            found = self.model(tensors)["sentence_embedding"]
            unit = torch.nn.functional.normalize(found.float(), dim=1)
        return np.asarray(unit.cpu().numpy(), dtype=np.float32)


class ReferenceScorer:
    """Computes scores of pairs of texts, with torch. One thread at a time."""

    def __init__(self, folder: Path, max_tokens: int, threads: int) -> None:
        """Load the cross-encoder in `folder`; raises whatever the libraries raise, and `ValueError`
        when it gives anything but one score."""
        _prepare(threads)
        import torch
        from sentence_transformers import CrossEncoder

        model = CrossEncoder(
            str(folder),
            max_length=max_tokens,
            trust_remote_code=False,
            local_files_only=True,
            model_kwargs={"use_safetensors": True, "dtype": torch.float32},
        )
        if model.num_labels != 1:
            raise ValueError(f"it gives {model.num_labels} numbers for a pair, not one")
        self._model: Any = model.eval()

    def score(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """(n,) of one batch, on the scale of the model's own."""
        import numpy as np
        import torch

        found = self._model.predict(
            list(pairs),
            batch_size=len(pairs),
            show_progress_bar=False,
            activation_fn=torch.nn.Identity(),
        )
        return np.asarray(found, dtype=np.float32).reshape(len(pairs))


def _prepare(threads: int) -> None:
    os.environ.update(OFFLINE)
    share_cores()
    import torch
    from transformers.utils import logging

    silence: Callable[[], None] = logging.disable_progress_bar
    silence()
    torch.set_num_threads(threads)
