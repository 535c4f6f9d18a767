"""XML of any kind: its words in their order, those of one paragraph together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.readers import office
from carnet.adapters.parsing.reading import Source, Text

# Declarations are never needed for the words; what they would fetch or unfold is not asked for.
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_ENTITY = re.compile(rb"&(\w+);")
_OWN_ENTITIES = (b"amp", b"lt", b"gt", b"quot", b"apos")
_ROWS = ("row", "tr")


def read(source: Source, text: Text) -> None:
    """Paragraph by paragraph; fields of a record with their names. Raises `Unreadable`."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(_ENTITY.sub(_letter, _DOCTYPE.sub(b"", source.data, count=1)))
    except (ParseError, DefusedXmlException, ValueError):
        office.read(source, text)  # reads on where the file is not well formed
        return
    try:
        text.add("\n\n".join(_blocks(root)))
    except RecursionError as error:
        raise Unreadable("document-damaged", "nested too deeply") from error


def _letter(entity: re.Match[bytes]) -> bytes:
    """An entity of HTML, which document types borrow, as its number; others as their name."""
    if entity[1] in _OWN_ENTITIES:
        return entity[0]
    found = html5.get(entity[1].decode("ascii", "ignore") + ";")
    if found is None:
        return entity[1]
    return "".join(f"&#{ord(letter)};" for letter in found).encode()


def _blocks(element: Any) -> Iterator[str]:
    """Paragraphs below an element. One that has words of its own is a paragraph."""
    if not isinstance(element.tag, str):  # a comment
        return
    name = _name(element)
    if name in _ROWS:
        yield "| " + " | ".join(_words(child) for child in element) + " |"
    elif _has_words(element):
        yield _words(element)
    elif _is_record(element):
        yield "\n".join(f"{_name(child)}: {words}" for child in element if (words := _words(child)))
    else:
        for child in element:
            yield from filter(None, _blocks(child))


def _has_words(element: Any) -> bool:
    return bool((element.text or "").strip()) or any((c.tail or "").strip() for c in element)


def _is_record(element: Any) -> bool:
    """Fields side by side, each of another name."""
    names = [child.tag for child in element]
    plain = all(len(child) == 0 for child in element)
    return plain and len(names) > 1 and len(set(names)) == len(names)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
