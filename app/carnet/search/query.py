"""From what a person typed to what is looked for."""

from __future__ import annotations

from dataclasses import dataclass

from carnet.text.analysis import query_terms
from carnet.text.language import detect_language

# Beyond this nobody is searching: a page was pasted. Its beginning still finds the page.
LONGEST_QUERY = 2_000
_MOST_TERMS = 96


@dataclass(frozen=True, slots=True)
class Query:
    """A cleaned query: one line, no control characters, with its language and keyword terms."""

    text: str
    language: str
    terms: tuple[str, ...]


def read_query(typed: str) -> Query:
    """Never fails: an empty or meaningless query has no text or no terms."""
    printable = "".join(char if char.isprintable() else " " for char in typed[:LONGEST_QUERY])
    text = " ".join(printable.split())
    language = detect_language(text)
    return Query(text, language, tuple(query_terms(text, language)[:_MOST_TERMS]))
