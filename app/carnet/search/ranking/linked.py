"""Notes that point at the best results, or that these point at: what a person put together."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from carnet.domain.documents import Document
from carnet.text.note_names import note_name


def linked(best: Collection[Document], others: Iterable[Document]) -> set[int]:
    """Ids of those of `others` that one of `best` links to or is linked from.

    A link names a note by its file's name, with or without folders and ending, as wikilinks do.
    """
    targets = [(note_name(target), document.id) for document in best for target in document.links]
    names = {note_name(document.path): document.id for document in best}
    found = set()
    for document in others:
        name = note_name(document.path)
        from_best = any(target == name and by != document.id for target, by in targets)
        if from_best or any(
            names.get(note_name(target), document.id) != document.id for target in document.links
        ):
            found.add(document.id)
    return found
