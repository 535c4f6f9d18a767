"""Keeps the conversation apart from everything else that may touch the standard streams."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO


def take_standard_streams() -> tuple[BinaryIO, BinaryIO]:
    """The real stdin and stdout, as private streams that no child inherits.

    Afterwards descriptor 0 reads nothing and descriptor 1 leads to stderr: a library, a native
    one too, that prints or asks cannot break into the conversation.
    """
    reader = os.fdopen(os.dup(0), "rb")
    writer = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr  # so that both appear in the order they were printed
    return reader, writer
