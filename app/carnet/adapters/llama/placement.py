"""Which layers of a model go to a graphics card, decided from sizes alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from carnet.adapters.llama.devices import Device, DeviceKind

T = TypeVar("T")

AUTO, OFF = "auto", "off"
NO_CARD = "the settings ask for a graphics card; none can be used here, so the processor computes"
# Of a card's free memory: the rest is for buffers that nobody can foresee and for the screen.
USED_SHARE = 0.85
RESERVED_BYTES = 300 * 1024**2
STEPS = 8  # tries on the way from a card that has no room for all to the processor alone


@dataclass(frozen=True, slots=True)
class ModelNeeds:
    """What a model takes: its weights, its cache for the whole context, and its layers."""

    weights_bytes: int
    cache_bytes: int
    layers: int

    @property
    def layer_bytes(self) -> int:
        """One layer with its share of the cache."""
        return -(-(self.weights_bytes + self.cache_bytes) // max(1, self.layers))


@dataclass(frozen=True, slots=True)
class Placement:
    """`layers` of the model's `total` on the cards, the rest on the processor."""

    layers: int
    total: int


def place(wanted: str, devices: Sequence[Device], needs: ModelNeeds) -> Placement:
    """How many layers to put on the cards.

    `wanted` is "auto", "off" or a number of layers; what is none of these counts as "auto". A card
    with memory of its own gets as many layers as fit it. A chip that shares the system's memory
    gets all or none: splitting would copy without gaining room.
    """
    cards = [device for device in devices if device.kind is DeviceKind.GPU]
    shared = [device for device in devices if device.kind is DeviceKind.SHARED_GPU]
    if wanted == OFF or not (cards or shared):
        return Placement(0, needs.layers)
    if wanted.isdecimal():
        return Placement(min(int(wanted), needs.layers), needs.layers)
    if not cards:
        fits = _room(shared) >= needs.layer_bytes * needs.layers
        return Placement(needs.layers if fits else 0, needs.layers)
    return Placement(min(_room(cards) // max(1, needs.layer_bytes), needs.layers), needs.layers)


def _room(devices: Sequence[Device]) -> int:
    return sum(max(0, int(one.free_bytes * USED_SHARE) - RESERVED_BYTES) for one in devices)


def fall_back(first: Placement) -> list[Placement]:
    """What to try in turn: the placement, then fewer and fewer layers, at last the processor."""
    step = max(1, first.layers // STEPS)
    counts = [*range(first.layers, 0, -step), 0]
    return [Placement(count, first.total) for count in counts]


def first_that_works(
    placements: Sequence[Placement],
    attempt: Callable[[Placement], T],
    failures: type[Exception] | tuple[type[Exception], ...],
) -> tuple[T, Placement]:
    """The first result and its placement. Raises what the last attempt raised."""
    for placement in placements[:-1]:
        try:
            return attempt(placement), placement
        except failures:
            continue
    return attempt(placements[-1]), placements[-1]
