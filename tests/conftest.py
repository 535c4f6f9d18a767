"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from carnet.settings.paths import resolve_paths

# A busy machine is no failure; where a run has to be repeatable, so are the examples.
settings.register_profile("carnet", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("carnet")

STARTER_FILES = (
    "all-minilm-l6-v2/model.safetensors",
    "all-minilm-l6-v2/tokenizer.json",
    "smollm2-135m-instruct/SmolLM2-135M-Instruct.Q4_1.gguf",
)


@pytest.fixture(scope="session")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the starter models: CARNET_MODELS_DIR, else the system's place.

    Tests that use it are marked `models`.
    """
    folder = resolve_paths(str(tmp_path_factory.mktemp("data"))).models_dir
    missing = [name for name in STARTER_FILES if not (folder / name).is_file()]
    if missing:
        pytest.fail(
            f"The starter models are not in {folder} ({', '.join(missing)}). "
            "`make test` installs them; `carnet models install starter` does it alone.",
            pytrace=False,
        )
    return folder
