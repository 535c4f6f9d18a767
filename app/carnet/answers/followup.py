"""A follow-up ("and in 2023?", "et la deuxième ?") as a question that stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carnet.domain.answers import Turn
from carnet.text.analysis import fold, words
from carnet.text.stopwords import STOP_WORDS

_OPENS_FOLLOWUP = re.compile(r"\s*(?:and|but|so|what about|how about|et|mais|alors|sinon)\b", re.I)
_POINTS_BACK = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|its|their|this one|that one|"
    r"il|elle|ils|elles|celui-ci|celle-ci|ça|cela|lui|leur)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 2


def standalone(question: str, history: Sequence[Turn]) -> str:
    """`question` itself, or with the meaningful words of the question before put in front."""
    if not history:
        return question
    own = _meaningful(question)
    follows = bool(_OPENS_FOLLOWUP.match(question)) or len(own) < _FEW_WORDS
    points_back = bool(_POINTS_BACK.search(question)) and len(own) <= 2 * _FEW_WORDS
    if not (follows or points_back):
        return question
    known = {fold(word) for word in own}
    before = [word for word in _meaningful(history[-1].question) if fold(word) not in known]
    return " ".join((*before, question)) if before else question


def _meaningful(text: str) -> list[str]:
    return [word for word in words(text) if fold(word) not in STOP_WORDS]
