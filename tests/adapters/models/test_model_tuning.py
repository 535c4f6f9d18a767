"""Choosing a weight format by measuring."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.adapters.models.catalog import load_catalog
from carnet.adapters.models.tuning import GeneratorTuner
from carnet.adapters.models.tuning_child import perplexity
from carnet.adapters.models.tuning_record import Measurement, choose_format, read_record
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled
from carnet.domain.models import ModelRole

CATALOG = load_catalog(Path(__file__).parents[3] / "models" / "catalog.toml")
SPEC = next(spec for spec in CATALOG if spec.role is ModelRole.GENERATOR)
SHIPPED = Measurement("shipped", 50.0, 100, prompt_speed=200, reply_speed=40)


def measured(name: str, *, prompt: float, reply: float, perplexity: float = 50.0) -> Measurement:
    return Measurement(name, perplexity, 100, prompt_speed=prompt, reply_speed=reply)


@pytest.mark.parametrize(
    ("candidates", "chosen"),
    [
        ([], "shipped"),
        ([measured("Q8_0", prompt=400, reply=38)], "Q8_0"),
        ([measured("Q8_0", prompt=210, reply=41)], "shipped"),
        ([measured("Q4_0", prompt=900, reply=60, perplexity=51.6)], "shipped"),
        ([measured("Q4_0", prompt=900, reply=60, perplexity=51.4)], "Q4_0"),
        ([measured("A", prompt=400, reply=38), measured("B", prompt=500, reply=38)], "B"),
        ([measured("A", prompt=400, reply=10)], "shipped"),
        ([Measurement("ruled out", 60.0, 100)], "shipped"),
    ],
    ids=[
        "nothing to choose",
        "clearly faster",
        "hardly faster",
        "says something else",
        "says nearly the same",
        "the fastest of two",
        "slow replies outweigh fast prompts",
        "not measured",
    ],
)
def test_the_fastest_format_that_says_the_same_is_kept_if_it_wins_clearly(
    candidates: list[Measurement], chosen: str
) -> None:
    assert choose_format(SHIPPED, candidates).format == chosen


CHILD = """
import json, pathlib, sys
job = json.loads(sys.argv[1])
pathlib.Path(job["folder"], "Q8_0.gguf").write_bytes(b"requantised")
print(json.dumps({"done": 1, "total": 2}), flush=True)
def row(name, prompt):
    return dict(format=name, perplexity=50.0, size_bytes=1, prompt_speed=prompt, reply_speed=40)
print(json.dumps({"measurements": [row("shipped", 200), row("Q8_0", PROMPT)]}))
"""


def script(path: Path, code: str) -> GeneratorTuner:
    path.write_text(code)
    return GeneratorTuner((sys.executable, str(path)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / SPEC.name
    folder.mkdir()
    (folder / SPEC.files[0].path).write_bytes(b"as shipped")
    return folder


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_winner_is_kept_beside_the_shipped_file_and_recorded(
    tmp_path: Path, folder: Path
) -> None:
    tuner = script(tmp_path / "child.py", CHILD.replace("PROMPT", "500"))
    steps: list[tuple[int, int]] = []
    record = tuner.tune(SPEC, folder, lambda *step: steps.append(step), CancelToken())
    chosen = f"{SPEC.name}.Q8_0.gguf"
    assert names(folder) == {SPEC.files[0].path, chosen, "tuning.json"}
    assert record.chosen == chosen
    assert read_record(folder) == record
    assert steps == [(1, 2)]


def test_it_is_needed_once(tmp_path: Path, folder: Path) -> None:
    tuner = script(tmp_path / "child.py", CHILD.replace("PROMPT", "500"))
    assert tuner.needed(SPEC, folder)
    tuner.tune(SPEC, folder, lambda *_step: None, CancelToken())
    assert not tuner.needed(SPEC, folder)


@pytest.mark.parametrize("field", ["processor", "library"])
def test_it_is_needed_again_on_another_processor_or_llama_cpp(
    tmp_path: Path, folder: Path, field: str
) -> None:
    tuner = script(tmp_path / "child.py", CHILD.replace("PROMPT", "500"))
    record = tuner.tune(SPEC, folder, lambda *_step: None, CancelToken())
    path = folder / "tuning.json"
    path.write_text(path.read_text().replace(getattr(record, field), "another"))
    assert tuner.needed(SPEC, folder)


def test_a_later_tuning_that_finds_no_winner_deletes_the_earlier_one(
    tmp_path: Path, folder: Path
) -> None:
    for speed in ("500", "200"):
        tuner = script(tmp_path / "child.py", CHILD.replace("PROMPT", speed))
        record = tuner.tune(SPEC, folder, lambda *_step: None, CancelToken())
    assert record.chosen == SPEC.files[0].path
    assert names(folder) == {SPEC.files[0].path, "tuning.json"}


def test_a_child_that_crashes_leaves_the_shipped_file_in_use_and_says_why(
    tmp_path: Path, folder: Path
) -> None:
    crash = "import os, sys; print('no AVX', file=sys.stderr, flush=True); os.abort()"
    record = script(tmp_path / "child.py", crash).tune(
        SPEC, folder, lambda *_step: None, CancelToken()
    )
    assert record.chosen == SPEC.files[0].path
    assert "no AVX" in record.problem
    assert names(folder) == {SPEC.files[0].path, "tuning.json"}


def test_cancelling_kills_the_child_and_records_nothing(tmp_path: Path, folder: Path) -> None:
    slow = 'import time; print(\'{"done": 1, "total": 2}\', flush=True); time.sleep(60)'
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        script(tmp_path / "child.py", slow).tune(
            SPEC, folder, lambda *_step: cancel.cancel(), cancel
        )
    assert names(folder) == {SPEC.files[0].path}


def test_a_listener_that_fails_does_not_leave_the_child_running(
    tmp_path: Path, folder: Path
) -> None:
    slow = 'import time; print(\'{"done": 1, "total": 2}\', flush=True); time.sleep(600)'

    def fail(_done: int, _total: int) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        script(tmp_path / "child.py", slow).tune(SPEC, folder, fail, CancelToken())
    assert names(folder) == {SPEC.files[0].path}


def test_an_embedder_is_never_tuned(tmp_path: Path) -> None:
    embedder = next(spec for spec in CATALOG if spec.role is ModelRole.EMBEDDER)
    assert not GeneratorTuner().needed(embedder, tmp_path)


@pytest.fixture
def shipped_folder(models_dir: Path, tmp_path: Path) -> Path:
    folder = tmp_path / SPEC.name
    folder.mkdir()
    shutil.copy(models_dir / SPEC.name / SPEC.files[0].path, folder)
    return folder


@pytest.mark.models
def test_the_starter_model_is_really_measured_and_what_is_kept_says_the_same(
    shipped_folder: Path,
) -> None:
    steps: list[tuple[int, int]] = []
    spec = replace(SPEC, requantise=("Q8_0",))
    record = GeneratorTuner().tune(
        spec, shipped_folder, lambda *step: steps.append(step), CancelToken()
    )
    assert record.problem == ""
    assert [m.format for m in record.measurements] == ["shipped", "Q8_0"]
    assert steps[-1][0] == steps[-1][1]
    limit = record.measurements[0].perplexity * 1.03
    assert perplexity(shipped_folder / record.chosen, threads=2) <= limit
