"""Ends the engine when asked by a signal, or when its parent dies while a pipe is held open."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

_PR_SET_PDEATHSIG = 1


def stop_on_signals(stop: Callable[[], None]) -> None:
    """Call `stop` (from the main thread) on SIGTERM, Ctrl-C and, on Linux, the parent's death.

    The end of stdin tells of the parent's end everywhere. It fails when another child of the
    same parent has inherited the pipe, so Linux is asked for a signal as well.
    """

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    if sys.platform.startswith("linux"):
        _stop_when_orphaned(stop)


def _stop_when_orphaned(stop: Callable[[], None]) -> None:
    parent = os.getppid()

    def on_hangup(_number: int, _frame: FrameType | None) -> None:
        # The signal also comes when only the parent's *thread* that started us has ended.
        if os.getppid() != parent:
            stop()

    signal.signal(signal.SIGHUP, on_hangup)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, ctypes.c_ulong(signal.SIGHUP))
