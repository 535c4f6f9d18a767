"""Old processors are told apart before LanceDB ends the process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from carnet.adapters.lance.support import check_processor
from carnet.domain.errors import KnownError


@pytest.fixture
def old(tmp_path: Path) -> str:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text("processor\t: 0\nflags\t\t: fpu sse4_2 avx\n")
    return str(cpuinfo)


def test_a_processor_without_avx2_is_told(old: str) -> None:
    with pytest.raises(KnownError) as caught:
        check_processor("x86_64", old)
    assert caught.value.code == "processor-too-old"


def test_a_processor_with_avx2_is_fine(tmp_path: Path) -> None:
    (tmp_path / "cpuinfo").write_text("flags\t\t: fpu sse4_2 avx avx2 bmi1\n")
    check_processor("x86_64", str(tmp_path / "cpuinfo"))


def test_other_architectures_and_unknown_ones_are_let_through(old: str, tmp_path: Path) -> None:
    check_processor("arm64", old)
    check_processor("x86_64", str(tmp_path / "gone"))


AFTER_IMPORT = """
import sys
from carnet.adapters.lance.support import load_lancedb
{before}
lancedb = load_lancedb()
client = sys.modules["lance_namespace_urllib3_client.models"]
print(lancedb.__name__, getattr(client, "__file__", None) is None)
"""


def imported(before: str = "") -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", AFTER_IMPORT.format(before=before)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_lancedb_is_imported_without_the_client_it_never_uses() -> None:
    assert imported() == ["lancedb", "True"]


def test_a_lancedb_that_cannot_do_without_gets_the_real_client() -> None:
    refuse = (
        "import carnet.adapters.stand_in_modules as modules\n"
        "def refuse(*_): raise TypeError('another version')\n"
        "modules._Finder.exec_module = refuse"
    )
    assert imported(refuse) == ["lancedb", "False"]
