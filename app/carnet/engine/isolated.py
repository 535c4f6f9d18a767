"""Runs a module in a process that cannot reach the network:

python -m carnet.engine.isolated MODULE ARGUMENT...
"""

from __future__ import annotations

import runpy
import sys

from carnet.engine.isolation import isolate


def main() -> None:
    """Give the network up, then be MODULE as if it had been started alone."""
    isolate()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
