from __future__ import annotations

import pytest

from carnet.answers.abstention import Signals, confidence


def chance(
    coverage: float, cosine: float | None, *, reads: bool = True, lacks: bool = False
) -> float:
    return confidence(Signals(coverage, cosine, reads, lacks))


def test_a_note_about_the_question_is_enough() -> None:
    assert chance(0.8, 0.6) > 0.9
    assert chance(0.9, None, reads=False) > 0.85
    assert chance(0.9, 0.5, reads=False) > 0.85


def test_a_note_about_something_else_is_not() -> None:
    assert chance(0.3, 0.1) < 0.05
    assert chance(0.3, None) < 0.25


def test_words_without_meaning_in_common_are_never_enough() -> None:
    assert chance(0.1, 0.9) == 0.0


@pytest.mark.parametrize("cosine", [None, 0.3, 0.6])
def test_a_missing_name_lowers_the_chance(cosine: float | None) -> None:
    assert chance(0.6, cosine, lacks=True) < chance(0.6, cosine) - 0.1


def test_more_evidence_never_lowers_the_chance() -> None:
    steps = [chance(share / 10, share / 12) for share in range(2, 11)]
    assert steps == sorted(steps)
