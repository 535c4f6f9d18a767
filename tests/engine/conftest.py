"""Running code in processes of its own: isolation cannot be undone, so never in pytest's."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Callable

import pytest

RunPython = Callable[[str], str]


@pytest.fixture
def run_python() -> RunPython:
    """Run a script in a fresh Python that must succeed; gives its stdout, stripped."""

    def run(script: str) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", textwrap.dedent(script)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


@pytest.fixture
def run_isolated(run_python: RunPython) -> RunPython:
    """The same after `isolate()`, whose result the script finds in `mechanisms`."""

    def run(script: str) -> str:
        start = "from carnet.engine.isolation import isolate, probe\nmechanisms = isolate()\n"
        return run_python(start + textwrap.dedent(script))

    return run
