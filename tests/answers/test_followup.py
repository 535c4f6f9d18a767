from __future__ import annotations

import pytest

from carnet.answers.followup import standalone
from carnet.domain.answers import Turn

BEFORE = (Turn("Quel est le prix de la révision de la chaudière ?", "145 €."),)


@pytest.mark.parametrize("question", ["Et en 2023 ?", "et par qui ?", "Est-elle sous garantie ?"])
def test_a_follow_up_brings_its_subject_along(question: str) -> None:
    searched = standalone(question, BEFORE)
    assert "chaudière" in searched
    assert searched.endswith(question)


@pytest.mark.parametrize(
    "question", ["Quelle est la couleur des volets de la cuisine ?", "Where is the water meter?"]
)
def test_a_new_question_stands_alone(question: str) -> None:
    assert standalone(question, BEFORE) == question


def test_the_first_question_stands_alone() -> None:
    assert standalone("Et alors ?", ()) == "Et alors ?"
