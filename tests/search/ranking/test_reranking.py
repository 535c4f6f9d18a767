"""Reranking with a reranker that counts shared words and a clock that only it moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled, KnownError
from carnet.search.ranking.reranking import FAILED, FEWEST, MOST, TOO_SLOW, Reranked, Reranking

TEXTS = ["an apple", "a boiler and its pressure", "the boiler", "the pressure", "a tree"]
FUSED = [0.9, 0.8, 0.7, 0.6, 0.5]


@dataclass
class CountingReranker:
    """Takes `pair_ms` of the clock for each pair."""

    pair_ms: float = 1.0
    languages: frozenset[str] = frozenset({"en"})
    now_s: float = 0.0
    loads: int = 0
    read: list[list[str]] = field(default_factory=list)
    broken: bool = False

    def load(self) -> None:
        self.loads += 1

    def score(self, query: str, texts: Sequence[str], cancel: CancelToken) -> list[float]:
        cancel.check()
        if self.broken:
            raise KnownError("model-corrupt", "It is damaged.", "Install it again.")
        self.now_s += self.pair_ms * len(texts) / 1000
        self.read.append(list(texts))
        return [7.0 * len(set(query.split()) & set(text.split())) - 3 for text in texts]

    def close(self) -> None:
        self.loads = 0


def reranking(reranker: CountingReranker, budget_ms: int = 100) -> Reranking:
    return Reranking(reranker, budget_ms, lambda: reranker.now_s)


def reordered(
    reranker: CountingReranker, language: str = "en", texts: Sequence[str] = TEXTS
) -> Reranked:
    fused = [1 - place / 100 for place in range(len(texts))] if texts is not TEXTS else FUSED
    return reranking(reranker).reorder(
        "boiler pressure", language, fused, texts.__getitem__, CancelToken()
    )


def test_what_fits_the_question_best_comes_first() -> None:
    found = reordered(CountingReranker())
    assert found.order[0] == 1
    assert TEXTS[found.order[0]] == "a boiler and its pressure"
    assert set(found.order) == set(range(len(TEXTS)))


def test_fusion_decides_between_equals() -> None:
    order = reordered(CountingReranker()).order
    assert order.index(2) < order.index(3)
    assert order.index(0) < order.index(4)


def test_scores_stay_in_their_range_and_say_what_was_gained() -> None:
    found = reordered(CountingReranker())
    assert [found.scores[place] for place in found.order] == sorted(found.scores, reverse=True)
    assert min(FUSED) <= min(found.scores) <= max(found.scores) <= max(FUSED)
    for before, gained, after in zip(FUSED, found.gained, found.scores, strict=True):
        assert before + gained == pytest.approx(after)
    assert found.gained[1] > 0 > found.gained[0]


def test_equal_scores_are_ordered_all_the_same() -> None:
    found = reranking(CountingReranker()).reorder(
        "boiler pressure", "en", [0.5] * 5, TEXTS.__getitem__, CancelToken()
    )
    assert found.order[0] == 1


def test_as_many_are_read_as_fit_in_the_time() -> None:
    reranker = CountingReranker(pair_ms=5.0)
    texts = [f"text {number}" for number in range(60)]
    found = reordered(reranker, texts=texts)
    assert reranker.read[-1] == texts[:20]
    assert found.order[20:] == tuple(range(20, 60))
    assert found.scores[20:] == tuple(1 - place / 100 for place in range(20, 60))


def test_never_more_than_can_matter_are_read() -> None:
    reranker = CountingReranker(pair_ms=0.001)
    reordered(reranker, texts=[f"text {number}" for number in range(200)])
    assert len(reranker.read[-1]) == MOST


@pytest.mark.parametrize(("pair_ms", "depth"), [(12.5, FEWEST), (12.6, 0)])
def test_too_slow_a_model_is_left_out_and_it_is_said(pair_ms: float, depth: int) -> None:
    reranker = CountingReranker(pair_ms)
    assert reranking(reranker).depth == depth
    found = reordered(reranker)
    assert (found.notes == (TOO_SLOW,)) is (depth == 0)
    assert (found.order == tuple(range(5))) is (depth == 0)


def test_it_is_loaded_and_measured_once() -> None:
    reranker = CountingReranker()
    used = reranking(reranker)
    used.load()
    for _ in range(3):
        used.reorder("boiler", "en", FUSED, TEXTS.__getitem__, CancelToken())
    assert reranker.loads == 1
    assert [len(texts) for texts in reranker.read] == [FEWEST, FEWEST, 5, 5, 5]
    assert reranker.read[0][0] != TEXTS[0]


@pytest.mark.parametrize(
    ("languages", "language", "used"),
    [({"en"}, "fr", False), ({"en"}, "", True), ({"en", "fr"}, "fr", True), ({"*"}, "de", True)],
)
def test_a_language_it_does_not_read_leaves_the_order(
    languages: set[str], language: str, used: bool
) -> None:
    reranker = CountingReranker(languages=frozenset(languages))
    found = reordered(reranker, language)
    assert (found.order[0] == 1) is used
    assert bool(reranker.loads) is used


def test_a_model_that_fails_costs_no_search_and_is_not_tried_again() -> None:
    reranker = CountingReranker(broken=True)
    used = reranking(reranker)
    for _ in range(2):
        found = used.reorder("boiler", "en", FUSED, TEXTS.__getitem__, CancelToken())
        assert (found.order, found.notes) == ((0, 1, 2, 3, 4), (FAILED,))
    assert reranker.loads == 1


def test_a_cancelled_search_stops() -> None:
    used = reranking(CountingReranker())
    used.load()
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        used.reorder("boiler", "en", FUSED, TEXTS.__getitem__, cancel)


def test_of_one_candidate_there_is_no_order() -> None:
    reranker = CountingReranker()
    found = reranking(reranker).reorder("boiler", "en", [0.9], TEXTS.__getitem__, CancelToken())
    assert (found.order, found.scores, reranker.loads) == ((0,), (0.9,), 0)
