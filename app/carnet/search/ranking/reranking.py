"""Putting the best candidates in the order of a model that reads question and passage together.

Such a model is slow: it reads every candidate anew for every question. So its speed is measured
when it is loaded, and it gets as many candidates as it reads in the time allowed; when those are
too few to matter, it gets none. Its scores are scaled to [0, 1] over the candidates it read and
mixed with theirs from fusion, which know what no text says: a rare name, a title, both halves
agreeing. The candidates it did not read stay behind, in their order.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.model_ports import Reranker
from carnet.search.query.reading import Query
from carnet.search.ranking.scoring import Scored

_log = logging.getLogger(__name__)

SHARE = 0.7  # of a candidate's place that the reranker decides; the rest is fusion's
FEWEST, MOST = 8, 50  # candidates worth reranking
TOO_SLOW, FAILED = "reranker-too-slow", "reranker-failed"  # notes of a result

_TRIED_QUESTION = "When was the boiler last serviced, and by whom?"
_TRIED_TEXT = (
    "The heating was serviced in October. The technician cleaned the burner, replaced the seal of "
    "the expansion vessel and set the pressure to one and a half bar. He advised to bleed the "
    "radiators on the upper floor before winter and to note the reading of the gas meter on the "
    "first of each month. The invoice is in the blue folder with the guarantee of the pump. "
) * 2  # as long as most chunks


@dataclass(frozen=True, slots=True)
class Reranked:
    """`order`: places of the candidates as they were given, the best first now. `scores` in [0, 1]
    and `gained` (what the reranker added to the score, or took from it) by the place as given.
    `notes` are codes for the result."""

    order: tuple[int, ...]
    scores: tuple[float, ...]
    gained: tuple[float, ...]
    notes: tuple[str, ...] = ()


class Reranking:
    """A reranker and the time it gets for a search. Safe from any thread."""

    def __init__(
        self,
        reranker: Reranker,
        budget_ms: int,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._reranker = reranker
        self._budget_ms = budget_ms
        self._clock = clock
        self._lock = threading.Lock()
        self._depth: int | None = None
        self._broken = False

    @property
    def depth(self) -> int:
        """How many candidates fit in the time; 0 when they are too few. Loads and measures once.

        Raises `KnownError` when the model cannot be loaded.
        """
        with self._lock:
            if self._depth is None:
                fitting = int(self._budget_ms / max(self._pair_ms(), 1e-6))
                self._depth = min(fitting, MOST) if fitting >= FEWEST else 0
            return self._depth

    def reorder(
        self,
        query: str,
        language: str,
        scores: Sequence[float],
        text_of: Callable[[int], str],
        cancel: CancelToken,
    ) -> Reranked:
        """Candidates with these `scores`, best first, with the head in a better order.

        `text_of` gives the text of the candidate at a place. A `language` ("": unknown) that the
        model does not read leaves everything as it is, and so does a model that fails: a search
        never fails for it. Raises `Cancelled`.
        """
        languages = self._reranker.languages
        foreign = language and language not in languages and "*" not in languages
        if foreign or len(scores) < 2:
            return _as_given(scores)
        if self._broken:
            return _as_given(scores, FAILED)
        try:
            depth = min(self.depth, len(scores))
            if not depth:
                return _as_given(scores, TOO_SLOW)
            read = self._reranker.score(query, [text_of(place) for place in range(depth)], cancel)
        except KnownError as error:
            self._broken = True
            _log.warning("the reranker is not used: %s", error.info.code)
            return _as_given(scores, FAILED)
        return _blended(scores, read)

    def apply(
        self, query: Query, scored: list[Scored], cancel: CancelToken
    ) -> tuple[list[Scored], tuple[str, ...]]:
        """`scored`, best first, in a better order, and codes for the result. Raises `Cancelled`.

        A query that gives the name of a note, or one with a code in it, has found it: nothing is
        read again.
        """
        if not scored or scored[0].signals.named:
            return scored, ()

        def text_of(place: int) -> str:
            chunk = scored[place].chunk
            return f"{chunk.context}\n{chunk.text}" if chunk.context else chunk.text

        scores = [item.score for item in scored]
        found = self.reorder(query.text, query.language, scores, text_of, cancel)
        order = [_moved(scored[place], found.gained[place]) for place in found.order]
        return order, found.notes

    def load(self) -> None:
        """Load and measure now rather than at the first search. Raises `KnownError`."""
        _ = self.depth

    def close(self) -> None:
        """Give the model's memory back."""
        self._reranker.close()

    def _pair_ms(self) -> float:
        """Milliseconds for one pair, the best of two: the first has caches to fill."""
        self._reranker.load()
        texts, taken = [_TRIED_TEXT] * FEWEST, []
        for _ in range(2):
            started = self._clock()
            self._reranker.score(_TRIED_QUESTION, texts, CancelToken())
            taken.append((self._clock() - started) * 1000 / FEWEST)
        return min(taken)


def _as_given(scores: Sequence[float], *notes: str) -> Reranked:
    return Reranked(tuple(range(len(scores))), tuple(scores), (0.0,) * len(scores), notes)


def _blended(scores: Sequence[float], read: Sequence[float]) -> Reranked:
    """The head, which was read, keeps within its scores, so that it stays before the rest."""
    head, rest = scores[: len(read)], scores[len(read) :]
    low, spread = min(head), max(head) - min(head)
    mixed = [
        (1 - SHARE) * before + SHARE * now
        for before, now in zip(_scaled(head), _scaled(read), strict=True)
    ]
    order = sorted(range(len(head)), key=lambda place: -mixed[place])
    new = [low + spread * share for share in mixed]
    gained = [after - before for after, before in zip(new, head, strict=True)]
    return Reranked(
        (*order, *range(len(head), len(scores))), (*new, *rest), (*gained, *[0.0] * len(rest))
    )


def _scaled(values: Sequence[float]) -> list[float]:
    low, high = min(values), max(values)
    return [(value - low) / (high - low) if high > low else 0.0 for value in values]


def _moved(item: Scored, gained: float) -> Scored:
    return replace(item, reranked=gained, score=item.score + gained)
