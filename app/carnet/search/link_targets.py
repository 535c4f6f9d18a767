"""Which note a link leads to, among those that are called so."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from carnet.domain.documents import Document
from carnet.text.note_names import folded_name, note_name, without_ending


def choose_target(target: str, source_path: str, called_so: Iterable[Document]) -> Document | None:
    """The note that `target`, written in the note at `source_path`, means; None when there is none.

    A path is taken from the folder of the note it stands in. Folders before a wikilink's name must
    be those the note lies in. Of several notes the one beside the source comes first, then the one
    with the shortest path; a note that is only titled so comes after those whose file is.
    """
    wanted = _plain(target)
    folder = posixpath.dirname(_slashed(source_path))
    beside = _plain(posixpath.normpath(posixpath.join(folder, _slashed(target))))
    name = note_name(target)
    folders = posixpath.dirname(posixpath.normpath(wanted)).lstrip("./")

    def rank(document: Document) -> tuple[bool, bool, bool, bool, int, str]:
        path = _plain(document.path)
        return (
            path != beside,
            note_name(document.path) != name,
            bool(folders) and not path.endswith(f"/{folders}/{name}"),
            posixpath.dirname(_slashed(document.path)) != folder,
            len(path),
            path,
        )

    return min((doc for doc in called_so if _is_called(doc, name)), key=rank, default=None)


def names_of(document: Document) -> tuple[str, ...]:
    """What links call it: its file's name, and its title."""
    return tuple(dict.fromkeys((note_name(document.path), folded_name(document.title or ""))))


def _is_called(document: Document, name: str) -> bool:
    return bool(name) and name in names_of(document)


def _slashed(path: str) -> str:
    return path.replace("\\", "/")


def _plain(path: str) -> str:
    return folded_name(without_ending(_slashed(path)))
