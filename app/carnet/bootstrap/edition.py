"""Which models this edition of the program can make ready: the lean one comes without torch."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable

from carnet.domain.errors import KnownError
from carnet.domain.models import ModelFormat, ModelSpec


def has_torch() -> bool:
    """Whether torch is there; it is not imported."""
    return importlib.util.find_spec("torch") is not None


def check_edition(spec: ModelSpec, with_torch: Callable[[], bool] = has_torch) -> None:
    """Raise `KnownError` "model-needs-full-edition" for a model that only torch can make ready.

    To be asked before hundreds of megabytes are fetched.
    """
    if spec.format is ModelFormat.SENTENCE_TRANSFORMERS and not with_torch():
        raise KnownError(
            "model-needs-full-edition",
            f"This edition of Carnet cannot make {spec.title} ready.",
            "Install the full edition of Carnet; your library and your models stay as they are.",
            "torch is not part of the lean edition",
        )
