"""Files that a cloud service shows and that are not there: reading one would download it.

Told from the directory alone, without opening anything. Windows and macOS mark such files with
attributes; older iCloud and the Nextcloud and ownCloud clients put a small file of another name in
the place. Linux has no mark of its own, and a file without blocks is no sign: small files lie in
the inode, and many network disks report no blocks at all.
"""

from __future__ import annotations

import os

from carnet.domain.errors import ErrorInfo

ATTRIBUTES_WINDOWS = 0x1000 | 0x40000 | 0x400000  # offline, recall on open, recall on data access
_FLAGS_MACOS = 0x40000000  # SF_DATALESS
_ENDINGS = (".nextcloud", ".owncloud")

IN_CLOUD = ErrorInfo(
    "file-in-cloud",
    "This file is in the cloud, not on this computer.",
    "Make it available offline to have it in Carnet.",
)


def in_cloud(found: os.stat_result) -> bool:
    """Whether the system says that the content is elsewhere."""
    windows = getattr(found, "st_file_attributes", 0) & ATTRIBUTES_WINDOWS
    return bool(windows or getattr(found, "st_flags", 0) & _FLAGS_MACOS)


def stands_for(name: str) -> str:
    """The name of the file whose place a file of this name keeps; "" when it is no placeholder."""
    if name.startswith(".") and name.endswith(".icloud"):
        return name[1 : -len(".icloud")]
    for ending in _ENDINGS:
        if name.endswith(ending):
            return name.removesuffix(ending)
    return ""


def placeholders(name: str) -> list[str]:
    """Names under which a placeholder of the file `name` may lie."""
    return [f".{name}.icloud", *(name + ending for ending in _ENDINGS)]
