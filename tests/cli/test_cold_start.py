"""What a command loads before it answers: nobody waits for what is not needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"torch", "transformers", "sentence_transformers", "onnxruntime", "scipy", "sklearn"}
LIGHT = {"openvino", "tokenizers"}
CODE = """
import sys
from carnet.cli.main import main
code = main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""


class Machine:
    """Runs commands on a library of one note, with models that have a light form."""

    def __init__(self, data: Path, models: Path) -> None:
        self._environment = os.environ | {
            "CARNET_DATA_DIR": str(data),
            "CARNET_MODELS_DIR": str(models),
            "CARNET_CONFIG_DIR": str(data / "config"),
        }

    def loaded_by(self, *arguments: str) -> set[str]:
        """The modules in memory at the end of a command that says something of the boiler."""
        done = subprocess.run(
            [sys.executable, "-c", CODE, *arguments],
            capture_output=True,
            text=True,
            check=True,
            env=self._environment,
        )
        assert "October" in done.stdout or arguments[0] == "index"
        return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def machine(
    light_folder: Path, models_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Machine:
    models = tmp_path_factory.mktemp("models")
    (models / light_folder.name).symlink_to(light_folder)
    (models / "smollm2-135m-instruct").symlink_to(models_dir / "smollm2-135m-instruct")
    notes = tmp_path_factory.mktemp("notes")
    (notes / "boiler.md").write_text("# Boiler\n\nThe boiler was serviced in October.\n")
    machine = Machine(tmp_path_factory.mktemp("data"), models)
    assert HEAVY.isdisjoint(machine.loaded_by("index", str(notes)))
    return machine


@pytest.mark.models
def test_keyword_search_loads_no_model(machine: Machine) -> None:
    loaded = machine.loaded_by("search", "boiler", "--mode", "keyword")
    assert "lancedb" in loaded
    assert loaded.isdisjoint(HEAVY | LIGHT)


@pytest.mark.models
def test_hybrid_search_needs_no_torch(machine: Machine) -> None:
    loaded = machine.loaded_by("search", "heating")
    assert loaded >= LIGHT
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.models
def test_an_answer_needs_no_torch(machine: Machine) -> None:
    loaded = machine.loaded_by("ask", "When was the boiler serviced?")
    assert loaded >= LIGHT
    assert loaded.isdisjoint(HEAVY)
