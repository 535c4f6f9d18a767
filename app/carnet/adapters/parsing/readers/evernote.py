"""Evernote exports (.enex): every note, each a page."""

from __future__ import annotations

from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.readers.page import add_page
from carnet.adapters.parsing.reading import Source, Text


def read(source: Source, text: Text) -> None:
    """Every note with its title, day and tags. Raises `Unreadable`."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        # Exports name a document type; what it would fetch or expand is refused all the same.
        export = fromstring(source.data, forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Unreadable("document-damaged", str(error)) from error
    for note in export.iter("note"):
        title = (note.findtext("title") or "").strip()
        created = note.findtext("created") or ""
        tags = " ".join(f"#{(tag.text or '').replace(' ', '-')}" for tag in note.iter("tag"))
        head = [f"# {title}" if title else "", tags]
        if len(created) >= 8:
            head.append(f"{created[:4]}-{created[4:6]}-{created[6:8]}")
        text.add("\n".join(line for line in head if line), page=True)
        inner = Text()
        add_page(note.findtext("content") or "", inner)
        text.notes |= inner.notes
        text.add(inner.reply(inner.length).text)
