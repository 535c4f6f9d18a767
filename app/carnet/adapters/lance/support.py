"""Importing LanceDB: only where it can run, and without what is never used of it.

On a processor without AVX2 importing it ends the process. Elsewhere it takes a second, and two
thirds of that go into the models of an HTTP client for remote catalogues, which the local tables
used here never call.
"""

from __future__ import annotations

import importlib
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from carnet.adapters.stand_in_modules import forget_modules, standing_in
from carnet.domain.errors import KnownError

_UNUSED_CLIENT = "lance_namespace_urllib3_client"
_MADE_OF_IT = ("lancedb", "lance_namespace")

_INTEL = frozenset({"x86_64", "amd64"})
_AVX2_ON_WINDOWS = 40  # PF_AVX2_INSTRUCTIONS_AVAILABLE


def load_lancedb() -> Any:
    """The `lancedb` package. Raises `KnownError` "processor-too-old".

    Import it nowhere else first: whoever does pays for all of it.
    """
    check_processor()
    try:
        with standing_in(_UNUSED_CLIENT), _unchecked_overrides():
            return importlib.import_module("lancedb")
    except Exception:
        # Another version may do more with the client than name it: then it gets the real one.
        forget_modules(*_MADE_OF_IT)
        return importlib.import_module("lancedb")


@contextmanager
def _unchecked_overrides() -> Iterator[None]:
    """While the block imports, `overrides` leaves methods as they are.

    Before Python 3.12 LanceDB marks a hundred methods with that package, which compares the
    signature of each with its parent's bytecode: a fifth of the import, and no business of ours.
    """
    if sys.version_info >= (3, 12) or "overrides" in sys.modules:
        yield
        return
    plain: Any = ModuleType("overrides")
    plain.override, plain.EnforceOverrides = _as_it_is, object
    sys.modules["overrides"] = plain
    try:
        yield
    finally:
        del sys.modules["overrides"]


def _as_it_is(method: Callable[..., Any]) -> Callable[..., Any]:
    return method


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
