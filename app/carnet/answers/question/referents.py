"""What a turn offers to the question after it: names, things, dates, the items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from carnet.text.analysis import fold, words
from carnet.text.sentences import split_sentences
from carnet.text.stopwords import STOP_WORDS

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_NAME_WORD = rf"{_CAPITAL}[\w'’-]*\w"
_TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Mme|Mlle|Me|M|Pr|Prof)\.? )?"
_NAME = re.compile(
    rf"\b{_TITLE}{_NAME_WORD}(?: (?:(?:de|du|des|van|von|le|la) |d['’])?{_NAME_WORD})*"
)
_NO_NAMES = frozenset(
    """
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    january february march april may june july august september october november december
    lundi mardi mercredi jeudi vendredi samedi dimanche
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
_BEFORE_A_SENTENCE = '"“«*-• '
_DETERMINERS = (
    "the|our|your|my|his|her|their|its|a|an|this|that|"
    "les?|la|une?|des|du|aux?|cette|cet|ces?|mon|ma|mes|ton|ta|tes|son|sa|ses|"
    "notre|nos|votre|vos|leurs?"
)
# A determiner and up to three words that mean something: "the hot water tank", "la chaudière".
_THING = re.compile(rf"\b(?:(?P<whose>{_DETERMINERS})\s+|[ld]['’])(?P<noun>[\w-]+)", re.IGNORECASE)
_MORE_OF_IT = re.compile(r"\s+([\w-]+)")
_POSSESSIVE = re.compile(
    r"(?:my|our|your|his|her|their|its|mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|leurs?)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)$", re.IGNORECASE)
_SAYS_NOTHING = STOP_WORDS | frozenset("much many long often far old one ones appelle".split())
_MONTH = (
    "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|"
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
_PERIOD = "year|month|week|weekend|spring|summer|autumn|fall|winter"
_PERIODE = "année|an|mois|semaine|week-end|printemps|été|automne|hiver"
_WHEN = (
    rf"(?:(?:{_MONTH})(?: (?:19|20)\d\d)?|(?:19|20)\d\d|yesterday|today|tomorrow|hier|demain|"
    rf"aujourd['’]hui|(?:the )?(?:last|this|next) (?:{_PERIOD})|"
    rf"(?:(?:l['’]|la |le |cette |cet |ce )(?:{_PERIODE})"
    r"(?: (?:derni[eè]re?|prochaine?|pass[ée]e?))?))"
)
DATE = re.compile(
    rf"\b(?:(?:in|en|for|during|since|on|of|by|pendant|pour|depuis|au|de|d['’]ici) ?)?\b{_WHEN}\b",
    re.IGNORECASE,
)
_ITEM_LINE = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+(\S.*)$", re.MULTILINE)
_BETWEEN_ITEMS = re.compile(r"\s*(?:,|;)\s*(?:(?:and|et|or|ou)\s+)?|\s+(?:and|et|or|ou)\s+")
_LONGEST_ITEM_WORDS = 8
_JOINS = frozenset(("", "of", "de", "d'", "d’", "à"))
_PARTICIPLE = re.compile(r"(?:ed|ée?s?)$")
_HELPS_A_VERB = re.compile(r"\b(?:do|does|did|will|can|could|should|would|must)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question, with where they stand in it: [start, end)."""

    text: str
    start: int
    end: int


def content(text: str) -> list[str]:
    """The words that mean something, in order."""
    said = (_INVERTED.sub("", word) for word in words(text))
    return [word for word in said if fold(word) not in _SAYS_NOTHING]


def names(text: str) -> list[Mention]:
    """What is written like a name. A word that begins a sentence proves nothing by its capital."""
    found = []
    for sentence in split_sentences(text):
        for match in _NAME.finditer(sentence.text):
            start, name = match.start(), match[0]
            if not sentence.text[:start].strip(_BEFORE_A_SENTENCE):
                first, _, rest = name.partition(" ")
                if fold(first) in STOP_WORDS or not rest:
                    start, name = start + len(first) + 1, rest
            name = re.sub(r"['’]s$", "", name)
            if name[:1].isupper() and fold(name) not in _NO_NAMES | STOP_WORDS:
                at = sentence.start + start
                found.append(Mention(name, at, at + len(name)))
    return found


def things(question: str) -> list[Mention]:
    """Nouns with their determiner and the words that belong to them, as far as words can tell."""
    found = []
    ends_in_verb = bool(_HELPS_A_VERB.search(question))  # "When did the tank burst?"
    for match in _THING.finditer(question):
        if fold(match["noun"]) in STOP_WORDS:
            continue
        end = match.end()
        for _ in range(2):
            more = _MORE_OF_IT.match(question, end)
            if not more or fold(more[1]) in STOP_WORDS or _PARTICIPLE.search(more[1]):
                break
            if ends_in_verb and not question[more.end() :].strip(" ?!."):
                break
            end = more.end()
        found.append(Mention(question[match.start() : end], match.start(), end))
    return found


def whole_thing(question: str) -> str:
    """The one thing that is asked about, "the code of the gate"; "" for none or for several."""
    found = things(question)
    gaps = (question[a.end : b.start] for a, b in pairwise(found))
    if not found or not all(gap.strip().lower() in _JOINS for gap in gaps):
        return ""
    return question[found[0].start : found[-1].end]


def is_possessive(phrase: str) -> bool:
    """Whether it begins with a word such as "my"."""
    return _POSSESSIVE.match(phrase) is not None


def items(answer: str) -> list[str]:
    """The answer's list: its lines with bullets, what stands between commas, or its sentences."""
    lines = [match[1].strip() for match in _ITEM_LINE.finditer(answer)]
    if len(lines) > 1:
        return [_short(line) for line in lines]
    sentences = [answer[s.start : s.end].strip() for s in split_sentences(answer)]
    listed = [parts for parts in map(_enumerated, sentences) if parts]
    if len(listed) == 1:
        return listed[0]
    return [_short(sentence) for sentence in sentences] if len(sentences) > 1 else []


def _enumerated(sentence: str) -> list[str]:
    """`Anna, Ben and Clara` of a sentence, [] without any. What introduces it is left out."""
    after = sentence.rpartition(": ")[2].strip(" .!?")
    parts = [part.strip() for part in _BETWEEN_ITEMS.split(after) if part.strip()]
    if len(parts) < 2 or any(len(part.split()) > _LONGEST_ITEM_WORDS for part in parts[1:-1]):
        return []
    if after == sentence.strip(" .!?"):  # no colon: the first part carries the verb
        named = names(f"x {parts[0]}")
        if not named or (len(parts) < 3 and not names(f"x {parts[-1]}")):
            return []
        parts = [named[-1].text, *parts[1:]]
        closing = names(f"x {parts[-1]}")
        if closing:
            parts[-1] = closing[0].text
    return [_short(part) for part in parts]


def _short(text: str) -> str:
    """An item by what it is called: what stands before a colon or a dash, and not too much."""
    text = text.strip(" .;*_")
    head = re.split(r"\s*(?: [—–-] |: |\()", text, maxsplit=1)[0].strip()
    return " ".join((head if content(head) else text).split()[:_LONGEST_ITEM_WORDS])
