"""Old processors are told apart before LanceDB ends the process."""

from __future__ import annotations

from pathlib import Path

import pytest

from carnet.adapters.lance_support import check_processor
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
