"""A request that waits for its reply, and what is said when there will be none."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from carnet.domain.errors import ErrorInfo

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Pending:
    """Exactly one of the callbacks is called."""

    line: bytes
    result_type: Any
    on_result: Callable[[Any], None]
    on_error: Callable[[ErrorInfo], None]
    sent: bool = False


def stopped(stderr: str) -> ErrorInfo:
    """The engine went before it answered; these were its last words."""
    return ErrorInfo(
        "engine-stopped",
        "The engine stopped before it could finish.",
        "Your notes and the index are safe. Ask again.",
        stderr.strip(),
    )


def missing(detail: str) -> ErrorInfo:
    """There is no engine to start, however often it is tried."""
    return ErrorInfo(
        "engine-missing",
        "The engine could not be started.",
        "A part of Carnet is missing or may not be run. Install Carnet again.",
        detail,
    )


def log_error(error: ErrorInfo) -> None:
    """For requests whose failure changes nothing for a person."""
    log.warning("%s: %s %s", error.code, error.message, error.detail)
