"""What has to be chosen together when a person wants to use a model."""

from __future__ import annotations

from collections.abc import Sequence

from carnet.domain.errors import KnownError
from carnet.domain.models import ModelRole, ModelSpec


def choices_for(spec: ModelSpec, catalog: Sequence[ModelSpec]) -> dict[ModelRole, str]:
    """By role. An adapter goes with the generator it belongs to, a generator without an adapter.

    Raises `KnownError` for an adapter whose generator is not known.
    """
    if spec.role is ModelRole.GENERATOR:
        return {ModelRole.GENERATOR: spec.name, ModelRole.ADAPTER: ""}
    if spec.role is ModelRole.ADAPTER:
        base = writer_of(spec, catalog).name
        return {ModelRole.GENERATOR: base, ModelRole.ADAPTER: spec.name}
    return {spec.role: spec.name}


def writer_of(spec: ModelSpec, catalog: Sequence[ModelSpec]) -> ModelSpec:
    """The generator itself, or the one an adapter belongs to. Raises `KnownError`."""
    if spec.role is ModelRole.GENERATOR:
        return spec
    found = next((one for one in catalog if one.name == spec.base), None)
    if found is None:
        raise KnownError(
            "model-cannot-write",
            f"{spec.title} is not a language model.",
            "Name a generator, or an adapter of one.",
        )
    return found
