from __future__ import annotations

import subprocess
import sys

import pytest

from carnet.cli.self_test.measures import Measures, Stopwatch

_BUSY = 'import time\nwhile time.process_time() < 0.3: pass\nb"x" * 80_000_000'


@pytest.mark.skipif(sys.platform == "win32", reason="it does not tell")
def test_what_ended_children_took_is_counted() -> None:
    watch = Stopwatch()
    subprocess.run([sys.executable, "-c", _BUSY], check=True)
    measured = watch.read()
    assert measured.processor_s is not None
    assert measured.largest_bytes is not None
    assert 0.25 < measured.processor_s <= measured.seconds + 0.5
    assert measured.largest_bytes > 80_000_000


def test_what_the_system_does_not_tell_is_left_out() -> None:
    assert Measures(61.7, 20.2, 512_000_000).line() == (
        "62 s, 20 s of processor, largest process 512 MB"
    )
    assert Measures(61.7, None, None).line() == "62 s"
