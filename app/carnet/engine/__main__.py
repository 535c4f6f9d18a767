"""`python -m carnet.engine --data-dir DIR`: what the window starts as its child.

The network is given up before anything heavy is imported.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from typing import NoReturn

from carnet.engine.isolation import isolate


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Serve the parent until it goes, then end the process."""
    arguments = _parser().parse_args(argv)
    mechanisms = isolate()

    from carnet.engine.child import serve_parent
    from carnet.engine.services import Services

    def open_library() -> Services:
        from carnet.engine.logs import open_logs
        from carnet.settings.paths import resolve_paths
        from carnet.settings.temporary import provide_temporary_folder

        paths = resolve_paths(arguments.data_dir)
        provide_temporary_folder(paths.data_dir)
        erased = None
        if paths.data_dir.joinpath("erase.pending").is_file():  # before the log is opened anew
            from carnet.bootstrap.erasing import finish_erase

            erased = finish_erase(paths)
        open_logs(paths.logs_dir)
        logging.getLogger("carnet").info("network denied by %s", " and ".join(mechanisms))
        from carnet.bootstrap.services import open_services

        return open_services(paths, writer=True, erased=erased)

    serve_parent(open_library)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m carnet.engine",
        description="The engine behind Carnet's window: JSON-RPC 2.0 over stdin and stdout.",
    )
    parser.add_argument("--data-dir", metavar="DIR", default=None, help="where the library lives")
    return parser


if __name__ == "__main__":
    main()
