"""Reads documents of every kind: text here, the others in a child that has limits."""

from __future__ import annotations

from collections.abc import Callable

from carnet.adapters.parsing.contract import PageRequest, Request, UnlockRequest
from carnet.adapters.parsing.formats import AS_TEXT, FORMATS, ON_IMPORT_ONLY, format_of
from carnet.adapters.parsing.problems import known_error
from carnet.adapters.parsing.sniffing import is_document
from carnet.adapters.parsing.text_parser import TextParser
from carnet.adapters.parsing.worker import Worker
from carnet.domain.documents import PageView, ParsedDocument
from carnet.text.language import detect_language


class DocumentParser:
    """Implements `domain.file_ports.Parser` and `PageViewer`.

    Of `formats`, those in `watched` are read wherever they lie in a watched folder, the others
    where a person imports them.
    """

    paged = frozenset({"pdf"})

    def __init__(
        self, worker: Worker | None = None, detect: Callable[[str], str] = detect_language
    ) -> None:
        self._text = TextParser(detect)
        self._worker = worker or Worker()
        self._detect = detect
        self.formats = self._text.formats | frozenset(FORMATS) | AS_TEXT
        self.watched = self.formats - ON_IMPORT_ONLY - AS_TEXT
        self.slow = frozenset(FORMATS)

    def parse(self, path: str, data: bytes) -> ParsedDocument:
        """The document as Markdown-like text. Raises `KnownError`; codes in `parsing.problems`."""
        found = format_of(path)
        if found is None and not is_document(data):
            return self._text.parse(path, data)
        reply = self._worker.ask(Request(path), data)
        if reply.problem:
            raise known_error(reply.problem, reply.detail)
        return ParsedDocument(
            text=reply.text,
            format=reply.format,
            title=reply.title or None,
            language=self._detect(reply.text),
            date=reply.date or None,
            pages=reply.pages,
            notes=reply.notes,
        )

    def show(self, path: str, data: bytes, page: int, width: int, quote: str) -> PageView:
        """A page of a PDF as a picture. Raises `KnownError`; codes in `parsing.problems`."""
        reply = self._worker.show(PageRequest(path, page, width, quote), data)
        if reply.problem:
            raise known_error(reply.problem, reply.detail)
        return PageView(reply.picture, page, reply.pages, reply.boxes)

    def unlock(self, path: str, data: bytes, password: str) -> bytes:
        """A PDF without its password; anything else as it is. Raises `KnownError`."""
        found = format_of(path)
        if not data.startswith(b"%PDF-") and (found is None or found.name not in self.paged):
            return data
        reply = self._worker.unlock(UnlockRequest(path, password), data)
        if reply.problem:
            raise known_error(reply.problem, reply.detail)
        return reply.data

    def stop(self) -> None:
        """Give up the document that is being read now, from any thread."""
        self._worker.stop()

    def close(self) -> None:
        """End the child."""
        self._worker.close()
