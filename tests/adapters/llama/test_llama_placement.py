"""Which layers go to a graphics card."""

from __future__ import annotations

import pytest

from carnet.adapters.llama.devices import Device, DeviceKind, list_devices
from carnet.adapters.llama.placement import (
    RESERVED_BYTES,
    ModelNeeds,
    Placement,
    fall_back,
    first_that_works,
    place,
)
from carnet.adapters.llama.runtime import load_library

GB = 1024**3
PROCESSOR = Device("CPU", "A processor", DeviceKind.CPU, 8 * GB, 16 * GB)
SMALL = ModelNeeds(150_000_000, 94_000_000, 31)
LARGE = ModelNeeds(4 * GB, GB // 2, 33)


def card(free_gb: float, kind: DeviceKind = DeviceKind.GPU) -> Device:
    return Device("CUDA0", "A card", kind, int(free_gb * GB), 24 * GB)


@pytest.mark.parametrize(
    ("wanted", "devices", "needs", "layers"),
    [
        ("auto", [PROCESSOR], SMALL, 0),
        ("auto", [], SMALL, 0),
        ("auto", [PROCESSOR, card(8)], SMALL, 31),
        ("auto", [card(8)], LARGE, 33),
        ("auto", [card(2)], LARGE, 10),
        ("auto", [card(1), card(1)], LARGE, 8),
        ("auto", [card(0.1)], LARGE, 0),
        ("auto", [card(0)], SMALL, 0),
        ("auto", [card(8, DeviceKind.SHARED_GPU)], LARGE, 33),
        ("auto", [card(2, DeviceKind.SHARED_GPU)], LARGE, 0),
        ("auto", [card(2), card(30, DeviceKind.SHARED_GPU)], LARGE, 10),
        ("off", [card(8)], SMALL, 0),
        ("12", [card(8)], SMALL, 12),
        ("99", [card(0)], SMALL, 31),
        ("12", [PROCESSOR], SMALL, 0),
        ("nonsense", [card(8)], SMALL, 31),
    ],
)
def test_layers_by_free_memory_and_choice(
    wanted: str, devices: list[Device], needs: ModelNeeds, layers: int
) -> None:
    assert place(wanted, devices, needs) == Placement(layers, needs.layers)


def test_what_is_placed_fits_the_card() -> None:
    for free in range(0, 8 * GB, GB // 3):
        chosen = place("auto", [card(free / GB)], LARGE)
        assert chosen.layers * LARGE.layer_bytes <= max(0, free - RESERVED_BYTES)


@pytest.mark.parametrize("layers", [0, 1, 5, 33, 120])
def test_falling_back_ends_on_the_processor(layers: int) -> None:
    counts = [one.layers for one in fall_back(Placement(layers, 120))]
    assert counts[0] == layers
    assert counts[-1] == 0
    assert counts == sorted(set(counts), reverse=True)
    assert len(counts) <= 20


def test_the_first_placement_that_works_is_taken() -> None:
    tried: list[int] = []

    def attempt(placement: Placement) -> str:
        tried.append(placement.layers)
        if placement.layers > 20:
            raise MemoryError
        return "loaded"

    result, placement = first_that_works(fall_back(Placement(33, 33)), attempt, MemoryError)
    assert (result, placement.layers) == ("loaded", tried[-1])
    assert tried[0] == 33
    assert tried[-1] <= 20 < tried[-2]


def test_what_fails_on_the_processor_too_is_raised() -> None:
    def attempt(placement: Placement) -> str:
        raise MemoryError(str(placement.layers))

    with pytest.raises(MemoryError, match=r"^0$"):
        first_that_works(fall_back(Placement(3, 3)), attempt, MemoryError)


def test_llama_cpp_names_the_processor_among_its_devices() -> None:
    devices = list_devices(load_library())
    assert any(device.kind is DeviceKind.CPU and device.description for device in devices)
