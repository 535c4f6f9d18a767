"""Mail: messages with their attachments; a mailbox's messages are its pages."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from carnet.adapters.parsing.readers import office
from carnet.adapters.parsing.readers.page import add_page
from carnet.adapters.parsing.reading import Source, Text, add_inner, parts_allowed, plain_text

_MBOX_LINE = re.compile(rb"^From [^\n]*\n", re.MULTILINE)
_HEADERS = (("From", "from"), ("To", "to"), ("Cc", "cc"), ("Date", "date"))
_MOST_MESSAGES = 20_000


def read(source: Source, text: Text) -> None:
    """Every message. Raises `Unreadable`."""
    suffix = source.name.lower().rpartition(".")[2]
    if suffix == "msg":
        office.read(source, text)
    elif suffix == "mbox":
        starts = [match.end() for match in _MBOX_LINE.finditer(source.data)] or [0]
        ends = [match.start() for match in _MBOX_LINE.finditer(source.data)][1:]
        for start, end in list(zip(starts, [*ends, len(source.data)], strict=True))[
            :_MOST_MESSAGES
        ]:
            _add_message(source, source.data[start:end], text, page=True)
        if len(starts) > _MOST_MESSAGES:
            text.notes.add("cut")
        text.title = ""  # that of its first message says nothing of a mailbox
    else:
        _add_message(source, source.data, text, page=False)


def _add_message(source: Source, data: bytes, text: Text, *, page: bool) -> None:
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        return
    subject = _header(message, "subject")
    text.title = text.title or subject
    text.date = text.date or _day(_header(message, "date"))
    lines = [f"# {subject}" if subject else ""]
    lines += [f"{name}: {value}" for name, key in _HEADERS if (value := _header(message, key))]
    text.add("\n".join(line for line in lines if line), page=page)
    _add_body(message, text)
    attachments = [part for part in message.iter_attachments() if isinstance(part, EmailMessage)]
    for part in attachments[: parts_allowed(len(attachments))]:
        name = part.get_filename() or "attachment"
        if not add_inner(source.inner(name, _bytes_of(part)), text, name):
            text.notes.add("attachments-left-out")


def _add_body(message: EmailMessage, text: Text) -> None:
    body = message.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        return
    words = plain_text(_bytes_of(body)) if _charset_lies(body) else _content(body)
    if body.get_content_type() == "text/html":
        inner = Text()
        add_page(words, inner)
        text.notes |= inner.notes
        words = inner.reply(inner.length).text
    text.add(words)


def _content(part: EmailMessage) -> str:
    return str(part.get_content())


def _charset_lies(part: EmailMessage) -> bool:
    """Whether the body is not in the encoding that the message names."""
    try:
        part.get_content().encode()
        _bytes_of(part).decode(part.get_content_charset() or "ascii")
    except (LookupError, UnicodeError, KeyError):
        return True
    return False


def _bytes_of(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    return part.as_bytes()  # a message within a message


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError):  # headers that no standard foresaw
        return ""


def _day(date: str) -> str:
    try:
        return parsedate_to_datetime(date).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""
