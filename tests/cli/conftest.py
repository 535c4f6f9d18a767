"""Runs the real command line in processes of its own, as a person does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Ran:
    """What one call did."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(scope="session")
def carnet() -> Callable[..., Ran]:
    """`carnet(*arguments, models=folder)`: the exit code and what was printed."""

    def run(*arguments: str, models: Path | None = None, data: Path | None = None) -> Ran:
        environment = dict(os.environ)
        environment.pop("DISPLAY", None)
        if models is not None:
            environment["CARNET_MODELS_DIR"] = str(models)
        place = ("--data-dir", str(data)) if data else ()
        done = subprocess.run(
            [sys.executable, "-m", "carnet.cli", *place, *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            timeout=240,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
