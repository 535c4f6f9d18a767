"""`carnet`: reads the command line, runs one command, turns failures into exit codes.

Exit 0: done. 2: usage. 3: a known failure, told in one line. Nothing heavy is imported before the
command is known, and nothing but `models install` runs with the network allowed.
"""

from __future__ import annotations

import importlib
import sys
from argparse import Namespace
from collections.abc import Sequence

from carnet.cli.arguments import parse
from carnet.cli.output import Output
from carnet.domain.errors import KnownError

DONE, USAGE, FAILED, INTERRUPTED = 0, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    arguments = parse(sys.argv[1:] if argv is None else argv)
    output = Output(as_json=getattr(arguments, "json", False))
    try:
        return _run(arguments, output)
    except KnownError as error:
        output.failure(error.info)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return DONE


def main_gui() -> int:
    """The entry point of desktop launchers: the window, without a terminal."""
    return main(["gui", *sys.argv[1:]])


def _run(arguments: Namespace, output: Output) -> int:
    module = importlib.import_module(f"carnet.cli.commands.{_MODULES[arguments.command]}")
    code: int = module.run(arguments, output)
    return code


_MODULES = {
    "gui": "gui",
    "index": "index",
    "watch": "watch",
    "import": "importing",
    "search": "search",
    "ask": "ask",
    "forget": "forget",
    "status": "status",
    "doctor": "doctor",
    "models": "models",
    "eval": "evaluate",
    "export": "export",
    "erase": "erase",
}
