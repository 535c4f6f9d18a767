"""Saving a conversation as a note: it says that Carnet wrote it, so no answer is taken from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from carnet.domain.conversations import SavedNote
from carnet.domain.errors import KnownError
from carnet.domain.file_ports import NewNotes
from carnet.library.importing import Importer, file_name
from carnet.library.library import Library

SUB_FOLDER = "Carnet"
_SUFFIX = ".md"


class NoteSaver:
    """Writes notes into a folder of the library. For the process that may write the library.

    In a watched folder they lie in a sub-folder of their own, apart from what a person wrote; in
    the import folder they are as any import.
    """

    def __init__(
        self,
        library: Library,
        importer: Importer,
        imports: str,
        notes: NewNotes,
        now: Callable[[], float],
    ) -> None:
        self._library = library
        self._importer = importer
        self._imports = imports
        self._notes = notes
        self._now = now

    def save(self, folder: str, title: str, text: str) -> SavedNote:
        """Write `text` (Markdown without a header) into `folder`, "" for the imports; read it.

        Raises `KnownError`: "note-empty", "note-outside" when `folder` is no folder of the library,
        "folder-missing", "disk-full", "data-not-writable".
        """
        if not text.strip():
            raise KnownError(
                "note-empty", "There is nothing to save.", "Ask something first, then save it."
            )
        data = f"{self._header(title)}\n{text.strip()}\n".encode()
        name = file_name(title) + _SUFFIX
        if folder in ("", self._imports):
            return self._import(name, data)
        if folder not in {watched.path for watched in self._library.folders()}:
            raise KnownError(
                "note-outside",
                f"{folder} is not a folder of the library.",
                "Choose one of the library's folders.",
            )
        path = self._notes.write(folder, SUB_FOLDER, name, data)
        self._library.update(paths=[path], embed=False, first=True)
        return SavedNote(path)

    def _import(self, name: str, data: bytes) -> SavedNote:
        [taken] = self._importer.take_bytes(data, name, "conversation").files
        if taken.problem is not None and not taken.path:
            problem = taken.problem
            raise KnownError(problem.code, problem.message, problem.advice, problem.detail)
        return SavedNote(taken.path)

    def _header(self, title: str) -> str:
        """A string of JSON is one of YAML, whatever is in it."""
        day = datetime.fromtimestamp(self._now()).astimezone().date().isoformat()
        quoted = json.dumps(" ".join(title.split()), ensure_ascii=False)
        return f"---\ntitle: {quoted}\ndate: {day}\ngenerated: carnet\n---\n"
