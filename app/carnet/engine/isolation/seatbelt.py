"""The macOS sandbox: a profile that allows everything but the network."""

from __future__ import annotations

import ctypes
import errno

_PROFILE = b"(version 1)(allow default)(deny network*)"


def deny_network() -> None:
    """Apply the profile to this process and its children. Raises `OSError` if refused."""
    system = ctypes.CDLL("/usr/lib/libSystem.B.dylib", use_errno=True)
    message = ctypes.c_char_p()
    if system.sandbox_init(_PROFILE, ctypes.c_uint64(0), ctypes.byref(message)) != 0:
        reason = (message.value or b"refused").decode("utf-8", "replace")
        system.sandbox_free_error(message)
        raise OSError(errno.EPERM, f"sandbox_init: {reason}")
