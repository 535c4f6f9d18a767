"""Chunks with their text and keyword fields, in one LanceDB table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import Any

from carnet.adapters.lance.table import LanceDirectory, LanceTable, in_list
from carnet.adapters.lance.widening import widening
from carnet.domain.documents import StoredChunk

_COLUMNS = tuple(field.name for field in fields(StoredChunk))
_CHARACTER_COLUMNS = ("content_hash", "text", "context", "heading", "terms", "title_terms")
_SCORE = "_score"
# Beyond this many, a list of numbers in a filter costs more than looking at a few more results.
_LONGEST_FILTER = 2_000
_NUMBERS_PER_STATEMENT = 10_000


@dataclass(frozen=True, slots=True)
class KeywordBoosts:
    """How much a term counts by where it stands; a chunk has the score of its better field.

    A title is part of its first chunk's terms already. Above one half the title field overrules
    what the text says: at 1.5, nDCG@10 of keyword search fell from 0.685 to 0.657 on scifact and
    from 0.813 to 0.800 on piaf-fr.dev. Below, it finds notes by their file's name alone.
    """

    terms: float = 1.0
    title_terms: float = 0.5


class LanceChunks:
    """The `ChunkStore` of a data directory. Any number of readers, one writer."""

    def __init__(self, directory: LanceDirectory, boosts: KeywordBoosts | None = None) -> None:
        self._table = LanceTable(directory, "chunks", _schema, _indexes)
        self._boosts = boosts or KeywordBoosts()

    def add(self, chunks: Sequence[StoredChunk]) -> None:
        """Append rows in one commit; all or none are there afterwards."""
        if chunks:
            self._table.append(
                {column: [getattr(chunk, column) for chunk in chunks] for column in _COLUMNS}
            )

    def remove_revisions(self, revisions: Collection[int]) -> int:
        """Delete the chunks of these revisions; returns how many rows went."""
        ordered = iter(sorted(revisions))
        removed = 0
        while part := list(islice(ordered, _NUMBERS_PER_STATEMENT)):
            removed += self._table.delete(in_list("revision", part))
        return removed

    def revisions(self) -> set[int]:
        """Every revision that has at least one chunk."""
        found = self._table.scan(["revision"])
        return set() if found is None else set(found["revision"].unique().to_pylist())

    def content_hashes(self) -> dict[str, int]:
        """Each content hash and the newest revision that holds it."""
        found = self._table.scan(["content_hash", "revision"])
        if found is None:
            return {}
        newest = found.group_by("content_hash").aggregate([("revision", "max")])
        return dict(
            zip(newest["content_hash"].to_pylist(), newest["revision_max"].to_pylist(), strict=True)
        )

    def count(self) -> int:
        """Rows stored."""
        return self._table.count()

    def by_revision(self, revision: int) -> list[StoredChunk]:
        """Chunks of one document, in order."""
        return sorted(self.by_revisions([revision]), key=lambda chunk: chunk.ordinal)

    def by_revisions(self, revisions: Collection[int]) -> list[StoredChunk]:
        """Chunks of several documents, in no particular order."""
        if len(revisions) > _LONGEST_FILTER:
            wanted = frozenset(revisions)
            return [chunk for chunk in self._rows(None) if chunk.revision in wanted]
        return list(self._rows(in_list("revision", sorted(revisions)))) if revisions else []

    def by_hashes(self, hashes: Collection[str]) -> list[StoredChunk]:
        """Every chunk with one of these content hashes."""
        return list(self._rows(in_list("content_hash", sorted(hashes)))) if hashes else []

    def hashes_of(self, revisions: Collection[int]) -> set[str]:
        """The content hashes of these revisions' chunks."""
        if not revisions:
            return set()
        found = self._table.scan(["content_hash"], in_list("revision", sorted(revisions)))
        return set() if found is None else set(found["content_hash"].to_pylist())

    def embedded_texts(self, hashes: Collection[str]) -> dict[str, str]:
        """What the embedder reads for each of these hashes, those that exist."""
        if not hashes:
            return {}
        found = self._table.scan(
            ["content_hash", "context", "text"], in_list("content_hash", sorted(hashes))
        )
        texts: dict[str, str] = {}
        for row in _dicts(found):
            context, text = row["context"], row["text"]
            texts[row["content_hash"]] = f"{context}\n{text}" if context else text
        return texts

    def keyword_search(
        self,
        terms: Sequence[str],
        limit: int,
        revisions: Collection[int] | None = None,
        hashes: Collection[str] | None = None,
    ) -> list[tuple[StoredChunk, float]]:
        """BM25 over the analysed fields, best first; equal scores keep the notes' order."""
        restricted = {"revision": revisions, "content_hash": hashes}
        wanted = {column: values for column, values in restricted.items() if values is not None}
        if not terms or limit < 1 or not all(wanted.values()):
            return []
        query = " ".join(terms)
        short = {
            name: wanted.pop(name) for name in [*wanted] if len(wanted[name]) <= _LONGEST_FILTER
        }
        where = (
            " AND ".join(in_list(name, sorted(values)) for name, values in short.items()) or None
        )
        if wanted:
            sets = {name: frozenset(values) for name, values in wanted.items()}
            found = widening(
                lambda depth: self._matches(query, depth, where),
                lambda match: all(
                    getattr(match[0], name) in values for name, values in sets.items()
                ),
                limit,
            )
        else:
            found = self._matches(query, limit, where)
        return sorted(found, key=lambda match: (-match[1], match[0].revision, match[0].ordinal))

    def holding(self, terms: Collection[str]) -> dict[tuple[int, int], str]:
        """Every chunk (revision, ordinal) with one of these terms, and its content hash."""
        if not terms:
            return {}
        query, columns = " ".join(sorted(terms)), ("revision", "ordinal", "content_hash")
        found = self._table.read(
            lambda table: self._search(table, query, table.count_rows(), None, columns), None
        )
        return {(row["revision"], row["ordinal"]): row["content_hash"] for row in _dicts(found)}

    def version(self) -> int:
        """A number that any change of the chunks raises; 0 while there are none."""
        return self._table.read(lambda table: int(table.version), 0)

    def term_batches(self, rows: int) -> Iterator[Any]:
        """The terms of text and title of every chunk, as pyarrow string arrays of about `rows`."""
        import pyarrow.compute as pc

        found = self._table.scan(["terms", "title_terms"])
        for batch in () if found is None else found.to_batches(rows):
            yield pc.binary_join_element_wise(batch["terms"], batch["title_terms"], " ")

    def stored_text(self) -> Iterator[bytes]:
        """Every character column of every row as UTF-8, in large pieces."""
        for column in _CHARACTER_COLUMNS:
            found = self._table.scan([column])
            for piece in () if found is None else found[column].chunks:
                yield "\n".join(piece.to_pylist()).encode()

    def optimize(self) -> None:
        """Compact, fold new rows into the indexes, drop old versions."""
        self._table.optimize()

    def rewrite(self) -> None:
        """Write rows and indexes anew and drop all else: what was deleted is gone from the disk."""
        self._table.rewrite()

    def _rows(self, where: str | None) -> Iterator[StoredChunk]:
        return (StoredChunk(**row) for row in _dicts(self._table.scan(_COLUMNS, where)))

    def _matches(
        self, query: str, limit: int, where: str | None
    ) -> list[tuple[StoredChunk, float]]:
        found = self._table.read(lambda table: self._search(table, query, limit, where), None)
        return [(StoredChunk(**row), score) for row in _dicts(found) for score in [row.pop(_SCORE)]]

    def _search(
        self,
        table: Any,
        query: str,
        limit: int,
        where: str | None,
        columns: Sequence[str] = _COLUMNS,
    ) -> Any:
        from lancedb.query import FullTextOperator, MultiMatchQuery

        # Built as an object: nothing a person types is parsed as query syntax.
        match = MultiMatchQuery(
            query,
            ["terms", "title_terms"],
            boosts=[self._boosts.terms, self._boosts.title_terms],
            operator=FullTextOperator.OR,
        )
        found = table.search(match, query_type="fts").select([*columns, _SCORE]).limit(limit)
        return (found.where(where, prefilter=True) if where else found).to_arrow()


def _dicts(found: Any) -> list[dict[str, Any]]:
    return [] if found is None else found.to_pylist()


def _schema() -> Any:
    import pyarrow as pa

    integers = {"revision": pa.int64()} | dict.fromkeys(
        ("ordinal", "start_char", "end_char", "start_line", "end_line", "page"), pa.int32()
    )
    return pa.schema([(column, integers.get(column, pa.string())) for column in _COLUMNS])


def _indexes() -> Mapping[str, Any]:
    from lancedb.index import FTS, BTree

    # The analysis chain is ours (carnet.text.analysis): the index takes the terms as they are.
    as_they_are = FTS(
        base_tokenizer="whitespace",
        lower_case=False,
        stem=False,
        remove_stop_words=False,
        ascii_folding=False,
        max_token_length=None,
        with_position=False,
    )
    return {
        "terms": as_they_are,
        "title_terms": as_they_are,
        "revision": BTree(),
        "content_hash": BTree(),
    }
