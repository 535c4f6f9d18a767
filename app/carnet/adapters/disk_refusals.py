"""What the disk refuses, in words a person can act on."""

from __future__ import annotations

from carnet.domain.errors import ErrorInfo, KnownError


def too_large(max_bytes: int) -> ErrorInfo:
    """More than `max_bytes` bytes."""
    return ErrorInfo(
        "file-too-large",
        f"This file is larger than {max_bytes // 1_000_000} MB.",
        "Split it into smaller files to have it in Carnet.",
    )


def raised(info: ErrorInfo) -> KnownError:
    """The failure `info`, to be raised."""
    return KnownError(info.code, info.message, info.advice, info.detail)


def unreadable(detail: str) -> KnownError:
    """A file that exists and cannot be opened."""
    return KnownError(
        "file-unreadable",
        "This file cannot be opened.",
        "Check that you have the right to read it; it is tried again at the next scan.",
        detail,
    )


def folder_unreadable(detail: str) -> ErrorInfo:
    """A folder that exists and cannot be listed."""
    return ErrorInfo(
        "folder-unreadable",
        "This folder cannot be looked into.",
        "Check that you have the right to read it; what was indexed before is kept.",
        detail,
    )
