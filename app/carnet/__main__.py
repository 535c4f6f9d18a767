"""`python -m carnet` is `carnet`; of a frozen program, the entry point of every process."""

from __future__ import annotations

import os
import runpy
import sys

from carnet.domain.programs import Child, asked_child, is_frozen


def main() -> int:
    """Be the child that the first argument names, else `carnet`; the exit code."""
    if is_frozen():
        _leave_no_traces_in_the_environment()
        child = asked_child(sys.argv[1]) if len(sys.argv) > 1 else None
        if child is not None:
            return _be(child)
    from carnet.cli.main import main as carnet  # noqa: PLC0415 - a child needs none of it

    return carnet()


def _be(child: Child) -> int:
    del sys.argv[1]
    runpy.run_module(child.value, run_name="__main__", alter_sys=True)
    return 0


def _leave_no_traces_in_the_environment() -> None:
    """A frozen program finds its libraries by a variable that other programs must not inherit: the
    person's browser would load ours. Its own children set it again, unless they are told by others
    (`_PYI_...`) that it was done."""
    for name in [name for name in os.environ if name.startswith("_PYI_")]:
        del os.environ[name]
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before


if __name__ == "__main__":
    sys.exit(main())
