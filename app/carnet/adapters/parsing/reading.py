"""In the child: from bytes to text, by the reader of the format."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from carnet.adapters.parsing.contract import Reply, Request
from carnet.adapters.parsing.formats import format_of
from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.sniffing import is_document, true_suffix

DEEPEST = 3  # documents in documents: a mail in an archive in a mail
_PARTS = 500  # of one document: attachments, members, messages
_PAGE_BREAK = "\n\n"
_NO_TEXT = dict.fromkeys(set(range(32)) - {9, 10, 12})


@dataclass(slots=True)
class Text:
    """A document's text as it grows: parts that are pages, and notes on what was left out."""

    title: str = ""
    date: str = ""
    format: str = ""
    notes: set[str] = field(default_factory=set)
    _parts: list[str] = field(default_factory=list)
    _pages: list[int] = field(default_factory=list)
    _length: int = 0

    def add(self, text: str, *, page: bool = False) -> None:
        """Append a part; as a `page` it can be cited by its number, even when it is empty."""
        body = _clean(text).strip("\n")
        if page:
            self._pages.append(self._length + (len(_PAGE_BREAK) if self._parts and body else 0))
        if not body:
            return
        if self._parts:
            self._parts.append(_PAGE_BREAK)
            self._length += len(_PAGE_BREAK)
        self._parts.append(body)
        self._length += len(body)

    @property
    def length(self) -> int:
        """Characters so far."""
        return self._length

    def reply(self, longest: int) -> Reply:
        """What the child answers; text beyond `longest` characters is left out and said so."""
        text = "".join(self._parts)
        notes = self.notes | ({"cut"} if len(text) > longest else set())
        pages = tuple(start for start in self._pages if start <= longest)
        return Reply(
            text[:longest], self.title, self.date, pages, tuple(sorted(notes)), format=self.format
        )


@dataclass(slots=True)
class Budget:
    """Bytes that may still be unpacked from one document, archives in archives included."""

    left: int = 400_000_000

    def spend(self, size: int) -> None:
        """Raises `Unreadable` when there is more inside than a document may hold."""
        self.left -= size
        if self.left < 0:
            raise Unreadable("document-too-big-inside", "more than 400 MB unpacked")


@dataclass(frozen=True, slots=True)
class Source:
    """One document to read; `depth` counts the documents around it."""

    path: str
    data: bytes
    password: str = ""
    depth: int = 0
    budget: Budget = field(default_factory=Budget)

    @property
    def name(self) -> str:
        """The file's own name."""
        return PurePath(self.path).name

    def inner(self, name: str, data: bytes) -> Source:
        """A document inside this one."""
        return Source(name, data, self.password, self.depth + 1, self.budget)


class Reader(Protocol):
    """A module below `readers`."""

    def read(self, source: Source, text: Text) -> None:
        """Add to `text` what `source` says. Raises `Unreadable`."""


def read_document(request: Request, data: bytes) -> Reply:
    """The text of one document. Raises `Unreadable`, and whatever a library raises."""
    if not data:
        raise Unreadable("document-damaged", "0 bytes")
    text = Text()
    read_into(Source(request.path, data, request.password), text)
    if not text.length:
        raise Unreadable("document-without-text")
    return text.reply(request.longest_text)


def read_into(source: Source, text: Text) -> None:
    """Add one document, or one inside another, to `text`: as what it is, whatever its name."""
    suffix = true_suffix(source.path, source.data)
    if suffix != PurePath(source.path).suffix.lower():
        source = replace(source, path=source.path + suffix)
        text.notes.add("not-as-named")
    found = format_of(source.path)
    if found is None or source.depth > DEEPEST:
        raise Unreadable("document-damaged", f"no reader for {source.name}")
    reader = cast(Reader, import_module(f"carnet.adapters.parsing.readers.{found.reader}"))
    text.format = found.name
    reader.read(source, text)


def add_inner(source: Source, text: Text, heading: str, *, page: bool = False) -> bool:
    """Add a document inside another below a heading of its own; whether it could be read."""
    inner = Text()
    try:
        if format_of(source.path) is None and not is_document(source.data):
            inner.add(plain_text(source.data))
        else:
            read_into(source, inner)
    except Unreadable as error:
        if error.code == "document-too-big-inside":
            raise
        return False
    except (MemoryError, RecursionError):
        raise
    except Exception:  # one member that a library cannot read costs that member
        return False
    if not inner.length:
        return False
    text.notes |= inner.notes
    text.add(f"## {heading}\n\n{inner.reply(inner.length).text}", page=page)
    return True


def plain_text(data: bytes) -> str:
    """Bytes that are text, whatever their encoding. Raises `Unreadable` when they are none."""
    from carnet.domain.errors import KnownError
    from carnet.text.decoding import decode

    try:
        return decode(data).text
    except KnownError as error:
        raise Unreadable("document-damaged", error.info.message) from error


def _clean(text: str) -> str:
    """Line ends as the library counts them, without the marks that no text has."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_NO_TEXT)


def parts_allowed(count: int) -> int:
    """How many of `count` parts are read."""
    return min(count, _PARTS)
