"""From what a query restricts to the documents and the contents that may be found.

Exact however many results are wanted: what may be found is worked out first, from the whole index,
and every half of the search looks only there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from carnet.domain.ports import ChunkStore, Manifest
from carnet.domain.search import Filters
from carnet.search.query.reading import Query
from carnet.search.query.restrictions import (
    Phrase,
    clauses,
    formats_named,
    language_named,
    plain_parts,
)
from carnet.text.analysis import query_terms

_TEXTS_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The revisions and the content hashes that may be found; None: no restriction of that kind."""

    revisions: Collection[int] | None = None
    contents: Collection[str] | None = None

    @property
    def nothing(self) -> bool:
        """Whether nothing may be found."""
        return (self.revisions is not None and not self.revisions) or (
            self.contents is not None and not self.contents
        )


class Narrower:
    """Knows the library: which documents pass, which chunks hold which words."""

    def __init__(self, manifest: Manifest, chunks: ChunkStore) -> None:
        self._manifest = manifest
        self._chunks = chunks

    def narrow(self, query: Query, filters: Filters) -> Narrowed:
        """What `query` may find among the documents that pass `filters`."""
        revisions = self.documents(query, filters)
        languages = tuple(self._manifest.languages()) if query.without or query.phrases else ()
        for left_out in query.without:
            if revisions is None:
                revisions = self._manifest.live_revisions()
            revisions -= {revision for revision, _ in self._places(left_out, languages)}
        if not query.phrases:
            return Narrowed(revisions)
        places = [self._places(phrase, languages, exact=True) for phrase in query.phrases]
        keys = set(places[0]).intersection(*places[1:])
        if revisions is not None:
            keys = {key for key in keys if key[0] in revisions}
        return Narrowed({revision for revision, _ in keys}, {places[0][key] for key in keys})

    def documents(self, query: Query, filters: Filters) -> set[int] | None:
        """The documents that pass the filters of `query` too; None: there are none to pass."""
        if filters.own and not self._manifest.generated_revisions():
            filters = replace(filters, own=False)  # all are: nothing has to be looked through
        passed = None if filters.empty else self._passing(_by_known_names(filters))
        for wanted, negated in clauses(query.conditions):
            found = self._passing(wanted)
            if negated:
                passed = (self._manifest.live_revisions() if passed is None else passed) - found
            else:
                passed = found if passed is None else passed & found
        return passed

    def _passing(self, any_of: Sequence[Filters]) -> set[int]:
        return set().union(*map(self._manifest.matching_revisions, any_of))

    def _places(
        self, words: str, languages: Sequence[str], *, exact: bool = False
    ) -> dict[tuple[int, int], str]:
        """Chunks (revision, ordinal) that hold `words`, with their content hash.

        One word counts in any of its forms, unless `exact`; several as they are written, together.
        """
        parts = list(dict.fromkeys(plain_parts(words)))
        found: dict[tuple[int, int], str] | None = None
        for part in parts:
            holding = self._chunks.holding(query_terms(part, *languages))
            found = holding if found is None else {k: v for k, v in found.items() if k in holding}
        if found is None or (len(parts) == 1 and not exact):
            return found or {}
        spoken = self._saying(words, set(found.values()))
        return {key: content for key, content in found.items() if content in spoken}

    def _saying(self, words: str, contents: Collection[str]) -> set[str]:
        phrase, ordered = Phrase(words), sorted(contents)
        return {
            content
            for start in range(0, len(ordered), _TEXTS_AT_ONCE)
            for content, text in self._chunks.embedded_texts(
                ordered[start : start + _TEXTS_AT_ONCE]
            ).items()
            if phrase.stands_in(text)
        }


def _by_known_names(filters: Filters) -> list[Filters]:
    """`filters` with a type and a language as the library names them: word for docx, fr for French.

    A type that stands for several gives as many filters, of which one has to pass.
    """
    if filters.language:
        filters = replace(filters, language=language_named(filters.language) or filters.language)
    names = formats_named(filters.format) if filters.format else ()
    return [replace(filters, format=name) for name in names] or [filters]
