"""Why a document could not be read, as a person understands it."""

from __future__ import annotations

from carnet.domain.errors import KnownError

_TEXTS = {
    "document-damaged": (
        "This file is damaged, or it is not what its name says.",
        "Open it in the program it comes from and save it again.",
    ),
    "document-encrypted": (
        "This file is protected by a password.",
        "Import a PDF with `carnet import --password`; save others without the password first.",
    ),
    "document-wrong-password": (
        "The password does not open this file.",
        "Try again; the file was left as it is.",
    ),
    "document-without-text": (
        "There is no text in this file that could be read.",
        "If it is a picture of text, scan it again larger or straighter.",
    ),
    "document-too-slow": (
        "Reading this file took too long and was stopped.",
        "Split it into smaller files.",
    ),
    "document-too-big-inside": (
        "This file unpacks to far more than its size, so reading it was stopped.",
        "If you trust it, unpack it yourself and add the folder.",
    ),
    "document-stopped": (
        "Reading this file was stopped.",
        "Import it again when you want it read.",
    ),
    "document-crashed": (
        "The program part that reads this kind of file failed on it.",
        "Save it in another format. If it happens with many files, please report it.",
    ),
}


class Unreadable(Exception):  # noqa: N818 - it says what the document is
    """Raised by readers in the child; `code` is one of this module's."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


def known_error(code: str, detail: str) -> KnownError:
    """The error for a code of this module; an unknown code counts as a crash."""
    message, advice = _TEXTS.get(code, _TEXTS["document-crashed"])
    return KnownError(code if code in _TEXTS else "document-crashed", message, advice, detail)
