"""A bug in Carnet, told like a failure of the world."""

from __future__ import annotations

from carnet.domain.errors import ErrorInfo


def bug_info(error: Exception) -> ErrorInfo:
    """What a person hears of an exception that nobody expected; the log has the rest."""
    return ErrorInfo(
        "internal-error",
        "Something in Carnet went wrong while the library was brought up to date.",
        "It is tried again shortly. If it comes back, please report it with the log.",
        f"{type(error).__name__}: {error}",
    )
