"""Whether this processor can run LanceDB at all: importing it on another ends the process."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

from carnet.domain.errors import KnownError

_INTEL = frozenset({"x86_64", "amd64"})
_AVX2_ON_WINDOWS = 40  # PF_AVX2_INSTRUCTIONS_AVAILABLE


def check_processor(machine: str = platform.machine(), cpuinfo: str = "/proc/cpuinfo") -> None:
    """Raise `KnownError` on an Intel or AMD processor without AVX2. Unknown is let through."""
    if machine.casefold() in _INTEL and not _has_avx2(Path(cpuinfo)):
        raise KnownError(
            "processor-too-old",
            "This computer's processor lacks AVX2, which the index needs.",
            "Use a computer whose processor was made after about 2013 (2015 for AMD).",
            platform.processor() or machine,
        )


def _has_avx2(cpuinfo: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.IsProcessorFeaturePresent(_AVX2_ON_WINDOWS))
    try:
        return "avx2" in cpuinfo.read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        return True
