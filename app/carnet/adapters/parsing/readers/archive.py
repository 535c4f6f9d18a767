"""ZIP archives as folders, and the exports of other programs that come as one."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import PurePosixPath

from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.reading import Source, Text, add_inner, parts_allowed

_LARGEST_MEMBER = 100_000_000
_LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db")
# Notion ends every name with the page's number.
_NOTION = re.compile(r" [0-9a-f]{32}(?=$|\.|/)")


def read(source: Source, text: Text) -> None:
    """Every member that can be read; each is a page. Raises `Unreadable`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable("document-damaged", str(error)) from error
    members = [member for member in archive.infolist() if _wanted(member)]
    for member in members[: parts_allowed(len(members))]:
        source.budget.spend(member.file_size)
        if member.file_size > _LARGEST_MEMBER:
            raise Unreadable("document-too-big-inside", f"{member.filename}: {member.file_size}")
        name = _NOTION.sub("", member.filename)
        data = _unpack(archive, member, source.password)
        messages = _slack(data) if name.endswith(".json") else None
        inner = source.inner(name, data if messages is None else messages.encode())
        if not add_inner(inner, text, name, page=True):
            text.notes.add("attachments-left-out")
    if parts_allowed(len(members)) < len(members):
        text.notes.add("cut")


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, password: str) -> bytes:
    try:
        with archive.open(member, pwd=password.encode() or None) as file:
            data = file.read(_LARGEST_MEMBER + 1)
    except RuntimeError as error:  # what zipfile raises for a missing or wrong password
        code = "document-wrong-password" if password else "document-encrypted"
        raise Unreadable(code, str(error)) from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise Unreadable("document-damaged", str(error)) from error
    if len(data) > _LARGEST_MEMBER:
        raise Unreadable("document-too-big-inside", member.filename)
    return data


def _wanted(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    hidden = any((part.startswith(".") and part != "..") or part in _LITTER for part in parts)
    return not member.is_dir() and not hidden and member.file_size > 0


def _slack(data: bytes) -> str | None:
    """A day of a Slack channel as lines of talk; None when it is something else."""
    try:
        messages = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(messages, list) or not all(_is_message(m) for m in messages) or not messages:
        return None
    return "\n\n".join(_line(message) for message in messages)


def _is_message(value: object) -> bool:
    return isinstance(value, dict) and "ts" in value and "text" in value


def _line(message: dict[str, object]) -> str:
    profile = message.get("user_profile")
    named = profile.get("real_name") if isinstance(profile, dict) else None
    who = named or message.get("username") or message.get("user") or "?"
    try:
        when = datetime.fromtimestamp(float(str(message["ts"])), UTC).strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        when = ""
    return f"{who} ({when}): {message['text']}"
