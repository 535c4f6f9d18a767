"""Does the evidence carry this sentence? Decided word by word, by the program, not the model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from carnet.answers.evidence.sentences import Evidence
from carnet.answers.evidence.values import values_of
from carnet.domain.answers import Support, ValueKind
from carnet.text.analysis import fold, query_words, words
from carnet.text.stopwords import STOP_WORDS

_SUPPORTED = 0.75
_WEAK = 0.5
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_SECOND_SOURCE_GAIN = 0.2
_NUMBER_WORDS = {
    word: str(number)
    for number, words_ in {
        2: "two deux", 3: "three trois", 4: "four quatre", 5: "five cinq", 6: "six",
        7: "seven sept", 8: "eight huit", 9: "nine neuf", 10: "ten dix", 11: "eleven onze",
        12: "twelve douze", 15: "fifteen quinze", 20: "twenty vingt", 30: "thirty trente",
        40: "forty quarante", 50: "fifty cinquante", 100: "hundred cent", 1000: "thousand mille",
    }.items()
    for word in words_.split()
}  # fmt: skip
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|without|cannot|jamais|pas|aucune?|rien|personne|sans)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one sentence, the evidence that carries it, and what no evidence holds."""

    support: Support
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...] = ()


def judge(sentence: str, evidence: Sequence[Evidence], question: str, language: str) -> Judgement:
    """Align `sentence` with the evidence.

    Supported: one or two neighbouring places hold at least three quarters of its meaningful words
    and every number and name in it. Names that the question itself brought are given. Weak: half
    of the words, every number and name; or all that, but the notes deny something there. Otherwise
    unsupported, and so is what denies where the notes do not.
    """
    groups = query_words(sentence, language)
    if not groups or not evidence:
        return Judgement(Support.UNSUPPORTED, ())
    given = frozenset(term for group in query_words(question, language) for term in group)
    best, share = _best(groups, evidence, given)
    if best is None:
        return Judgement(Support.UNSUPPORTED, ())
    chosen = [best]
    if share < 1.0:
        second, joined = _best_beside(groups, evidence, best)
        if second is not None and joined >= share + _SECOND_SOURCE_GAIN:
            chosen, share = [best, second], joined
    missing = _missing_facts(sentence, chosen, question)
    missing += _missing_denial(sentence, chosen)
    if missing:
        return Judgement(Support.UNSUPPORTED, (), missing)
    if share >= _SUPPORTED and not _denied(sentence, chosen):
        return Judgement(Support.SUPPORTED, tuple(chosen))
    if share >= _WEAK:
        return Judgement(Support.WEAK, tuple(chosen))
    return Judgement(Support.UNSUPPORTED, ())


def _best(
    groups: Sequence[frozenset[str]], evidence: Sequence[Evidence], given: frozenset[str]
) -> tuple[Evidence | None, float]:
    """The one place that holds most of the words, and its share of them.

    Words of the question prove nothing by themselves: a place must hold at least one other word,
    or, when the sentence has none, all of them.
    """
    own = [group for group in groups if group.isdisjoint(given)]
    best: Evidence | None = None
    best_key = (0.0, 0.0)
    for item in evidence:
        reach = item.terms | item.context
        if own and not any(not group.isdisjoint(item.terms) for group in own):
            continue
        share = sum(not group.isdisjoint(reach) for group in groups) / len(groups)
        if (share, item.score) > best_key:
            best, best_key = item, (share, item.score)
    return best, best_key[0]


def _best_beside(
    groups: Sequence[frozenset[str]],
    evidence: Sequence[Evidence],
    first: Evidence,
) -> tuple[Evidence | None, float]:
    best: Evidence | None = None
    best_share = 0.0
    for item in evidence:
        if item is first or item.source != first.source:
            continue
        reach = item.terms | item.context | first.terms
        share = sum(not group.isdisjoint(reach) for group in groups) / len(groups)
        if share > best_share:
            best, best_share = item, share
    return best, best_share


def _missing_facts(sentence: str, chosen: Sequence[Evidence], question: str) -> tuple[str, ...]:
    """Numbers and names of `sentence` that stand neither in the evidence nor in the question."""
    asked = _numbers(question)
    numbers = sorted(_numbers(sentence))
    # All numbers have to stand in one place: 12 March of one sentence and 2025 of the next make
    # a date that nobody wrote.
    missing = min(
        ([n for n in numbers if n not in asked | _numbers(item.text)] for item in chosen), key=len
    )
    missing += _other_units(sentence, chosen, question)
    held_words = {fold(word) for item in chosen for word in words(item.text)}
    held_words |= {fold(word) for word in words(question)}
    held_words |= {term for item in chosen for term in item.context}
    for name in _names(sentence):
        folded = fold(name)
        parts = [part for part in re.split(r"[-'’]", folded) if part]
        if folded not in held_words and not all(_held(part, held_words) for part in parts):
            missing.append(name)
    return tuple(missing)


def _other_units(sentence: str, chosen: Sequence[Evidence], question: str) -> list[str]:
    """Amounts and durations of `sentence` that the places give in another unit: 45 euros for 45
    pounds."""
    measured = (ValueKind.AMOUNT, ValueKind.DURATION)
    held = [value for item in chosen for value in values_of(item.text)] + values_of(question)
    keys = {value.key for value in held}
    digits = {_digits(value.text) for value in held if value.kind in measured}
    return [
        value.text
        for value in values_of(sentence)
        if value.kind in measured and value.key not in keys and _digits(value.text) in digits
    ]


def _digits(text: str) -> float | None:
    found = _NUMBER.search(text)
    try:
        return float(found.group().replace(",", ".")) if found else None
    except ValueError:
        return None


def _missing_denial(sentence: str, chosen: Sequence[Evidence]) -> tuple[str, ...]:
    found = _NEGATION.search(sentence)
    if found is None or any(_NEGATION.search(item.text) for item in chosen):
        return ()
    return (found.group(),)


def _denied(sentence: str, chosen: Sequence[Evidence]) -> bool:
    """Whether the places deny something and the sentence, which is not one of them, does not."""
    return not _NEGATION.search(sentence) and any(
        _NEGATION.search(item.text) and sentence not in item.text for item in chosen
    )


def _held(part: str, held: set[str]) -> bool:
    return part in held or any(word.startswith(part) and len(part) > 3 for word in held)


def _numbers(text: str) -> set[str]:
    found = {number.replace(",", ".") for number in _NUMBER.findall(text)}
    spelled = {_NUMBER_WORDS[word] for word in map(fold, words(text)) if word in _NUMBER_WORDS}
    return {number.lstrip("0") or "0" for number in found} | spelled


def _names(sentence: str) -> list[str]:
    """Capitalised words, the first of the sentence left out when it is an ordinary word."""
    found = []
    for position, word in enumerate(words(sentence)):
        if not word[0].isupper() or fold(word) in STOP_WORDS:
            continue
        if position == 0 and not word.isupper():
            continue
        found.append(word)
    return found
