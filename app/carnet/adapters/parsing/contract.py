"""What the library and the child that reads documents say to each other.

A frame is four bytes of length (big-endian) and a MessagePack value. A request is followed by one
more frame: the file's bytes.
"""

from __future__ import annotations

import struct
from types import UnionType
from typing import IO, TypeVar

import msgspec

T = TypeVar("T")

_LENGTH = struct.Struct(">I")
LONGEST_FRAME = 2**32 - 1


class Request(msgspec.Struct, frozen=True, tag="read"):
    """Read the bytes of the next frame as what `path` says they are.

    `longest_text` is in characters: more than that is left out, and the reply says so.
    """

    path: str
    password: str = ""
    longest_text: int = 20_000_000


class Reply(msgspec.Struct, frozen=True):
    """The document as text, or why there is none.

    `pages` are the offsets in `text` where each page, slide, sheet or message begins, in order;
    empty where the format has none. `notes` are codes: "ocr", "cut", "hidden-left-out",
    "attachments-left-out", "not-as-named" (read as what it is). `format` is a name of
    `carnet.adapters.parsing.formats`.
    """

    text: str = ""
    title: str = ""
    date: str = ""  # ISO 8601
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""  # a code of `carnet.adapters.parsing.problems`
    detail: str = ""
    format: str = ""


class PageRequest(msgspec.Struct, frozen=True, tag="page"):
    """Show one page of the PDF in the next frame, with the place of `quote` on it.

    `page` counts from 1; `width` is that of the picture in pixels.
    """

    path: str
    page: int
    width: int
    quote: str = ""
    password: str = ""


class UnlockRequest(msgspec.Struct, frozen=True, tag="unlock"):
    """Write the PDF of the next frame without its password."""

    path: str
    password: str


class UnlockReply(msgspec.Struct, frozen=True):
    """The same PDF, open to everybody."""

    data: bytes = b""
    problem: str = ""
    detail: str = ""


class PageReply(msgspec.Struct, frozen=True):
    """A page as a PNG picture. `boxes` are left, top, right, bottom as shares of its size."""

    picture: bytes = b""
    pages: int = 0
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    problem: str = ""
    detail: str = ""


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Send one frame. Raises `OSError` when nobody listens any more."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame; None when the other side has closed the stream or gone in the middle."""
    head = _read(stream, _LENGTH.size)
    return None if head is None else _read(stream, _LENGTH.unpack(head)[0])


def _read(stream: IO[bytes], size: int) -> bytes | None:
    data = stream.read(size)
    return data if len(data) == size else None


def encode(value: msgspec.Struct) -> bytes:
    """As MessagePack."""
    return msgspec.msgpack.encode(value)


def decode(data: bytes, kind: type[T] | UnionType) -> T:
    """From MessagePack. Raises `msgspec.ValidationError`."""
    value: T = msgspec.msgpack.decode(data, type=kind)
    return value
