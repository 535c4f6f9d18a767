"""How hard the packages are compressed.

The archive by zstd, with the widest window that is unpacked without being told of it (27: 128 MB).
The Debian package by xz, which comes out smaller and which every dpkg and lintian reads.
CARNET_ZSTD_LEVEL=3 makes both quickly by zstd, for trials.
"""

from __future__ import annotations

import os

_RELEASED = "19"


def trial_level() -> str:
    """The level that was asked for; "" for what is released."""
    return os.environ.get("CARNET_ZSTD_LEVEL", "")


def archive_compressor() -> str:
    """The program and its options, as `tar` takes them."""
    return f"zstd -q -T0 -{trial_level() or _RELEASED} --long=27"


def package_options() -> list[str]:
    """For `dpkg-deb`."""
    level = trial_level()
    return ["-Zzstd", f"-z{level}"] if level else ["-Zxz", "-z9"]
