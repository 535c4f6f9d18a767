"""What every command that touches the library does first: deny the network, then open it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from carnet.domain.search import Filters

if TYPE_CHECKING:
    from carnet.bootstrap.services import Services
    from carnet.settings.paths import Paths


def paths_of(arguments: Namespace) -> Paths:
    """Where this call's library and models are; from here on there is room for temporary files."""
    from carnet.settings.paths import resolve_paths
    from carnet.settings.temporary import provide_temporary_folder

    paths = resolve_paths(getattr(arguments, "data_dir", None))
    provide_temporary_folder(paths.data_dir)
    return paths


@contextmanager
def open_library(arguments: Namespace, *, writer: bool) -> Iterator[Services]:
    """Services for one command, in a process that can no longer reach the network.

    Raises `KnownError` ("library-in-use") when `writer` and another Carnet is writing.
    """
    from carnet.engine.isolation import isolate

    isolate()
    from carnet.bootstrap.services import open_services

    services = open_services(paths_of(arguments), writer=writer)
    _say_problems(services)
    try:
        yield services
    finally:
        services.close()


@contextmanager
def open_for_question(arguments: Namespace, *, language: bool = True) -> Iterator[Services]:
    """`open_library` to read, with what a search needs loaded side by side.

    A search for words alone need not know the question's `language`.
    """
    from carnet.engine.isolation import isolate

    isolate()
    from carnet.bootstrap.loading import loading_search

    with ExitStack() as stack:
        with loading_search(language=language):
            from carnet.bootstrap.services import open_services

            services = open_services(paths_of(arguments), writer=False)
            stack.callback(services.close)
            _say_problems(services)
        yield services


def _say_problems(services: Services) -> None:
    """A settings file that is broken stops nothing, but is said."""
    for problem in services.chosen.problems:
        print(problem.message, problem.advice, file=sys.stderr)


def filters_of(arguments: Namespace) -> Filters:
    """The filters given on the command line."""
    return Filters(
        folder=arguments.folder,
        tag=arguments.tag,
        format=arguments.format,
        language=arguments.language,
        after=arguments.after,
        before=arguments.before,
    )
