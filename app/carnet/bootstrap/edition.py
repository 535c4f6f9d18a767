"""Which models this edition of the program can make ready: the lean one comes without torch, and
computes the kinds of model that Carnet builds by itself (docs/adr/0027)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from carnet.adapters.embedding.encoder.kinds import UnknownPartError
from carnet.adapters.embedding.encoder.plan import read_plan
from carnet.adapters.embedding.light_record import read_light_record, usable_record
from carnet.adapters.embedding.reference_model import has_torch, needs_torch
from carnet.domain.models import ModelFormat, ModelRole, ModelSpec


def check_kind(spec: ModelSpec, folder: Path, with_torch: Callable[[], bool] = has_torch) -> None:
    """Raise `KnownError` "model-needs-full-edition" for the model in `folder` if only torch can
    compute it, and is not there. To be asked before hundreds of megabytes are moved."""
    if spec.format is not ModelFormat.SENTENCE_TRANSFORMERS or with_torch():
        return
    try:
        read_plan(folder, scores=spec.role is ModelRole.RERANKER)
    except (UnknownPartError, ValueError, OSError) as error:
        raise needs_torch(spec.title, str(error)) from error


def check_made(spec: ModelSpec, folder: Path, with_torch: Callable[[], bool] = has_torch) -> None:
    """Raise the same for an installed model that has no light form: only torch could use it."""
    if spec.format is not ModelFormat.SENTENCE_TRANSFORMERS or with_torch():
        return
    if usable_record(spec, folder) is None:
        record = read_light_record(folder)
        raise needs_torch(spec.title, (record and record.problem) or "it has no light form")
