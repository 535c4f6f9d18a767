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
        _add_outlook(source, text)
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


def _add_outlook(source: Source, text: Text) -> None:
    """A message of Outlook (.msg) and the text of its attachments."""
    result = office.extract(source)
    metadata = dict(result.metadata)
    text.title = text.title or str(metadata.get("subject") or "").strip()
    text.date = text.date or str(metadata.get("created_at") or "")[:10]
    text.add(office.unescaped(str(result.content)))
    attached = list(metadata.get("attachments") or ())
    read = 0
    for child in list(result.children or ())[: parts_allowed(len(attached))]:
        body = office.unescaped(str(child["result"].content)).strip()
        if body:
            read += 1
            text.add(f"## {child['path']}\n\n{body}")
    if read < len(attached):
        text.notes.add("attachments-left-out")


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
    body = message.get_body(("plain", "html"))
    found = (leaf for part in message.iter_attachments() for leaf in _leaves(part))
    parts = [leaf for leaf in found if leaf is not body]
    for part in parts[: parts_allowed(len(parts))]:
        name = part.get_filename()
        if name is None and part.get_content_type() == "text/plain":
            _add_body(part, text)
        elif not add_inner(
            source.inner(name or "attachment", _bytes_of(part)), text, name or "attachment"
        ):
            text.notes.add("attachments-left-out")
    if parts_allowed(len(parts)) < len(parts):
        text.notes.add("cut")


def _leaves(part: object) -> list[EmailMessage]:
    """An attachment; what lies in envelopes within envelopes without them."""
    if not isinstance(part, EmailMessage):
        return []
    if part.get_content_maintype() != "multipart":
        return [part]
    inside = (leaf for leaf in part.walk() if isinstance(leaf, EmailMessage))
    return [leaf for leaf in inside if not leaf.is_multipart()]


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
