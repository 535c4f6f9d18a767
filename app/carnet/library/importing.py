"""Importing: files a person gives are copied into the library's own folder and read at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from carnet.domain.cancel import CancelToken
from carnet.domain.documents import Document
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.file_ports import ImportFolder
from carnet.domain.library import (
    Activity,
    ImportedFile,
    ImportOutcome,
    ImportReport,
    Progress,
)
from carnet.domain.ports import Manifest
from carnet.library.keeping.outlook import OnProgress
from carnet.library.library import Library

Unlock = Callable[[str, bytes, str], bytes]  # path, data, password

_ENCRYPTED = "document-encrypted"
_TEXT_SUFFIX = ".md"
_LONGEST_NAME = 60
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\n\r\t', " "))


class Importer:
    """Takes files in, one after the other. For the process that may write the library.

    A copy keeps its name and its date of change, and the library remembers where it came from.
    What the library has already, by content, is not copied again.
    """

    def __init__(
        self,
        library: Library,
        manifest: Manifest,
        folder: ImportFolder,
        hash_bytes: Callable[[bytes], str],
        now: Callable[[], float],
        unlock: Unlock,
        stop_reading: Callable[[], None] = lambda: None,
    ) -> None:
        self._library = library
        self._manifest = manifest
        self._folder = folder
        self._hash_bytes = hash_bytes
        self._now = now
        self._unlock = unlock
        self._stop_reading = stop_reading

    def take(
        self,
        sources: Sequence[str],
        cancel: CancelToken | None = None,
        on_progress: OnProgress | None = None,
        password: str = "",
    ) -> ImportReport:
        """Import files and folders. One that fails does not stop the others.

        PDFs that `password` opens are kept without it: otherwise nobody could search them.
        When `cancel` is set it stops, in the middle of a long document too, and reports what was
        done; the document under way is not kept.
        """
        cancel = cancel or CancelToken()
        done: list[ImportedFile] = []
        waiting = list(self._expanded(sources, done))
        for number, source in enumerate(waiting):
            if cancel.cancelled:
                break
            if on_progress:
                on_progress(Progress(Activity.READING, number, len(waiting), source))
            with cancel.calling(self._stop_reading):
                taken = self._take(source, password)
            if cancel.cancelled and taken.outcome is ImportOutcome.FAILED:
                self._let_go(taken.path)
            else:
                done.append(taken)
        return ImportReport(tuple(done))

    def take_text(self, text: str, title: str = "") -> ImportReport:
        """Import a text, from the clipboard perhaps, as a note of its own."""
        lines = [line.strip("# ").strip() for line in text.splitlines() if line.strip("# ").strip()]
        name = file_name(title or (lines[0] if lines else "")) + _TEXT_SUFFIX
        return self.take_bytes(text.encode(), name)

    def take_bytes(self, data: bytes, name: str, origin: str = "clipboard") -> ImportReport:
        """Import what lies in no file, such as a picture in the clipboard."""
        try:
            return ImportReport((self._take_in(origin, name, data, None),))
        except KnownError as error:
            return ImportReport((_failed(origin, error.info),))

    def _expanded(self, sources: Sequence[str], done: list[ImportedFile]) -> Iterator[str]:
        for source in sources:
            try:
                yield from self._folder.files(source)
            except KnownError as error:
                done.append(_failed(source, error.info))

    def _take(self, source: str, password: str) -> ImportedFile:
        try:
            data = self._folder.read(source)
            if not data:
                return _failed(source, _EMPTY)
            if password:
                data = self._unlock(source, data, password)
            name = PurePath(source).name
            return self._take_in(source, name, data, self._folder.modified_ns(source))
        except KnownError as error:
            return _failed(source, error.info)

    def _let_go(self, path: str) -> None:
        """Of a file whose reading was stopped: neither its copy nor its problem stays."""
        if path:
            self._folder.remove(path)
            self._library.update(paths=[path], embed=False)

    def _take_in(self, source: str, name: str, data: bytes, mtime_ns: int | None) -> ImportedFile:
        for known in self._manifest.by_content_hash(self._hash_bytes(data)):
            return _described(source, ImportOutcome.KNOWN, known)
        path = self._folder.keep(name, data, mtime_ns)
        self._manifest.imports.add(path, source, self._now())
        self._library.add_folder(self._folder.path)
        self._library.update(paths=[path], embed=False, first=True)
        document = self._manifest.by_path(path)
        if document is None:
            self._folder.remove(path)
            return _failed(source, _NOT_TAKEN)
        if document.problem is None or document.problem.code != _ENCRYPTED:
            self._drop_locked(source)
        if document.problem is not None:
            return _described(source, ImportOutcome.FAILED, document)
        return _described(source, ImportOutcome.ADDED, document)

    def _drop_locked(self, source: str) -> None:
        """A copy that could not be read for want of the password is of no use any more."""
        for path in self._manifest.imports.copies_of(source):
            document = self._manifest.by_path(path)
            if document and document.problem and document.problem.code == _ENCRYPTED:
                self._folder.remove(path)
                self._manifest.remove([document.id])
                self._manifest.imports.remove(path)


_NOT_TAKEN = ErrorInfo(
    "import-refused",
    "This file could not be taken into the library.",
    "Check that the import folder is not among the forgotten or ignored ones.",
)

_EMPTY = ErrorInfo(
    "document-damaged",
    "This file is empty: it has 0 bytes.",
    "Copy it again from where it comes from.",
    "0 bytes",
)


def _failed(source: str, problem: ErrorInfo) -> ImportedFile:
    return ImportedFile(source, ImportOutcome.FAILED, problem=problem)


def _described(source: str, outcome: ImportOutcome, document: Document) -> ImportedFile:
    return ImportedFile(
        source=source,
        outcome=outcome,
        path=document.path,
        title=document.display_title,
        format=document.format,
        language=document.language,
        pages=document.pages,
        notes=document.notes,
        problem=document.problem,
    )


def file_name(title: str) -> str:
    """A title as a file can be called on any system, without a suffix."""
    words = " ".join(title.translate(_NOT_IN_NAMES).split())[:_LONGEST_NAME].strip(" .")
    return words or "Note"
