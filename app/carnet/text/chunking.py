"""Cuts a document into chunks that fit an embedder and know where they stand.

A chunk keeps to one section of the document while sections are big enough, ends where a reader
would pause, and never cuts a sentence, a row or a line of code that fits. An edit changes the
chunk it is in and at times a neighbour; all others keep their content hash, and so their vectors.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from carnet.domain.documents import Chunk, ParsedDocument, Span
from carnet.text.blocks import Block, BlockKind
from carnet.text.context import SEPARATOR_TOKENS, Label, join_labels, make_labels
from carnet.text.hashing import hash_chunk
from carnet.text.packing import Joint, Unit, pack
from carnet.text.structure import document_blocks
from carnet.text.tokens import estimate_tokens
from carnet.text.units import Place, make_units

# Part of a vector fingerprint: raise it when the same document would give other chunks.
CHUNKER_VERSION = 2
# What the starter model reads at once. Fixed: another embedder must not cut every note anew.
CHUNK_TOKENS = 256

_SPECIAL_TOKENS = 2  # begin and end of sequence
_CONTEXT_TOKENS = 40
_SMALLEST_MAX_TOKENS = 32


@dataclass(frozen=True, slots=True)
class _Section:
    """`path` ends with `title`, unless its heading has no words."""

    title: str
    path: tuple[str, ...]

    @property
    def above(self) -> tuple[str, ...]:
        """The headings it stands under."""
        return self.path[:-1] if self.title else self.path


def chunk_document(doc: ParsedDocument, max_tokens: int = CHUNK_TOKENS) -> list[Chunk]:
    """Chunks in reading order; together they hold all that is written after the front matter.

    `max_tokens` is what an embedder reads at once, its own marks included. Context and text of
    every chunk fit it by the estimate of `estimate_tokens`. Raises ValueError below 32.
    """
    if max_tokens < _SMALLEST_MAX_TOKENS:
        raise ValueError(f"chunks of {max_tokens} tokens are too small")
    blocks = document_blocks(doc.text, doc.format)
    return _Chunker(doc, blocks, max_tokens).chunks() if blocks else []


class _Chunker:
    """One document on its way through: sections, units, packing, chunks."""

    def __init__(self, doc: ParsedDocument, blocks: Sequence[Block], max_tokens: int) -> None:
        self._text = doc.text
        self._pages = doc.pages
        self._title = " ".join((doc.title or "").split())
        self._tokens = partial(estimate_tokens, language=doc.language)
        self._room = max_tokens - _SPECIAL_TOKENS
        self._context_cap = min(_CONTEXT_TOKENS, max_tokens // 5)
        self._sections, places = _sections(blocks)
        names = {name for section in self._sections for name in section.path} | {self._title}
        self._labels = make_labels(names, self._context_cap // 2, self._tokens)
        # Units of at most half the room: then a chunk can always be filled at least half.
        most = (self._room - 2 * self._context_cap) // 2
        self._units = make_units(self._text, blocks, places, self._tokens, most)

    def chunks(self) -> list[Chunk]:
        """Packs the units and describes each range of them."""
        found: list[Chunk] = []
        line, position = 1, 0
        for first, last in self._ranges():
            start, end = self._units[first].start, self._units[last - 1].end
            text = self._text[start:end]
            line += self._text.count("\n", position, start)
            last_line = line + text.count("\n")
            context = self._context(first, last)
            found.append(
                Chunk(
                    ordinal=len(found),
                    text=text,
                    heading_path=self._heading_path(first, last),
                    context=context,
                    span=Span(start, end, line, last_line, self._page(start)),
                    content_hash=hash_chunk(context, text),
                )
            )
            line, position = last_line, end
        return found

    def _ranges(self) -> Iterator[tuple[int, int]]:
        """Ranges of units, one a chunk; a chunk lies on one page, so that its page can be cited."""
        first = 0
        for _, group in groupby(self._units, key=lambda unit: self._page(unit.start)):
            units, base = list(group), first
            for start, end in pack(self._text, units, partial(self._budget_after, base)):
                yield base + start, base + end
            first += len(units)

    def _page(self, position: int) -> int | None:
        """The number of the page a character stands on, from 1."""
        return max(bisect_right(self._pages, position), 1) if self._pages else None

    def _budget_after(self, base: int, first: int) -> int:
        return self._budget(base + first)

    def _budget(self, first: int) -> int:
        """Tokens of text a chunk may hold that begins at this unit: the room less its context."""
        unit = self._units[first]
        labels = [self._labels[self._title]]
        labels += [self._labels[name] for name in self._sections[unit.section].path]
        context = sum(label.tokens + SEPARATOR_TOKENS for label in labels if label.text)
        return self._room - min(context, self._context_cap) - self._header(unit)

    def _header(self, unit: Unit) -> int:
        tokens = self._tokens(unit.header) if unit.header else 0
        return tokens if tokens <= self._context_cap else 0

    def _context(self, first: int, last: int) -> str:
        """What the text does not say itself: title, headings above, a continued table's header."""
        unit = self._units[first]
        above = self._sections[unit.section].path
        leading = [self._sections[u.section] for u in self._leading_headings(first, last)]
        if leading:
            above = leading[0].above
        title = self._title
        same = {name.casefold() for name in (*above[:1], *(part.title for part in leading))}
        names = above if not title or title.casefold() in same else (title, *above)
        labels: list[Label] = [self._labels[name] for name in names]
        context = join_labels(labels, self._context_cap).text
        if self._header(unit):
            return f"{context}\n{unit.header}" if context else unit.header
        return context

    def _heading_path(self, first: int, last: int) -> tuple[str, ...]:
        """The headings that hold for all of the chunk."""
        leading = sum(1 for _ in self._leading_headings(first, last))
        begin = self._units[min(first + max(leading - 1, 0), last - 1)].section
        path = self._sections[begin].path
        for section in self._sections[begin + 1 : self._units[last - 1].section + 1]:
            common = 0
            for mine, other in zip(path, section.path, strict=False):
                if mine != other:
                    break
                common += 1
            path = path[:common]
        return path

    def _leading_headings(self, first: int, last: int) -> Iterator[Unit]:
        """The headings the chunk begins with, each below the one before."""
        level = 0
        for unit in self._units[first:last]:
            if unit.joint is not Joint.HEADING or unit.level <= level:
                return
            level = unit.level
            yield unit


def _sections(blocks: Sequence[Block]) -> tuple[list[_Section], list[Place]]:
    """Every heading begins a section; its path is the headings it stands under, and itself."""
    sections = [_Section("", ())]
    places: list[Place] = []
    above: list[tuple[int, str]] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            while above and above[-1][0] >= block.level:
                above.pop()
            above.append((block.level, block.title))
            sections.append(_Section(block.title, tuple(title for _, title in above if title)))
        places.append(Place(len(sections) - 1, above[-1][0] if above else 0))
    return sections, places
