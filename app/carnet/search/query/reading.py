"""From what a person typed to what is looked for."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from carnet.domain.search import Correction, Restriction, RestrictionKind
from carnet.search.query.note_words import only_asks_for_notes
from carnet.search.query.restrictions import Condition
from carnet.search.query.syntax import take_apart
from carnet.text.analysis import query_terms
from carnet.text.language import detect_language

# Beyond this nobody is searching: a page was pasted. Its beginning still finds the page.
LONGEST_QUERY = 2_000
_MOST_TERMS = 96
# Laws are cited by it, in French and in English: art. 1134, art L121-1.
_ARTICLE = re.compile(r"\bart\.?\s+(?=(?:[LRDA][.\s-]?\s?)?\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """A cleaned query: one line, no control characters, with its language and keyword terms.

    `text` holds the words to look for, without what only restricts: a phrase restricts and is
    looked for. `language` is "" when nobody had to know it, `languages` are those its words are
    stemmed in, its own first. `conditions` are what restricts. `completions` are terms that its
    last word may become, for it is still being typed.
    """

    text: str
    language: str
    terms: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    corrections: tuple[Correction, ...] = ()
    completions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    @property
    def restrictions(self) -> tuple[Restriction, ...]:
        """What the query restricts, in its order."""
        return tuple(condition.restriction for condition in self.conditions)

    @property
    def phrases(self) -> tuple[str, ...]:
        """Words that have to stand together."""
        return self._values(RestrictionKind.PHRASE)

    @property
    def without(self) -> tuple[str, ...]:
        """Words and phrases that a note may not hold."""
        return self._values(RestrictionKind.WITHOUT)

    @property
    def gives_way(self) -> tuple[RestrictionKind, ...]:
        """What plain words restrict, in its order, each kind once."""
        kinds = (condition.kind for condition in self.conditions if condition.gives_way)
        return tuple(dict.fromkeys(kinds))

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing: no word, and no more than notes to leave out."""
        return not self.text and all(
            condition.negated or condition.kind is RestrictionKind.WITHOUT
            for condition in self.conditions
        )

    def _values(self, kind: RestrictionKind) -> tuple[str, ...]:
        return tuple(
            condition.restriction.value
            for condition in self.conditions
            if condition.kind is kind and not condition.filters
        )


def read_query(
    typed: str,
    languages: Collection[str] = (),
    today: date | None = None,
    *,
    plain_words: bool = True,
    ask_language: bool = True,
) -> Query:
    """Never fails: an empty or meaningless query has no text or no terms.

    The query is stemmed in its own language and in `languages`, those of the library. Without
    `ask_language` it is not asked for its own, which takes half a second from cold. `today` is what
    "last week" counts from. Without `plain_words` only operators restrict.
    """
    line = _ARTICLE.sub("article ", one_line(typed))
    read = take_apart(line, today or date.today(), plain_words=plain_words)
    text = read.words if any(map(str.isalnum, read.words)) else ""
    if any(condition.filters for condition in read.conditions) and only_asks_for_notes(text):
        text = ""
    language = detect_language(text) if ask_language else ""
    stemmed = tuple(dict.fromkeys(filter(None, (language, *sorted(languages)))))
    terms = query_terms(text, *stemmed)
    return Query(text, language, tuple(terms[:_MOST_TERMS]), read.conditions, languages=stemmed)


def one_line(typed: str) -> str:
    """What was typed, cut to what a search reads, as one line of printable characters."""
    printable = "".join(char if char.isprintable() else " " for char in typed[:LONGEST_QUERY])
    return " ".join(printable.split())
