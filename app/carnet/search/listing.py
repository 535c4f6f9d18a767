"""Every note that meets a criterion, counted: the whole index is looked at, not the best few.

A note meets it when each meaningful word of the criterion stands somewhere in it, in any of its
forms, in its text, headings, title, tags or file name; quoted words have to stand together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from carnet.domain.cancel import CancelToken
from carnet.domain.documents import Document, StoredChunk
from carnet.domain.ports import ChunkStore, Manifest
from carnet.domain.search import Filters, Listing, ListRequest, Passage
from carnet.search.narrowing import Narrower
from carnet.search.passages import away_prefixes, newest_first, passage_of
from carnet.search.query.list_questions import criterion_of
from carnet.search.query.note_words import only_asks_for_notes
from carnet.search.query.reading import Query, one_line
from carnet.search.query.syntax import take_apart
from carnet.text.analysis import index_terms, question_words, terms_of
from carnet.text.sentences import split_sentences

Place = tuple[int, int]  # revision, ordinal


class Lister:
    """Lists and counts. Safe to call from several threads; the stores see to that."""

    def __init__(
        self,
        manifest: Manifest,
        chunks: ChunkStore,
        offline: Callable[[], Collection[str]] = tuple,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._manifest = manifest
        self._chunks = chunks
        self._offline = offline
        self._today = today
        self._narrower = Narrower(manifest, chunks)

    def answer(
        self, question: str, filters: Filters, cancel: CancelToken, limit: int = 50
    ) -> Listing | None:
        """The first rows of what `question` asks to be listed; None when it asks for no list.

        To ask for notes of a time or place and for nothing in them ("what did I write last week?")
        is to ask for a list.
        """
        words = take_apart(one_line(question), self._today(), exact_quotes=True).words
        query = self._read(question)
        if criterion_of(words) is None and (query.text or query.empty):
            return None
        return self.find(ListRequest(question, filters, limit=limit), cancel)

    def find(self, request: ListRequest, cancel: CancelToken | None = None) -> Listing:
        """One page of the notes that meet the criterion, the newest first. Raises `Cancelled`.

        The query may be a question that asks for a list, or the criterion alone.
        """
        cancel = cancel or CancelToken()
        query = self._read(request.query)
        filtered = self._narrower.documents(query, request.filters)
        scanned = self._manifest.live_revisions() if filtered is None else filtered
        narrowed = self._narrower.narrow(query, request.filters)
        allowed = scanned if narrowed.revisions is None else scanned & set(narrowed.revisions)
        cancel.check()
        held = [self._chunks.holding(terms) for terms in self._words(query.text)]
        matched = allowed.intersection(*({revision for revision, _ in places} for places in held))
        cancel.check()
        found = self._manifest.by_revisions(matched).values()
        own = (document for document in found if not (request.filters.own and document.generated))
        documents = sorted(own, key=newest_first)
        page = documents[request.offset : request.offset + request.limit]
        rows = self._rows(page, held, narrowed.contents, query.text)
        return Listing(query.text, len(scanned), len(matched), rows, query.restrictions)

    def _read(self, typed: str) -> Query:
        read = take_apart(one_line(typed), self._today(), exact_quotes=True)
        criterion = criterion_of(read.words)
        text = read.words if criterion is None else criterion
        if any(condition.filters for condition in read.conditions) and only_asks_for_notes(text):
            text = ""
        return Query(text, "", (), conditions=read.conditions)

    def _words(self, text: str) -> list[frozenset[str]]:
        """For each meaningful word of `text` the terms of which a note has to hold one."""
        languages = tuple(self._manifest.languages())
        return [
            terms_of(word.text, *languages) if languages else word.terms
            for word in question_words(text, "en")
        ]

    def _rows(
        self,
        page: Sequence[Document],
        held: Sequence[Mapping[Place, str]],
        contents: Collection[str] | None,
        criterion: str,
    ) -> tuple[Passage, ...]:
        away = away_prefixes(self._offline())
        best = self._best_chunks(page, held, contents)
        return tuple(
            _at_sentence(passage_of(best[document.revision], document, away), criterion)
            for document in page
            if document.revision in best
        )

    def _best_chunks(
        self,
        page: Sequence[Document],
        held: Sequence[Mapping[Place, str]],
        contents: Collection[str] | None,
    ) -> dict[int | None, StoredChunk]:
        """The chunk of each document that holds most of the words; the first of several."""
        revisions = {document.revision for document in page if document.revision is not None}
        words = Counter(place for places in held for place in places if place[0] in revisions)
        if contents is not None:
            hashes = set(contents)
        else:
            hashes = {places[place] for places in held for place in places if place in words}
        chunks = self._chunks.by_hashes(hashes) if hashes else self._chunks.by_revisions(revisions)
        best: dict[int | None, StoredChunk] = {}
        for chunk in sorted(chunks, key=lambda c: (-words[c.revision, c.ordinal], c.ordinal)):
            if chunk.revision in revisions:
                best.setdefault(chunk.revision, chunk)
        return best


def _at_sentence(passage: Passage, criterion: str) -> Passage:
    """`passage` cut to the first sentence that holds most words of the criterion."""
    wanted = set(index_terms(criterion, passage.language).split())
    sentences = split_sentences(passage.text)
    if not wanted or not sentences:
        return passage
    found = max(
        sentences,
        key=lambda s: len(wanted.intersection(index_terms(s.text, passage.language).split())),
    )
    first = passage.start_line + passage.text.count("\n", 0, found.start)
    return replace(
        passage,
        text=found.text,
        start_char=passage.start_char + found.start,
        end_char=passage.start_char + found.end,
        start_line=first,
        end_line=first + found.text.count("\n"),
    )
