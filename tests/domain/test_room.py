"""What a machine can run."""

from __future__ import annotations

import pytest

from carnet.domain.models import (
    Fit,
    ModelFile,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
    Room,
)

ROOM = Room(memory_bytes=16_000, free_memory_bytes=5_000)


@pytest.mark.parametrize(
    ("needed", "fit"),
    [
        (5_000, Fit.FITS),
        (5_001, Fit.TIGHT),  # other programs have to make room
        (12_800, Fit.TIGHT),
        (12_801, Fit.TOO_BIG),  # a fifth is the system's
    ],
)
def test_memory_decides_whether_a_model_fits(needed: int, fit: Fit) -> None:
    assert ROOM.fit(needed) is fit


def test_half_of_all_memory_is_tight_even_when_it_is_free() -> None:
    assert Room(16_000, 15_000).fit(8_001) is Fit.TIGHT


def test_a_machine_that_does_not_say_promises_nothing() -> None:
    assert Room().fit(1) is None


def spec(source: ModelSource, *files: ModelFile) -> ModelSpec:
    role, form = ModelRole.EMBEDDER, ModelFormat.GGUF
    return ModelSpec("m", "M", role, form, "MIT", ("en",), 1, 1, source, files=files)


def test_files_are_fetched_below_a_folder_or_from_addresses_of_their_own() -> None:
    own = "https://elsewhere.example/vocabulary"
    model = spec(
        ModelSource(url="https://models.example/m/", hosts=("*.cdn.example",)),
        ModelFile("weights", "0"),
        ModelFile("1_Pooling/config.json", "0"),
        ModelFile("vocabulary", "0", url=own),
    )
    assert [file.url for file in model.downloads] == [
        "https://models.example/m/weights",
        "https://models.example/m/1_Pooling/config.json",
        own,
    ]
    assert model.hosts == ("elsewhere.example", "models.example", "*.cdn.example")


def test_a_package_names_no_address_and_no_host() -> None:
    model = spec(ModelSource(requirement="m==1"), ModelFile("weights", "0"))
    assert model.downloads == ()
    assert model.hosts == ()
