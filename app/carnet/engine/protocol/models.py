"""About the models of this machine."""

from __future__ import annotations

from dataclasses import dataclass, field

from carnet.domain.models import InstalledModel, Room


@dataclass(frozen=True, slots=True)
class ModelList:
    models: tuple[InstalledModel, ...]
    room: Room = field(default_factory=Room)


@dataclass(frozen=True, slots=True)
class ModelParams:
    """By its name in the catalogue."""

    name: str


@dataclass(frozen=True, slots=True)
class UseModelParams:
    """`wanted` False uses a reranker or an adapter no longer."""

    name: str
    wanted: bool = True
