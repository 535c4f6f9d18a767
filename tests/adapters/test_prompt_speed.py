from __future__ import annotations

from pathlib import Path

import pytest

from carnet.adapters.models.tuning_record import (
    Measurement,
    TuningRecord,
    measured_prompt_speed,
    write_record,
)

SHIPPED = Measurement("shipped", 50.0, 1, 400.0, 150.0)
QUICK = Measurement("Q8_0", 50.0, 1, 1000.0, 140.0)


@pytest.mark.parametrize(("chosen", "speed"), [("m.gguf", 400.0), ("m.Q8_0.gguf", 1000.0)])
def test_the_speed_is_that_of_the_version_in_use(tmp_path: Path, chosen: str, speed: float) -> None:
    write_record(tmp_path, TuningRecord("m.gguf", chosen, "0", "p", "l", (SHIPPED, QUICK)))
    assert measured_prompt_speed(tmp_path, tmp_path / chosen) == speed


def test_weights_that_nobody_measured_have_no_speed(tmp_path: Path) -> None:
    assert measured_prompt_speed(tmp_path, tmp_path / "m.gguf") is None
    write_record(tmp_path, TuningRecord("m.gguf", "m.gguf", "0", "p", "l", (SHIPPED,)))
    assert measured_prompt_speed(tmp_path, tmp_path / "other.gguf") is None
