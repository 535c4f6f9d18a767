"""Notes by what links call them, in SQLite."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Collection

from carnet.domain.documents import Document


class SqliteLinks:
    """The `LinkedNotes` of a data directory. `documents` reads those that a clause names."""

    def __init__(self, documents: Callable[..., list[Document]]) -> None:
        self._documents = documents

    def called(self, names: Collection[str]) -> list[Document]:
        """Readable documents whose file or title is called so (folded as `note_name` does)."""
        if not names:
            return []
        return self._documents(
            "WHERE revision IS NOT NULL AND (note_name(path) IN (SELECT value FROM json_each(?1))"
            " OR (title IS NOT NULL AND folded_name(title) IN (SELECT value FROM json_each(?1))))"
            " ORDER BY path",
            json.dumps(list(names)),
        )

    def mentioning(self, names: Collection[str]) -> list[Document]:
        """Readable documents with a link that holds one of these names, the newest first.

        The name may be a part of another: who asks looks again.
        """
        written = {
            json.dumps(unicodedata.normalize(form, name), ensure_ascii=False)[1:-1]
            for name in names
            if name
            for form in ("NFC", "NFD")
        }
        if not written:
            return []
        held = " OR ".join(["instr(casefold(links), ?)"] * len(written))
        return self._documents(
            f"WHERE revision IS NOT NULL AND links != '[]' AND ({held}) ORDER BY mtime_ns DESC",
            *sorted(written),
        )
