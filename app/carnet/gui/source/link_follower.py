"""Follows the links of the note that is shown: to another note, a heading, or out of Carnet."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from carnet.engine.protocol import DocumentPage, DocumentsParams, Method
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.source.drawing.note_layout import Target
from carnet.gui.source.drawing.note_links import EXTERNAL, NOTE_SCHEME, destination, leads_to_note
from carnet.gui.source.source_pane import SourcePane

if TYPE_CHECKING:
    from carnet.gui.source.note_opener import NoteOpener

CANDIDATES = 50


class LinkFollower(QObject):
    """What the engine said of a note's links is used; before it did, it is asked for the name."""

    def __init__(self, client: EngineClient, pane: SourcePane, opener: NoteOpener) -> None:
        super().__init__(opener)
        self._client = client
        self._pane = pane
        self._opener = opener
        pane.link_clicked.connect(self.follow)

    def follow(self, link: str) -> None:
        """Go there; a link of another kind does nothing."""
        if link.lower().startswith(EXTERNAL):
            self._opener.external_link.emit(link)
            return
        note = self._pane.note
        if not leads_to_note(link) or note is None:
            return
        there = destination(link)
        target = Target(heading=there.heading) if there.heading else None
        if not there.target:
            if target is not None:
                self._opener.open(note.path, target)
            return
        known = self._pane.outgoing(there.target)
        if known is None:
            near = "" if link.startswith(NOTE_SCHEME) else str(PurePath(note.path).parent)
            self._find(there.target, near, target)
        elif known:
            self._opener.open(known, target)
        else:
            self._opener.not_found.emit(there.name)

    def _find(self, name: str, near: str, target: Target | None) -> None:
        stem = PurePath(name).name.removesuffix(".md")
        self._client.request(
            Method.DOCUMENTS,
            DocumentsParams(limit=CANDIDATES, text=stem),
            DocumentPage,
            lambda page: self._choose(stem, near, target, page),
        )

    def _choose(self, stem: str, near: str, target: Target | None, page: DocumentPage) -> None:
        wanted = stem.casefold()

        def rank(path: str, title: str | None) -> tuple[bool, bool, bool]:
            pure = PurePath(path)
            return (
                pure.stem.casefold() != wanted and pure.name.casefold() != wanted,
                bool(near) and str(pure.parent) != near,
                (title or "").casefold() != wanted,
            )

        best = min(page.documents, key=lambda doc: rank(doc.path, doc.title), default=None)
        if best is None or (rank(best.path, best.title)[0] and rank(best.path, best.title)[2]):
            self._opener.not_found.emit(stem)
        else:
            self._opener.open(best.path, target)
