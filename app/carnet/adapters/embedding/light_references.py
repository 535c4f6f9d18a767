"""What a light form has to give for the texts of the check, computed in another way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carnet.adapters.embedding.encoder.plain import PlainModel
from carnet.adapters.embedding.encoder.plan import Plan
from carnet.adapters.embedding.light_inputs import CheckInputs
from carnet.adapters.embedding.light_texts import PAIRS, TEXTS
from carnet.adapters.embedding.reference_model import ReferenceModel, ReferenceScorer

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

PLAIN, TORCH = "numpy", "sentence-transformers"


def plain_results(folder: Path, plan: Plan, inputs: CheckInputs) -> Vectors:
    """Step by step with NumPy: unit vectors (texts, dimension), or scores (pairs,)."""
    import numpy as np

    found = PlainModel(folder, plan).compute(inputs.rows, inputs.types)
    if inputs.scores:
        return found[:, 0]
    unit: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True).clip(min=1e-12)
    return unit


def torch_vectors(reference: ReferenceModel, max_tokens: int) -> Vectors:
    """As sentence-transformers embeds: unit vectors (texts, dimension)."""
    reference.model.max_seq_length = max_tokens
    found: Vectors = reference.model.encode(
        list(TEXTS), normalize_embeddings=True, show_progress_bar=False
    )
    return found


def torch_scores(folder: Path, max_tokens: int, threads: int) -> Vectors:
    """As sentence-transformers' cross-encoder scores: (pairs,)."""
    return ReferenceScorer(folder, max_tokens, threads).score(PAIRS)
