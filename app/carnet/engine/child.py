"""Being somebody's child process: streams, signals, and an end that does not hang."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from carnet.engine.lifeline import stop_on_signals
from carnet.engine.process import Engine
from carnet.engine.services import Services
from carnet.engine.stdio import take_standard_streams


def serve_parent(open_services: Callable[[], Services]) -> NoReturn:
    """Speak the protocol on stdin and stdout until the parent goes, then end the process.

    What `open_services` raises is told to the parent when it greets.
    """
    reader, writer = take_standard_streams()
    engine = Engine(open_services, reader, writer)
    stop_on_signals(engine.stop)
    code = engine.run()
    logging.shutdown()
    sys.stderr.flush()
    # Everything has been closed. Tearing down the interpreter would run the destructors of
    # native libraries in no particular order, and wait for threads that hang.
    os._exit(code)
