"""Numbers, times and progress in plain words."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QDateTime, QLocale

from carnet.domain.answers import Citation, Coverage
from carnet.gui.words import page_words
from carnet.gui.words.translating import tr

_YEAR_S = 365.25 * 86_400
_OLD_YEARS = 2


class ImportedRoot(str):
    """The path of the folder that holds copies of what was imported: it has a name of its own."""

    __slots__ = ()


def number(value: int) -> str:
    """With the locale's thousands separator."""
    return QLocale().toString(value)


def notes(count: int) -> str:
    """`1 note`, `412 notes`."""
    return tr("%Ln note(s)", "", count)


def problems(count: int) -> str:
    """`3 files could not be read`."""
    return tr("%Ln file(s) could not be read", "", count)


def passages(count: int) -> str:
    """`12 passages`."""
    return tr("%Ln passage(s)", "", count)


def coverage(seen: Coverage) -> str:
    """What an answer could see: every answer ends with it."""
    parts = [tr("Looked through %Ln note(s)", "", seen.documents)]
    if seen.failed:
        parts.append(problems(seen.failed))
    if seen.queued:
        parts.append(tr("%Ln passage(s) not yet learned", "", seen.queued))
    return " · ".join(parts)


def age_of_sources(citations: Sequence[Citation], now: float | None = None) -> str:
    """A remark when even the newest note that was quoted is years old."""
    newest = max((citation.dated_at for citation in citations), default=0.0)
    years = int(((time.time() if now is None else now) - newest) / _YEAR_S)
    if newest <= 0 or years < _OLD_YEARS:
        return ""
    if len({citation.path for citation in citations}) == 1:
        return tr("This note is %Ln year(s) old.", "", years)
    return tr("The newest of these notes is %Ln year(s) old.", "", years)


def lines(first: int, last: int, page: int | None = None, path: str = "") -> str:
    """`line 12`, `lines 12–14`; `p. 3`, `slide 3` and so on where the file has such parts."""
    if page is not None:
        return page_words.part(path, page)
    if last <= first:
        return tr("line {line}").format(line=number(first))
    return tr("lines {first}–{last}").format(first=number(first), last=number(last))


def day(timestamp: float) -> str:
    """A short date; the year only when it is not this one."""
    if timestamp <= 0:
        return ""
    when = QDateTime.fromSecsSinceEpoch(int(timestamp))
    this_year = when.date().year() == QDateTime.currentDateTime().date().year()
    return QLocale().toString(when.date(), tr("d MMM") if this_year else tr("d MMM yyyy"))


def size(size_bytes: int, digits: int = 0) -> str:
    """`189 MB`, in the locale's way."""
    text = QLocale().formattedDataSize(size_bytes, digits, QLocale.DataSizeFormat.DataSizeSIFormat)
    return text.replace(" ", "\u00a0")


def root_name(root: str) -> str:
    """What a folder of the library is called."""
    return tr("Imported") if isinstance(root, ImportedRoot) else PurePath(root).name


def place(path: str, roots: tuple[str, ...]) -> str:
    """A path below its folder, starting with the folder's own name."""
    pure = PurePath(path)
    for root in roots:
        if pure.is_relative_to(root) and isinstance(root, ImportedRoot):
            return str(PurePath(root_name(root)) / pure.name)
        if pure.is_relative_to(root):
            return str(PurePath(PurePath(root).name) / pure.relative_to(root))
    return path


def mechanism(code: str) -> str:
    """What denies the network, for a person."""
    names = {
        "seccomp": tr("the kernel (seccomp)"),
        "network-namespace": tr("an empty network namespace"),
        "sandbox-exec": tr("the system's sandbox"),
        "audit-hook": tr("Python's audit hook"),
    }
    return names.get(code, code)


def probe(name: str) -> str:
    """What was tried against the denial."""
    names = {
        "ipv4": tr("An IPv4 connection"),
        "ipv6": tr("An IPv6 connection"),
        "native": tr("A connection made past Python"),
        "dns": tr("Looking up a name"),
        "subprocess": tr("A connection from a child process"),
    }
    return names.get(name, name)
