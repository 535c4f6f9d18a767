"""Searching in words: what restricts it, what was looked for instead, why a result stands there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt

from carnet.domain.search import Correction, Restriction, RestrictionKind, SearchMode, SearchResult
from carnet.gui.words.translating import tr

QUERY_CHARS = 80  # of a query that is quoted


def restriction(taken: Restriction) -> str:
    """`after 1 Mar 2024`, `tag: maison`, `dated March 2024`: what a chip says."""
    value, kinds = taken.value, RestrictionKind
    said = {
        kinds.FOLDER: (tr("folder: {name}"), value),
        kinds.TAG: (tr("tag: {name}"), value),
        kinds.TYPE: (tr("type: {name}"), value),
        kinds.LANGUAGE: (tr("language: {name}"), language(value)),
        kinds.AFTER: (tr("from {name} on"), date(value)),
        kinds.BEFORE: (tr("until {name}"), date(value)),
        kinds.DATE: (tr("dated {name}"), span(value)),
        kinds.PHRASE: (tr("exactly “{name}”"), value),
        kinds.WITHOUT: (tr("without “{name}”"), value),
    }
    pattern, name = said[taken.kind]
    return pattern.format(name=name)


def corrections(made: Sequence[Correction]) -> str:
    """What was looked for as well, and instead of which words; empty when nothing was."""
    one = tr("{used} (instead of {typed})")
    said = [one.format(used=made_one.used, typed=made_one.typed) for made_one in made]
    return tr("Also searched for: {words}").format(words=", ".join(said)) if said else ""


def same_in(places: Sequence[str]) -> str:
    """Where else the same words stand; empty when nowhere."""
    return tr("The same in {places}").format(places=", ".join(places)) if places else ""


def notes(codes: Sequence[str], mode: SearchMode) -> list[str]:
    """How it was searched, and what that search could not do or did otherwise."""
    wordy = mode is not SearchMode.HYBRID or "no-embedder" in codes
    said = [tr("words") if wordy else tr("words and meaning")]
    if "no-embedder" in codes:
        said.append(tr("meaning needs a model"))
    elif "vectors-pending" in codes:
        said.append(tr("some notes by words only so far"))
    if "date-widened" in codes:
        said.append(tr("nothing from that time, so from any time"))
    if "tag-widened" in codes:
        said.append(tr("nothing with that tag, so with any"))
    return said


def nothing_found(query: str, result: SearchResult, waiting: bool) -> str:
    """What stands in place of results, calmly; `waiting` while meaning is still looked for."""
    if "empty-query" in result.notes:
        return tr("Type a word or two that stand in the note you look for.")
    if waiting:
        return tr("Looking…")
    short = query if len(query) <= QUERY_CHARS else f"{query[:QUERY_CHARS]}…"
    said = tr("Nothing found for “{query}”.").format(query=short)
    advice = tr("Fewer or other words may help.")
    if result.restrictions:
        advice = tr("Taking a restriction away may help.")
    return f"{said} {advice}"


def date(iso: str) -> str:
    """`1 Mar 2024` of an ISO 8601 date; what is none stays as it is."""
    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(day, tr("d MMM yyyy")) if day.isValid() else iso


def span(iso: str) -> str:
    """`1 Mar – 31 May 2024` of two ISO 8601 dates with a "/" between; a whole month or year is
    called by its name."""
    written = iso.partition("/")
    first, last = (QDate.fromString(day, Qt.DateFormat.ISODate) for day in written[::2])
    if not last.isValid():
        return date(written[0])
    if not first.isValid() or first == last:
        return date(written[2])
    same_year = first.year() == last.year()
    starts, ends = first.day() == 1, last.day() == last.daysInMonth()
    if same_year and starts and ends and first.month() == last.month():
        return QLocale().toString(first, tr("MMMM yyyy"))
    if same_year and (first.dayOfYear(), last.dayOfYear()) == (1, last.daysInYear()):
        return str(first.year())
    begins = QLocale().toString(first, tr("d MMM") if same_year else tr("d MMM yyyy"))
    return f"{begins} – {date(written[2])}"


def language(code: str) -> str:
    """`French`; a code nobody named stays as it is."""
    names = {
        "fr": tr("French"), "en": tr("English"), "de": tr("German"), "es": tr("Spanish"),
        "it": tr("Italian"), "nl": tr("Dutch"), "pt": tr("Portuguese"),
    }  # fmt: skip
    return names.get(code, code)


def kind(code: str) -> str:
    """What a format is called; a code nobody named stays as it is."""
    names = {
        "markdown": tr("Markdown notes"), "text": tr("Plain text"), "org": tr("Org notes"),
        "rst": tr("reStructuredText"), "pdf": tr("PDF"), "word": tr("Text documents"),
        "slides": tr("Slides"), "sheet": tr("Spreadsheets"), "table": tr("Tables (CSV)"),
        "book": tr("Books"), "notebook": tr("Notebooks"), "page": tr("Web pages"),
        "image": tr("Pictures"), "mail": tr("Mail"), "archive": tr("Archives"),
        "calendar": tr("Calendars"), "evernote": tr("Evernote exports"),
    }  # fmt: skip
    return names.get(code, code)


def operator(kind: RestrictionKind) -> str:
    """The word before the colon, in the person's language; the engine reads it in any."""
    names = {
        RestrictionKind.FOLDER: tr("folder", "before a colon"),
        RestrictionKind.TAG: tr("tag", "before a colon"),
        RestrictionKind.TYPE: tr("type", "before a colon"),
        RestrictionKind.LANGUAGE: tr("lang", "before a colon"),
        RestrictionKind.AFTER: tr("after", "before a colon"),
        RestrictionKind.BEFORE: tr("before", "before a colon"),
    }
    return names[kind]


def part(code: str) -> str:
    """A share of a score; a code nobody named stays as it is."""
    names = {
        "keyword": tr("How telling its words are"),
        "vector": tr("Its meaning, among the results"),
        "meaning": tr("Its meaning by itself"),
        "agreement": tr("Found both ways"),
        "coverage": tr("How many of your words it has"),
        "closeness": tr("Your words near each other"),
        "phrase": tr("Your words side by side"),
        "title": tr("Its title"),
        "named": tr("You named its note"),
        "opening": tr("How its note begins"),
        "likeness": tr("Like the best results"),
        "linked": tr("Linked with the best results"),
        "neighbours": tr("The passages around it"),
        "date": tr("Its date"),
        "reranker": tr("A second reading"),
    }
    return names.get(code, code)
