"""The pages of the privacy panel."""

from __future__ import annotations

from enum import IntEnum


class Page(IntEnum):
    """In the order of the switch."""

    NETWORK = 0
    DATA = 1
    FORGET = 2
    LEAVE = 3
