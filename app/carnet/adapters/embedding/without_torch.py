"""What to say of a model without a light form, where torch is not there to do without."""

from __future__ import annotations

from pathlib import Path

from carnet.adapters.embedding.encoder.kinds import UnknownPartError
from carnet.adapters.embedding.encoder.plan import read_plan
from carnet.adapters.embedding.light_record import read_light_record
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelRole, ModelSpec


def needs_torch(spec: ModelSpec, detail: str) -> KnownError:
    """Of a kind that Carnet cannot compute by itself; `detail` names what it does not know."""
    return KnownError(
        "model-needs-full-edition",
        f"This edition of Carnet cannot make {spec.title} ready: {detail}.",
        "Choose another model, or install the full edition of Carnet; your library and your models"
        " stay as they are.",
        f"{detail}; torch is not part of the lean edition",
    )


def unknown_part(spec: ModelSpec, folder: Path) -> str:
    """What in the model's folder Carnet cannot compute by itself; empty when it knows it all."""
    try:
        read_plan(folder, scores=spec.role is ModelRole.RERANKER)
    except (UnknownPartError, ValueError, OSError) as error:
        return str(error)
    return ""


def no_light_form(spec: ModelSpec, folder: Path) -> KnownError:
    """Why an installed model cannot be used, and what to do about it."""
    record = read_light_record(folder)
    if record is not None and record.interrupted:
        return KnownError(
            "install-failed",
            f"{spec.title} could not be made ready.",
            "Close other programs to give it memory, and try again:"
            f" carnet models install {spec.name}",
            record.problem,
        )
    if detail := unknown_part(spec, folder) or (record.problem if record else ""):
        return needs_torch(spec, detail)
    return KnownError(
        "model-corrupt",
        f"What was made of {spec.title} for this computer is missing or damaged.",
        f"Install it again, nothing is fetched for that: carnet models install {spec.name}",
    )
