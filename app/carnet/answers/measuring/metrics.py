"""Answer measures: token F1 and containment as SQuAD defines them (Rajpurkar et al. 2016)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from carnet.text.analysis import fold, words

_ARTICLES = frozenset("a an the le la les l un une des du de d".split())


def f1(shown: str, golds: Iterable[str]) -> float:
    """Best token F1 of `shown` against any gold answer, in [0, 1]."""
    return max((_f1(_tokens(shown), _tokens(gold)) for gold in golds), default=0.0)


def contains(shown: str, golds: Iterable[str]) -> bool:
    """Whether any gold answer stands in `shown`, case, accents and articles aside."""
    text = f" {' '.join(_tokens(shown))} "
    return any(tokens and f" {' '.join(tokens)} " in text for tokens in map(_tokens, golds))


def _tokens(text: str) -> list[str]:
    return [folded for word in words(text) if (folded := fold(word)) not in _ARTICLES]


def _f1(shown: list[str], gold: list[str]) -> float:
    if not shown or not gold:
        return float(shown == gold)
    same = sum((Counter(shown) & Counter(gold)).values())
    if not same:
        return 0.0
    precision, recall = same / len(shown), same / len(gold)
    return 2 * precision * recall / (precision + recall)
