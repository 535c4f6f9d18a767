"""From blocks to units: pieces small enough to be packed, with their token counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from carnet.text.blocks import Block, BlockKind
from carnet.text.packing import Joint, Unit
from carnet.text.splitting import Piece, split_piece

CountTokens = Callable[[Sequence[str]], list[int]]

# A token stands for about 4 characters, but some tokenizers make one unknown token of a word of
# a million letters. Counting characters as well keeps a chunk from becoming a book.
_CHARACTERS_PER_TOKEN = 8


class TokenCounts:
    """Token counts of texts, each counted once, in as few calls as possible."""

    def __init__(self, count_tokens: CountTokens) -> None:
        self._count_tokens = count_tokens
        self._known: dict[str, int] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Count those not known yet, in one call."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._count_tokens(new), strict=True))

    def __getitem__(self, text: str) -> int:
        return self._known[text]


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
    counts: TokenCounts,
    most_tokens: int,
    joint_tokens: int,
) -> list[Unit]:
    """Units in order; each is a block, or part of one that has more than `most_tokens`.

    `joint_tokens` is what a line end between two units costs. One call of the tokenizer for all
    blocks, one for the sentences of the long ones, one or two more for what is still too long.
    """
    pieces = [_whole(block) for block in blocks]
    measured = _measure(text, pieces, places, counts, most_tokens)
    finer = 0
    while any(item.tokens > most_tokens and _can_split(item.piece) for item in measured):
        pieces, owners = [], []
        for item in measured:
            split = item.tokens > most_tokens and _can_split(item.piece)
            parts = split_piece(text, item.piece, finer) if split else [item.piece]
            pieces += parts
            owners += [item.place] * len(parts)
        measured = _measure(text, pieces, owners, counts, most_tokens)
        finer += 1
    return _finished(measured, joint_tokens)


def _whole(block: Block) -> Piece:
    if block.kind is BlockKind.HEADING:
        joint = Joint.HEADING
    else:
        joint = Joint.ITEM if block.kind is BlockKind.ITEM else Joint.BLOCK
    return Piece(block.start, block.end, joint, block.kind)


def _can_split(piece: Piece) -> bool:
    return piece.end - piece.start > 1


def _measure(
    text: str,
    pieces: Sequence[Piece],
    places: Sequence[Place],
    counts: TokenCounts,
    most_tokens: int,
) -> list[_Measured]:
    """Pieces too long by their characters alone are not worth counting."""
    longest = most_tokens * _CHARACTERS_PER_TOKEN
    sources = [
        "" if piece.end - piece.start > longest else text[piece.start : piece.end]
        for piece in pieces
    ]
    counts.learn(source for source in sources if source)
    counts.learn(piece.header for piece in pieces if piece.header)
    return [
        _Measured(piece, place, counts[source] if source else most_tokens + 1)
        for piece, place, source in zip(pieces, places, sources, strict=True)
    ]


def _finished(measured: Sequence[_Measured], joint_tokens: int) -> list[Unit]:
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
                max(item.tokens + joint_tokens, characters),
                piece.joint,
                item.place.section,
                item.place.level,
                piece.header,
            )
        )
    return units
