"""Writing a note that was not there before into a person's folder."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from carnet.adapters.files.import_folder import renamed
from carnet.adapters.files.path_names import native_path, shown_path
from carnet.adapters.storage_errors import disk_full, not_writable
from carnet.domain.errors import KnownError


class NewNotes:
    """Implements `domain.file_ports.NewNotes`."""

    def write(self, folder: str, below: str, name: str, data: bytes) -> str:
        """Write `data` as `name` into `below` of `folder`; never over another file."""
        root = Path(native_path(folder))
        if not root.is_dir():
            raise KnownError(
                "folder-missing",
                f"The folder {folder} is not there.",
                "Connect the disk it lies on, or choose another folder.",
            )
        place = root / below
        draft = place / f".{os.getpid()}.part"
        try:
            place.mkdir(exist_ok=True)
            draft.write_bytes(data)
            return shown_path(str(renamed(draft, place / name)))
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise disk_full(root, str(error)) from error
            raise not_writable(place, str(error)) from error
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
