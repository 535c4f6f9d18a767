"""A sentence-embedding model as sentence-transformers computes it: the reference for all others."""

from __future__ import annotations

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


class ReferenceModel:
    """Computes unit vectors of batches of token ids, with torch. One thread at a time."""

    batch_tokens = 2048  # activations stay in the processor's cache; larger ones are no faster

    def __init__(self, folder: Path, threads: int, padding: int = 0) -> None:
        """Load the model in `folder`; raises whatever the libraries raise.

        `padding` is the token that fills short rows.
        """
        os.environ.update(OFFLINE)
        share_cores()
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        silence: Callable[[], None] = logging.disable_progress_bar
        silence()
        torch.set_num_threads(threads)
        self._padding = padding
        self.model: Any = SentenceTransformer(
            str(folder), trust_remote_code=False, local_files_only=True
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
