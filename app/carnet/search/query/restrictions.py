"""What words of a query ask of the documents and of the words in them, and the values they take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carnet.domain.search import Filters, Restriction, RestrictionKind
from carnet.text.analysis import fold, words

_PARTS = re.compile(r"[^\W_]+")
_GAP = r"(?:['’ʼ]s)?[\W_]+(?:\w{1,8}['’ʼ])?"  # between two words: also of "Léa's cat", "d'eau"
_WRITTEN = ("markdown", "text", "org", "rst")
_FORMATS = {
    "markdown": ("markdown", "md"),
    "text": ("text", "txt", "texte"),
    "org": ("org",),
    "rst": ("rst",),
    "pdf": ("pdf",),
    "word": ("word", "doc", "docx", "odt", "rtf", "writer"),
    "slides": ("slides", "ppt", "pptx", "odp", "powerpoint", "presentation", "diapo", "diapos"),
    "sheet": ("sheet", "xls", "xlsx", "ods", "excel", "spreadsheet", "tableur", "classeur"),
    "table": ("table", "csv", "tsv", "tableau"),
    "book": ("book", "epub", "ebook", "livre"),
    "notebook": ("notebook", "ipynb", "jupyter"),
    "page": ("page", "html", "htm", "web"),
    "image": ("image", "picture", "photo", "png", "jpg", "jpeg", "scan"),
    "mail": ("mail", "mails", "email", "e-mail", "eml", "courriel", "courriels"),
    "archive": ("archive", "zip"),
    "calendar": ("calendar", "ics", "calendrier", "agenda"),
    "evernote": ("evernote", "enex"),
    "xml": ("xml",),
}
_NOTES = ("note", "notes")
_LANGUAGES = {
    "fr": ("french", "francais", "francaise"),
    "en": ("english", "anglais", "anglaise"),
    "de": ("german", "deutsch", "allemand", "allemande"),
    "es": ("spanish", "espanol", "espagnol", "espagnole"),
    "it": ("italian", "italiano", "italien", "italienne"),
    "nl": ("dutch", "nederlands", "neerlandais", "neerlandaise"),
    "pt": ("portuguese", "portugues", "portugais", "portugaise"),
}
_BY_FORMAT_NAME = {name: form for form, names in _FORMATS.items() for name in names}
_BY_LANGUAGE_NAME = {name: code for code, names in _LANGUAGES.items() for name in names}
_LANGUAGE_CODE = re.compile(r"[a-z]{2}")

# What a document has one of: two values of these are alternatives, of all others both must hold.
ONE_OF = frozenset({RestrictionKind.FOLDER, RestrictionKind.TYPE, RestrictionKind.LANGUAGE})


@dataclass(frozen=True, slots=True)
class Condition:
    """One restriction, and the filters of which a document has to pass one (or none: `negated`).

    Phrases and words to leave out have no filters. `gives_way`: it was read from plain words, so it
    holds only if something is found under it.
    """

    restriction: Restriction
    filters: tuple[Filters, ...] = ()
    negated: bool = False
    gives_way: bool = False

    @property
    def kind(self) -> RestrictionKind:
        """What is restricted."""
        return self.restriction.kind


def formats_named(value: str) -> tuple[str, ...]:
    """The formats that `type:value` stands for; none when it means nothing."""
    name = fold(value).lstrip(".")
    if name in _NOTES:
        return _WRITTEN
    return (_BY_FORMAT_NAME[name],) if name in _BY_FORMAT_NAME else ()


def language_named(value: str) -> str | None:
    """The ISO 639-1 code that `lang:value` stands for."""
    name = fold(value)
    return name if _LANGUAGE_CODE.fullmatch(name) else _BY_LANGUAGE_NAME.get(name)


def plain_parts(text: str) -> list[str]:
    """The words of `text` as phrases compare them: in order, folded, compounds taken apart."""
    return [part for word in words(text) for part in _PARTS.findall(fold(word))]


class Phrase:
    """Words that have to stand next to each other and in order.

    Case, accents, elisions and what is between words do not count; endings do.
    """

    def __init__(self, words: str) -> None:
        parts = plain_parts(words)
        self._wanted = f" {' '.join(parts)} "
        # Most texts are told by this alone, without taking them apart.
        self._trace = re.compile(_GAP.join(map(re.escape, parts)))

    def stands_in(self, text: str) -> bool:
        """Whether `text` holds it."""
        return bool(self._trace.search(fold(text))) and self._wanted in (
            f" {' '.join(plain_parts(text))} "
        )


def clauses(conditions: Iterable[Condition]) -> Iterator[tuple[tuple[Filters, ...], bool]]:
    """What documents have to pass: one of these filters each time, or with True none of them."""
    alternatives: dict[RestrictionKind, tuple[Filters, ...]] = {}
    for condition in conditions:
        if not condition.filters:
            continue
        if condition.kind in ONE_OF and not condition.negated:
            alternatives[condition.kind] = (
                *alternatives.get(condition.kind, ()),
                *condition.filters,
            )
        else:
            yield condition.filters, condition.negated
    yield from ((filters, False) for filters in alternatives.values())
