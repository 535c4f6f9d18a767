"""Answers quote notes, so what is forgotten has to leave the kept conversations as well."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator

from carnet.domain.answers import Answer
from carnet.domain.conversations import Conversation
from carnet.domain.documents import Document, StoredChunk
from carnet.domain.ports import Manifest
from carnet.domain.redacting import places, without


class QuotesToForget:
    """Which paths named in answers go: what is forgotten, and what was moved after it was quoted.

    A quote keeps the path that its note had. If no note lies there now and the text that is being
    forgotten holds the quote, it was taken from there.
    """

    def __init__(
        self, manifest: Manifest, documents: Iterable[Document], forgotten: Iterable[str]
    ) -> None:
        self._conversations = manifest.conversations
        self._paths = {document.path for document in documents}
        self._below = tuple(path.rstrip(os.sep) + os.sep for path in forgotten)
        self._paths.update(place[:-1] for place in self._below)
        self._unplaced = {
            path: self._conversations.quotes(path)
            for path in self._conversations.paths()
            if not self._gone(path) and manifest.by_path(path) is None
        }

    def look_for(self, rows: Collection[StoredChunk]) -> None:
        """Some of the text that is being forgotten."""
        for path, quotes in list(self._unplaced.items()):
            if any(quote and quote in row.text for row in rows for quote in quotes):
                self._paths.add(path)
                del self._unplaced[path]

    def forget(self) -> int:
        """Take them out of the answers; how many answers that changed."""
        return self._conversations.forget(self._gone)

    def _gone(self, path: str) -> bool:
        return path in self._paths or path.startswith(self._below)


def keep_answer(
    manifest: Manifest,
    conversation_id: int,
    answer: Answer,
    read: Collection[str],
    at: float,
    adapter: str | None = None,
) -> Conversation | None:
    """Keep `answer`, made from the notes at `read`, as `Conversations.add` does.

    What left the library while it was written does not come back with it.
    """
    with manifest.transaction():
        made_from = {*read, *(path for path, _ in places(answer))}
        lost = {path for path in made_from if manifest.by_path(path) is None}
        if lost:
            answer = without(answer, lost.__contains__, read=True)
        return manifest.conversations.add(conversation_id, answer, made_from - lost, at, adapter)


def kept_texts(manifest: Manifest) -> Iterator[bytes]:
    """What conversations still hold, as UTF-8."""
    for text in manifest.conversations.texts():
        yield text.encode()
        yield b"\n"
