"""From filters on documents to the revisions that may be searched."""

from __future__ import annotations

from pathlib import PurePath

from carnet.domain.documents import Document
from carnet.domain.search import Filters


def matches(document: Document, filters: Filters) -> bool:
    """Whether `document` satisfies every filter that is set."""
    return (
        _in_folder(document, filters.folder)
        and _has_tag(document, filters.tag)
        and filters.format in (None, document.format)
        and filters.language in (None, document.language)
        and _in_dates(document, filters)
    )


def _in_folder(document: Document, folder: str | None) -> bool:
    if folder is None:
        return True
    path = PurePath(document.path)
    wanted = PurePath(folder)
    if wanted.is_absolute():
        return wanted == path or wanted in path.parents
    names = [part.casefold() for part in path.parent.parts]
    parts = [part.casefold() for part in wanted.parts]
    return any(names[i : i + len(parts)] == parts for i in range(len(names)))


def _has_tag(document: Document, tag: str | None) -> bool:
    if tag is None:
        return True
    wanted = tag.lstrip("#").casefold()
    return any(
        has == wanted or has.startswith(wanted + "/")
        for has in (own.casefold() for own in document.tags)
    )


def _in_dates(document: Document, filters: Filters) -> bool:
    if filters.after is None and filters.before is None:
        return True
    if document.date is None:
        return False
    return (filters.after or "") <= document.date <= (filters.before or "9999-12-31")
