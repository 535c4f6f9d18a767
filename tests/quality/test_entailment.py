from __future__ import annotations

import pytest
from tests.quality.entailment import checked

from carnet.domain.answers import Answer, AnswerKind, AnswerSentence, Citation, Coverage, Support

QUOTE = "The dentist, Dr Okafor, works in **Leeds** and charges 45 pounds."


def verdicts(text: str, support: Support = Support.SUPPORTED) -> list[bool]:
    citation = Citation(1, "/n.md", "Health", 1, 1, None, 0, len(QUOTE), QUOTE)
    sentence = AnswerSentence(text, support, (1,))
    answer = Answer(
        "Where does the dentist work?", "", AnswerKind.GENERATED, text, (sentence,), (citation,),
        Coverage(1, 1, 0, 0), {}, "en",
    )  # fmt: skip
    return list(checked(answer))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("The dentist, Dr Okafor, works in Leeds", True),
        ("Dr Okafor charges 45 pounds.", True),
        ("Dr Okafor charges 54 pounds.", False),
        ("Dr Okafor works in London.", False),
        ("Gardens need water every morning.", False),
    ],
)
def test_what_stands_in_the_quotation_holds(text: str, holds: bool) -> None:
    assert verdicts(text) == [holds]


def test_only_what_is_marked_supported_is_looked_at() -> None:
    assert verdicts("Gardens need water.", Support.WEAK) == []
