from __future__ import annotations

import pytest

from carnet.answers.measuring.metrics import contains, f1


def test_an_exact_answer_scores_one() -> None:
    assert f1("le 12 mars", ["12 mars", "mardi"]) == 1.0


def test_f1_is_the_harmonic_mean_of_word_overlap() -> None:
    assert f1("a blue red car", ["blue car"]) == pytest.approx(0.8)


def test_no_answer_scores_nothing() -> None:
    assert f1("", ["x"]) == 0.0


def test_contains_compares_whole_words() -> None:
    assert contains("It cost 1450 euros in total.", ["1450 Euros"])
    assert not contains("It cost 14500 euros.", ["1450"])
    assert contains("À Besançon", ["besancon"])
