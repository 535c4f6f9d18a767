"""From what a person typed to what is looked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from carnet.text.analysis import query_terms
from carnet.text.language import detect_language

# Beyond this nobody is searching: a page was pasted. Its beginning still finds the page.
LONGEST_QUERY = 2_000
_MOST_TERMS = 96


@dataclass(frozen=True, slots=True)
class Query:
    """A cleaned query: one line, no control characters, with its language and keyword terms.

    `language` is "" when nobody had to know it.
    """

    text: str
    language: str
    terms: tuple[str, ...]


def read_query(typed: str, languages: Collection[str] = ()) -> Query:
    """Never fails: an empty or meaningless query has no text or no terms.

    When the `languages` that its words may be in are known, as those of the library, the query is
    stemmed in all of them and its own is not asked: telling it takes half a second from cold.
    """
    printable = "".join(char if char.isprintable() else " " for char in typed[:LONGEST_QUERY])
    text = " ".join(printable.split())
    language = "" if languages else detect_language(text)
    terms = query_terms(text, *(sorted(languages) or [language]))
    return Query(text, language, tuple(terms[:_MOST_TERMS]))
