"""File names that are not valid text, made into text and back.

Linux file names are bytes. Python shows the ones that are not UTF-8 with lone surrogates, which
neither SQLite nor JSON can hold. Each such byte is shown as a private-use character instead
(U+F780 to U+F7FF, as MirBSD's OPTU-8 does), so the whole program handles ordinary text.
"""

from __future__ import annotations

_SHOWN = {0xDC00 + byte: 0xF700 + byte for byte in range(0x80, 0x100)}
_NATIVE = {shown: native for native, shown in _SHOWN.items()}


def shown_path(native: str) -> str:
    """The path as every other part of the program sees it."""
    return native if native.isascii() else native.translate(_SHOWN)


def native_path(shown: str) -> str:
    """The path as the system calls want it."""
    return shown if shown.isascii() else shown.translate(_NATIVE)
