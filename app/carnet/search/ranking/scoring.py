"""From candidates to scored candidates, best first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from carnet.domain.documents import Document, StoredChunk
from carnet.domain.search import Explanation, ScorePart
from carnet.search.passages import newest_first
from carnet.search.query.reading import Query
from carnet.search.ranking.candidates import Candidates, ChunkKey
from carnet.search.ranking.fusion import (
    OF_OTHERS,
    OF_VECTORS,
    Signals,
    likeness,
    scaled_by_best,
    scaled_by_range,
    with_links,
    with_names,
    without,
)
from carnet.search.ranking.linked import linked
from carnet.search.ranking.matching import (
    LanguageWords,
    Match,
    Weighing,
    WordsWanted,
    match,
    typed_words,
)

_FEW_WORDS = 3
_BEST = 3  # results whose links are followed
_TELLING = 10  # first keyword results whose language is looked at


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score and where that comes from; `reranked` is what reading it again
    added, or took away."""

    chunk: StoredChunk
    document: Document
    keyword: float | None
    vector: float | None
    signals: Signals
    weights: Signals
    found: Match
    score: float  # in [0, 1], comparable within one search
    reranked: float = 0.0

    @property
    def key(self) -> ChunkKey:
        """What names the chunk."""
        return self.chunk.revision, self.chunk.ordinal


def score(
    found: Candidates, documents: Mapping[int, Document], wanted: WordsWanted, weights: Signals
) -> list[Scored]:
    """Every candidate that is in one of `documents` (by revision), best first.

    Of equals the newer note comes first, so that no order depends on when a note was indexed.
    """
    chunks = {key: chunk for key, chunk in found.chunks.items() if key[0] in documents}
    matches = _matches(chunks, documents, wanted)
    weighing = Weighing(matches.values(), wanted.words)
    if weights.title and any(map(weighing.is_named, matches.values())):
        weights = with_names(weights)
    scored = _first_look(chunks, found, documents, matches, weighing, weights)
    openings = {item.key[0]: item.score for item in scored if item.chunk.ordinal == 0}
    best = sorted(scored, key=lambda item: -item.score)
    alike = likeness(
        {
            item.key: vector
            for item in scored
            if (vector := found.vector_of(item.chunk)) is not None
        },
        [item.key for item in best],
    )
    neighbours = linked([item.document for item in best[:_BEST]], documents.values())
    if neighbours and weights.title:
        weights = with_links(weights)
    blind = without(weights, OF_VECTORS)
    final = []
    for item in scored:
        signals = item.signals._replace(
            opening=openings.get(item.key[0], 0.0),
            likeness=alike.get(item.key, 0.0),
            linked=float(item.document.id in neighbours),
        )
        used = blind if item.vector is None else weights
        final.append(replace(item, signals=signals, weights=used, score=signals.score(used)))
    return sorted(final, key=_rank)


def _rank(item: Scored) -> tuple[float, int, str, int]:
    return -item.score, *newest_first(item.document), item.chunk.ordinal


def _first_look(
    chunks: Mapping[ChunkKey, StoredChunk],
    found: Candidates,
    documents: Mapping[int, Document],
    matches: Mapping[ChunkKey, Match],
    weighing: Weighing,
    weights: Signals,
) -> list[Scored]:
    """Scored by what can be said of each chunk alone."""
    keyword = scaled_by_best({key: found.keyword[key] for key in chunks if key in found.keyword})
    vector = scaled_by_range({key: found.vector[key] for key in chunks if key in found.vector})
    alone = without(weights, OF_OTHERS)
    blind = without(alone, OF_VECTORS)
    scored = []
    for key, chunk in chunks.items():
        cosine = found.vector.get(key)
        signals = Signals(
            keyword.get(key, 0.0),
            vector.get(key, 0.0),
            max(cosine or 0.0, 0.0),
            weighing.coverage(matches[key]),
            weighing.closeness(matches[key]),
            weighing.naming(matches[key]),
            named=float(weighing.is_named(matches[key])),
        )
        used = blind if cosine is None else alone
        scored.append(
            Scored(
                chunk,
                documents[key[0]],
                found.keyword.get(key),
                cosine,
                signals,
                used,
                matches[key],
                signals.score(used),
            )
        )
    return scored


def _matches(
    chunks: Mapping[ChunkKey, StoredChunk],
    documents: Mapping[int, Document],
    wanted: WordsWanted,
) -> dict[ChunkKey, Match]:
    by_language: dict[str, LanguageWords] = {}
    names = {
        revision: (document.display_title, PurePath(document.path).stem)
        for revision, document in documents.items()
    }
    found = {}
    for key, chunk in chunks.items():
        document = documents[key[0]]
        language = document.language
        if language not in by_language:
            by_language[language] = wanted.in_language(language)
        found[key] = match(chunk, names[key[0]], language, by_language[language])
    return found


def reading_share(
    query: Query, found: Candidates, documents: Mapping[int, Document], known: Collection[str]
) -> float:
    """How surely, in [0, 1], the query is in a language the embedding model was made for.

    The language of one or two words cannot be told from them: the notes that hold them tell it.
    """
    if "*" in known:
        return 1.0
    languages = [
        documents[revision].language
        for revision, _ in list(found.keyword)[:_TELLING]
        if revision in documents
    ]
    if len(query.text.split()) > _FEW_WORDS or not languages:
        return float(not query.language or query.language in known)
    return sum(language in known for language in languages) / len(languages)


def explain(item: Scored, wanted: WordsWanted) -> Explanation:
    """Why `item` stands where it stands."""
    lacking = set(range(len(wanted.words))) - item.found.held - item.found.forms
    of_vectors = sum(getattr(item.weights, name) for name in OF_VECTORS)
    return Explanation(
        item.keyword,
        item.vector,
        keyword_weight=round(1 - of_vectors, 4),
        vector_weight=round(of_vectors, 4),
        matched_terms=tuple(typed_words(wanted, item.found.held | item.found.forms)),
        missing_terms=tuple(typed_words(wanted, lacking)),
        parts=_shares(item),
    )


def _shares(item: Scored) -> tuple[ScorePart, ...]:
    parts = [(name, value) for name, value in item.signals.parts(item.weights) if value > 0]
    if item.reranked:
        parts.append(("reranker", item.reranked))
    return tuple(ScorePart(name, round(value, 6)) for name, value in parts)
