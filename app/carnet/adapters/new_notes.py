"""Writing a note that was not there before into a person's folder."""

from __future__ import annotations

import os
from pathlib import Path

from carnet.adapters.import_folder import renamed
from carnet.adapters.path_names import native_path, shown_path
from carnet.adapters.storage_errors import storage_errors
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
        with storage_errors(root):
            place.mkdir(exist_ok=True)
            draft = place / f".{os.getpid()}.part"
            try:
                draft.write_bytes(data)
                return shown_path(str(renamed(draft, place / name)))
            finally:
                draft.unlink(missing_ok=True)
