"""Failures of the world, told apart from bugs.

A `KnownError` is expected to happen on somebody's machine (a full disk, a corrupt model, an
unreadable folder). It is shown calmly with advice. Anything else that is raised is a bug: it is
logged with its traceback and surfaced, never swallowed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorInfo:
    """What crosses a process: the same four fields in JSON, on stderr and in the window.

    `code` is stable and kebab-case (`folder-missing`); the window translates by it. `message` is
    one plain sentence, `advice` says what the person can do, `detail` is for the curious.
    """

    code: str
    message: str
    advice: str = ""
    detail: str = ""


class KnownError(Exception):
    """A failure that is the world's fault, not the program's."""

    def __init__(self, code: str, message: str, advice: str = "", detail: str = "") -> None:
        super().__init__(message)
        self.info = ErrorInfo(code, message, advice, detail)

    @property
    def code(self) -> str:
        """The stable kebab-case code."""
        return self.info.code


class Cancelled(Exception):  # noqa: N818 - not an error: a person pressed stop
    """Raised inside long work when its `CancelToken` was set."""
