"""Telling a file that moved from one that went and one that came."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from carnet.domain.documents import Document


class Moves:
    """Documents whose file is gone, waiting to be found again elsewhere with the same bytes."""

    def __init__(self, gone: Sequence[Document]) -> None:
        self._left = {document.id: document for document in gone}
        self._by_content: dict[tuple[str, str], list[Document]] = {}
        for document in gone:
            if document.revision is not None:
                key = _key(document.content_hash, document.path)
                self._by_content.setdefault(key, []).append(document)

    def claim(self, content_hash: str, path: str) -> Document | None:
        """The document that lies at `path` now, if one of the missing had these bytes.

        The kind of file must be the same, for it decides how the bytes are read. Among several
        copies the one with the same name moved.
        """
        candidates = self._by_content.get(_key(content_hash, path))
        if not candidates:
            return None
        name = PurePath(path).name
        chosen = next((doc for doc in candidates if PurePath(doc.path).name == name), candidates[0])
        candidates.remove(chosen)
        return self._left.pop(chosen.id)

    def left(self) -> list[Document]:
        """Those that are really gone."""
        return list(self._left.values())


def _key(content_hash: str, path: str) -> tuple[str, str]:
    return content_hash, PurePath(path).suffix.casefold()
