"""The use case behind a note's footer: what links here, where it links, and what is near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from carnet.domain.documents import Document, StoredChunk
from carnet.domain.errors import KnownError
from carnet.domain.ports import ChunkStore, Manifest, VectorStore
from carnet.domain.related import Backlink, NearNote, OutgoingLink, RelatedNotes
from carnet.search.link_targets import choose_target, names_of
from carnet.text.analysis import terms_of
from carnet.text.links import links_at
from carnet.text.note_names import note_name
from carnet.text.sentences import split_sentences
from carnet.text.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

MOST_LINKING = 60  # notes whose sentences are shown
MOST_OF_ONE = 3  # sentences of one note
MOST_NEAR = 6
MOST_OUTGOING = 500
# Of a note's nearest lines: below, notes share no subject. Among the sample library's English
# notes those about the same lie from 0.46 on, others reach 0.43 (all-MiniLM-L6-v2).
LEAST_COSINE = 0.45
_PROBES = 6  # places of the note that are looked around
_NEIGHBOURS = 40  # of each
_ONE_PLACE = 0.85  # what nearness to one place counts beside nearness to the whole note
_WORDS = 12  # of the note, where vectors do not tell
_SHORTEST = 3  # letters of a word that tells
_SHARED = 3  # of them that another note must have as well
_LONGEST = 240  # characters of a sentence or of the nearest lines


class RelatedFinder:
    """Works on what is stored: nothing is embedded, and no file is read.

    `vectors` is None without an embedding model; then notes are near by their words, and so are
    those in a language that the model does not read: to it they are all alike. `languages` are
    those it reads, "*" for any.
    """

    def __init__(
        self,
        manifest: Manifest,
        chunks: ChunkStore,
        vectors: VectorStore | None,
        languages: Collection[str] = ("*",),
    ) -> None:
        self._manifest = manifest
        self._chunks = chunks
        self._vectors = vectors
        self._languages = languages

    def find(self, path: str) -> RelatedNotes:
        """What stands around the note at `path`. Raises `KnownError` "document-unknown"."""
        note = self._manifest.by_path(path)
        if note is None:
            raise KnownError(
                "document-unknown",
                "This file is not in the library.",
                "Add its folder to the library first.",
                path,
            )
        targets = note.links[:MOST_OUTGOING]
        names = {*names_of(note), *map(note_name, targets)} - {""}
        called = self._manifest.links.called(names)
        outgoing = tuple(_outgoing(target, note, called) for target in targets)
        linking = self._linking(note, called)
        told = {note.path, *(document.path for document in linking)}
        told |= {link.path for link in outgoing}
        return RelatedNotes(
            path,
            tuple(self._backlinks(note, linking[:MOST_LINKING], called)),
            len(linking),
            tuple(link for link in outgoing if link.path != path),
            self._near(note, told),
        )

    # -- links --------------------------------------------------------------------------------

    def _linking(self, note: Document, called: Sequence[Document]) -> list[Document]:
        """Notes with a link that means `note`, the newest first."""
        mentioning = self._manifest.links.mentioning(names_of(note))
        return [
            document
            for document in mentioning
            if document.id != note.id
            and any(_means(target, document, note, called) for target in document.links)
        ]

    def _backlinks(
        self, note: Document, linking: Sequence[Document], called: Sequence[Document]
    ) -> Iterator[Backlink]:
        by_revision: dict[int, list[StoredChunk]] = {}
        revisions = [document.revision for document in linking if document.revision is not None]
        for chunk in self._chunks.by_revisions(revisions):
            by_revision.setdefault(chunk.revision, []).append(chunk)
        for document in linking:
            chunks = by_revision.get(document.revision or 0, [])
            places = list(_places(document, note, called, chunks))[:MOST_OF_ONE]
            yield from places or [  # in its front matter, say
                Backlink(document.path, document.display_title, "", 1, 1, None, document.generated)
            ]

    # -- what is near -------------------------------------------------------------------------

    def _near(self, note: Document, told: Collection[str]) -> tuple[NearNote, ...]:
        own = [] if note.revision is None else self._chunks.by_revision(note.revision)
        hashes = {chunk.content_hash for chunk in own}
        store = self._vectors if self._reads(note) else None
        vectors = store.get(hashes) if store is not None and hashes else {}
        if store is not None and vectors:
            known = [vectors[c.content_hash] for c in own if c.content_hash in vectors]
            scores = self._by_vector(store, known)
            chunks = self._chunks.by_hashes(scores.keys() - hashes)
            held = [(chunk, scores[chunk.content_hash]) for chunk in chunks]
        else:
            held = self._by_words(own, note.language)
        return self._best(note, told, hashes, held)

    def _reads(self, note: Document) -> bool:
        return "*" in self._languages or note.language in self._languages

    def _by_vector(self, store: VectorStore, vectors: Sequence[Vectors]) -> dict[str, float]:
        """Content hashes of neighbours, and how near the nearest of the note's places is.

        A few places spread over the note stand for it, and the middle of them all, which counts
        most: what is near to the whole note comes before what is near to one line of it.
        """
        step = max(1, len(vectors) // _PROBES)
        whole = sum(vectors[1:], vectors[0])
        length = float((whole @ whole) ** 0.5)
        if length == 0.0:
            return {}
        scores: dict[str, float] = {}
        probes = [(whole / length, 1.0), *((place, _ONE_PLACE) for place in vectors[::step])]
        for probe, weight in probes:
            for content_hash, cosine in store.search(probe, _NEIGHBOURS):
                if cosine >= LEAST_COSINE:
                    scores[content_hash] = max(scores.get(content_hash, 0.0), weight * cosine)
        return scores

    def _by_words(
        self, own: Sequence[StoredChunk], language: str
    ) -> list[tuple[StoredChunk, float]]:
        """Notes that share its frequent words; the words of its title count most."""
        quiet: frozenset[str] = frozenset().union(
            *(terms_of(word, language) for word in STOP_WORDS)
        )
        counted: Counter[str] = Counter()
        for chunk in own:
            counted.update(chunk.terms.split())
        for term in own[0].title_terms.split() if own else ():
            counted[term] += 3
        telling = [(term, count) for term, count in counted.items() if _tells(term, quiet)]
        telling.sort(key=lambda pair: (-pair[1], -len(pair[0])))  # longer words are rarer
        terms = [term for term, _ in telling[:_WORDS]]
        if not terms:
            return []
        wanted, least = frozenset(terms), min(_SHARED, len(terms))
        hits = [
            (chunk, score)
            for chunk, score in self._chunks.keyword_search(terms, _NEIGHBOURS)
            if len(wanted.intersection(chunk.terms.split())) >= least
        ]
        best = max((score for _, score in hits), default=0.0) or 1.0
        return [(chunk, score / best) for chunk, score in hits]

    def _best(
        self,
        note: Document,
        told: Collection[str],
        hashes: Collection[str],
        held: Sequence[tuple[StoredChunk, float]],
    ) -> tuple[NearNote, ...]:
        nearest: dict[int, tuple[StoredChunk, float]] = {}
        for chunk, score in held:
            if chunk.revision not in nearest or score > nearest[chunk.revision][1]:
                nearest[chunk.revision] = (chunk, score)
        documents = self._manifest.by_revisions(nearest)
        found: dict[str, NearNote] = {}  # one of those that are copies of each other
        for revision, document in documents.items():
            chunk, score = nearest[revision]
            copy = document.content_hash == note.content_hash or chunk.content_hash in hashes
            if copy or document.path in told:
                continue
            kept = found.get(document.content_hash)
            if kept is None or document.path < kept.path:
                found[document.content_hash] = NearNote(
                    document.path, document.display_title, _shortened(chunk.text),
                    chunk.start_line, chunk.end_line, chunk.page, round(score, 4),
                    document.generated,
                )  # fmt: skip
        ranked = sorted(found.values(), key=lambda near: (-near.score, near.path))
        return tuple(ranked[:MOST_NEAR])


def _tells(term: str, quiet: Collection[str]) -> bool:
    """Whether a term may say what a note is about."""
    return term not in quiet and len(term) >= _SHORTEST and not term.isdecimal()


def _outgoing(target: str, note: Document, called: Sequence[Document]) -> OutgoingLink:
    found = choose_target(target, note.path, called)
    if found is None:
        return OutgoingLink(target)
    return OutgoingLink(target, found.path, found.display_title)


def _means(target: str, source: Document, note: Document, called: Sequence[Document]) -> bool:
    if note_name(target) not in names_of(note):
        return False
    chosen = choose_target(target, source.path, called)
    return chosen is not None and chosen.id == note.id


def _places(
    source: Document, note: Document, called: Sequence[Document], chunks: Sequence[StoredChunk]
) -> Iterator[Backlink]:
    """The sentences of `source` that link to `note`, in order, each once."""
    seen: set[int] = set()
    for chunk in sorted(chunks, key=lambda chunk: chunk.start_char):
        wanted = [at for at, target in links_at(chunk.text) if _means(target, source, note, called)]
        if not wanted:
            continue
        for sentence in split_sentences(chunk.text):
            inside = any(sentence.start <= at < sentence.end for at in wanted)
            if not inside or chunk.start_char + sentence.start in seen:
                continue
            seen.add(chunk.start_char + sentence.start)
            first = chunk.start_line + chunk.text.count("\n", 0, sentence.start)
            last = first + sentence.text.count("\n")
            yield Backlink(
                source.path, source.display_title, _shortened(sentence.text), first, last,
                chunk.page, source.generated,
            )  # fmt: skip


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
