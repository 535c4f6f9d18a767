"""Opens notes in the source pane: a place of an answer, a search result, a link between notes."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import unquote

from PySide6.QtCore import QObject, Signal

from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import (
    DocumentPage,
    DocumentsParams,
    DocumentText,
    Method,
    PathParams,
)
from carnet.gui.conversation.source_rows import Place
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.source.absent_note import Remembered
from carnet.gui.source.note_layout import Target
from carnet.gui.source.note_links import note_name
from carnet.gui.source.source_pane import SourcePane

EXTERNAL = ("http://", "https://", "mailto:")
CANDIDATES = 50


class NoteOpener(QObject):
    """Only the last note asked for is shown, however the replies arrive."""

    opened = Signal()
    shown = Signal(object)  # DocumentText, when it is there
    external_link = Signal(str)  # a person must agree first
    not_found = Signal(str)  # a note's name

    def __init__(self, client: EngineClient, pane: SourcePane, known: KnownFolders) -> None:
        super().__init__(pane)
        self._client = client
        self._pane = pane
        self._known = known
        self._request: int | None = None
        self._absent: tuple[Remembered, Target | None] | None = None  # asked for, not shown
        known.offline_changed.connect(self._folders_changed)
        pane.retry_wanted.connect(self.retry)
        pane.link_clicked.connect(self._link)

    def open_place(self, place: Place) -> None:
        """Open a note at the place's lines."""
        exact = place.n > 0  # a citation is a quote; a search result is a whole passage
        quote = place.quote if exact else ""
        target = Target(place.first_line, place.last_line, quote, place.query, place.page)
        self.open(place.path, target, Remembered.of_place(place))

    def open(
        self, path: str, target: Target | None = None, remembered: Remembered | None = None
    ) -> None:
        """Open a note, and point at lines when `target` names them.

        `remembered` is shown instead when it cannot be opened.
        """
        self._absent = None
        if self._request is not None:
            self._client.abandon(self._request)
        self.opened.emit()
        note = self._pane.note
        if note is not None and note.path == path and target is not None and not note.stale:
            self._pane.point_at(target)
            return
        self._request = self._client.request(
            Method.OPEN,
            PathParams(path),
            DocumentText,
            lambda text: self._show(text, target),
            lambda error: self._fail(remembered or Remembered(path), target, error),
        )

    def retry(self) -> None:
        """Open what could not be opened before."""
        if self._absent is not None:
            remembered, target = self._absent
            self.open(remembered.path, target, remembered)

    def _show(self, text: DocumentText, target: Target | None) -> None:
        self._request = None
        self._pane.show_note(text, self._known.paths)
        self.shown.emit(text)
        if target is not None:
            self._pane.point_at(target)

    def _fail(self, note: Remembered, target: Target | None, error: ErrorInfo) -> None:
        self._request = None
        self._absent = (note, target)
        if self._known.is_offline(note.path):
            self._pane.show_offline(note, self._known.holder_name(note.path))
        else:
            self._pane.show_error(note, error)

    def _folders_changed(self) -> None:
        """A disk came back: what was asked for opens now."""
        if self._absent is None or self._pane.path != self._absent[0].path:
            return
        if not self._known.is_offline(self._absent[0].path):
            self.retry()

    # -- links --------------------------------------------------------------------------------

    def _link(self, link: str) -> None:
        name = note_name(link)
        if name is not None:
            self._find(name)
        elif link.lower().startswith(EXTERNAL):
            self.external_link.emit(link)
        elif ":" not in link.partition("/")[0] and self._pane.note is not None:
            target = unquote(link.partition("#")[0])
            if target:
                self._find(PurePath(target).stem, near=str(PurePath(self._pane.note.path).parent))

    def _find(self, name: str, near: str = "") -> None:
        stem = PurePath(name).name.removesuffix(".md")
        self._client.request(
            Method.DOCUMENTS,
            DocumentsParams(limit=CANDIDATES, text=stem),
            DocumentPage,
            lambda page: self._choose(name, stem, near, page),
        )

    def _choose(self, name: str, stem: str, near: str, page: DocumentPage) -> None:
        wanted = stem.casefold()

        def rank(path: str, title: str | None) -> tuple[bool, bool, bool]:
            pure = PurePath(path)
            return (
                pure.stem.casefold() != wanted,
                bool(near) and str(pure.parent) != near,
                (title or "").casefold() != wanted,
            )

        best = min(page.documents, key=lambda doc: rank(doc.path, doc.title), default=None)
        if best is None or (rank(best.path, best.title)[0] and rank(best.path, best.title)[2]):
            self.not_found.emit(name)
        else:
            self.open(best.path)
