"""`make bench`: measures speed on this machine and writes docs/benchmarks.md.

Machines differ and are shared, so what is compared is measured in one run and given as a ratio.
"""

from __future__ import annotations

import platform
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.churn import measure_churn
from tests.bench.commands import measure_commands
from tests.bench.generation import measure_generation
from tests.bench.indexing import measure_indexing
from tests.bench.latency import measure_latency
from tests.bench.questions import measure_questions
from tests.bench.scale import measure_scale
from tests.bench.table import Row, render
from tests.bench.window import measure_window

from carnet.adapters.machine.processor import processor_name

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"


def main() -> int:
    """Measure everything; the table goes to stdout and to the document."""
    started = time.time()
    with tempfile.TemporaryDirectory() as folder:
        rows: list[Row] = []
        for measure in (
            measure_indexing,
            measure_scale,
            measure_questions,
            measure_commands,
            measure_latency,
            measure_generation,
            measure_churn,
            measure_window,
        ):
            print(f"measuring: {measure.__module__.rpartition('.')[2]}", flush=True)
            rows += measure(Path(folder))
    machine = f"{processor_name()}, Python {platform.python_version()}, {platform.system()}"
    text = render(rows, machine, time.strftime("%Y-%m-%d"))
    DOCUMENT.write_text(text, encoding="utf-8")
    print(text)
    print(f"measured in {time.time() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
