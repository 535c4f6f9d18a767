"""What is to be forgotten: one note, or a folder with all its notes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from carnet.domain.documents import Document, Folder


@dataclass(frozen=True, slots=True)
class Subject:
    """`notes` is None for a single note."""

    path: str
    name: str
    notes: int | None = None

    @classmethod
    def of_document(cls, document: Document) -> Subject:
        """A note of the list."""
        return cls(document.path, document.display_title)

    @classmethod
    def of_folder(cls, folder: Folder) -> Subject:
        """A watched folder."""
        return cls(folder.path, PurePath(folder.path).name or folder.path, folder.documents)

    def holds(self, path: str) -> bool:
        """Whether a note goes with it."""
        return path == self.path or PurePath(path).is_relative_to(self.path)
