"""From blocks to units: pieces small enough to be packed, with their tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from carnet.text.blocks import Block, BlockKind
from carnet.text.packing import Joint, Unit
from carnet.text.splitting import Piece, split_piece

# A token stands for about 4 characters and white space for none. Counting characters as well
# keeps a chunk of little but white space from becoming a book.
_CHARACTERS_PER_TOKEN = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Which section a block belongs to: its number, and the level of its heading (0: none)."""

    section: int
    level: int


@dataclass(frozen=True, slots=True)
class _Measured:
    piece: Piece
    place: Place
    tokens: int


def make_units(
    text: str,
    blocks: Sequence[Block],
    places: Sequence[Place],
    count_tokens: Callable[[str], int],
    most_tokens: int,
) -> list[Unit]:
    """Units in order; each is a block, or part of one that has more than `most_tokens`."""

    def measured(piece: Piece, place: Place) -> _Measured:
        # Too long by its characters alone: not worth counting.
        if piece.end - piece.start > most_tokens * _CHARACTERS_PER_TOKEN:
            return _Measured(piece, place, most_tokens + 1)
        return _Measured(piece, place, count_tokens(text[piece.start : piece.end]))

    def cut(item: _Measured, finer: int) -> Iterator[_Measured]:
        if item.tokens <= most_tokens or not _can_split(item.piece):
            yield item
            return
        for part in split_piece(text, item.piece, finer):
            yield from cut(measured(part, item.place), finer + 1)

    found = (measured(_whole(block), place) for block, place in zip(blocks, places, strict=True))
    return _finished(part for item in found for part in cut(item, 0))


def _whole(block: Block) -> Piece:
    if block.kind is BlockKind.HEADING:
        joint = Joint.HEADING
    else:
        joint = Joint.ITEM if block.kind is BlockKind.ITEM else Joint.BLOCK
    return Piece(block.start, block.end, joint, block.kind)


def _can_split(piece: Piece) -> bool:
    return piece.end - piece.start > 1


def _finished(measured: Iterable[_Measured]) -> list[Unit]:
    units: list[Unit] = []
    for item in measured:
        piece = item.piece
        # The blank lines before it are part of the chunk's text too.
        begin = units[-1].end if units else piece.start
        characters = -(-(piece.end - begin) // _CHARACTERS_PER_TOKEN)
        units.append(
            Unit(
                piece.start,
                piece.end,
                max(item.tokens, characters),
                piece.joint,
                item.place.section,
                item.place.level,
                piece.header,
            )
        )
    return units
