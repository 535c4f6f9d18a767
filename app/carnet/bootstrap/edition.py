"""Which models this edition of the program can make ready: the lean one comes without torch, and
computes the kinds of model that Carnet builds by itself (docs/adr/0027)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from carnet.adapters.embedding.light_record import usable_record
from carnet.adapters.embedding.reference_model import has_torch
from carnet.adapters.embedding.without_torch import needs_torch, no_light_form, unknown_part
from carnet.domain.models import ModelFormat, ModelSpec


def check_kind(spec: ModelSpec, folder: Path, with_torch: Callable[[], bool] = has_torch) -> None:
    """Raise `KnownError` "model-needs-full-edition" for the model in `folder` if only torch can
    compute it, and is not there. To be asked before hundreds of megabytes are moved."""
    if spec.format is not ModelFormat.SENTENCE_TRANSFORMERS or with_torch():
        return
    if detail := unknown_part(spec, folder):
        raise needs_torch(spec, detail)


def check_made(spec: ModelSpec, folder: Path, with_torch: Callable[[], bool] = has_torch) -> None:
    """Raise `KnownError` for an installed model that has no light form, as `no_light_form` says:
    only torch could use it."""
    if spec.format is not ModelFormat.SENTENCE_TRANSFORMERS or with_torch():
        return
    if usable_record(spec, folder) is None:
        raise no_light_form(spec, folder)
