"""What kind of thing a question asks for, and how such an answer looks in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from carnet.domain.answers import ValueKind
from carnet.text.analysis import fold, words
from carnet.text.stopwords import STOP_WORDS

_ASKING_WORDS = frozenset(
    """
    coute coutent coutait couter prix montant nombre numero nom date jour heure annee duree dure
    durent temps appelle situe trouve signifie passe besoin utilise
    cost costs costed price amount number name date day time year last lasts called named located
    mean means happen happened need needs needed use used
    """.split()
)
_NUMBER_WORDS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent|mille|"
    "two|three|four|five|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|hundred"
)
_MONTHS = (
    "janv|f[eé]vr|mars|avril|mai|juin|juil|ao[uû]t|sept|octo|novem|d[eé]cem|"
    "januar|februar|march|april|may|june|july|august"
)
_DAYS = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_UNITS = (
    "s|min|minutes?|h|heures?|hours?|jours?|days?|semaines?|weeks?|mois|months?|ans?|années?|years?"
)

_A_NUMBER = rf"\d|\b(?:{_NUMBER_WORDS})\b"
_MONEY = r"[€$£]|\b(?:euros?|dollars?|pounds?|francs?|livres?|millions?|milliards?|billions?)\b"
_DURATION = rf"(?:\d|\b(?:{_NUMBER_WORDS}))\s*(?:{_UNITS})\b"
_DATE = (
    rf"\b(?:{_MONTHS})|\b(?:{_DAYS})|\b1[0-9]{{3}}\b|\b20[0-9]{{2}}\b|\b\d{{1,2}}/\d{{1,2}}\b|"
    r"\b\d{1,2} ?h(?: ?\d\d)?\b|\b\d{1,2}:\d\d\b|\b\d{1,2} ?[ap]m\b|\bsiècle\b|\bcentury\b"
)
_A_REASON = (
    r"\b(?:because|due to|in order to|so that|since|to avoid|as a result|therefore|reasons?|"
    r"caused?|causes|in response|owing to|led to|"
    r"parce qu|car\b|afin|pour\b|en raison|à cause|grâce|puisqu|raisons?|permet)\b"
)
_NAMED = (
    r"who|whom|whose|qui|where|où|de quel pays|"
    r"(?:which|what) (?:person|team|city|country|company|state|river|university|player|man|woman|"
    r"king|(?:is|was) the name|name)|"
    r"quelle? (?:ville|pays|équipe|entreprise|club|acteur|actrice|personnage|roi|auteur|personne|"
    r"région|fleuve|joueur|est le nom)|comment s['’]appell\w*|se nomm\w*"
)
_REASONED = (
    r"why|pourquoi|pour quelles? raisons?|what (?:caused|causes|was the (?:reason|cause))|"
    r"for what reason|quelle est la (?:raison|cause)|dans quel but"
)
_DEFINED = re.compile(
    r"\W*(?:what (?:is|are|was|were) (?:an? |the )?|who (?:is|was) |what does .* mean|"
    r"qu['’ ]?est[- ]ce qu|c['’]est quoi|que (?:signifie|veut dire)|qui (?:est|était) |définition)",
    re.IGNORECASE,
)


class AnswerType(StrEnum):
    """How an answer of the asked kind can be told."""

    VALUE = "value"  # a number, an amount, a date, a duration
    NAME = "name"
    REASON = "reason"


_KINDS = tuple(
    (re.compile(rf"\b(?:{asks})\b", re.IGNORECASE), kind, value, re.compile(answers, re.IGNORECASE))
    for asks, kind, value, answers in (
        (
            r"combien de temps|how long|quelle (?:est la )?durée",
            AnswerType.VALUE,
            ValueKind.DURATION,
            _DURATION,
        ),
        (
            r"combien (?:a |ont |avons-nous |ai-je )?(?:co[uû]t|pay)\w*|"
            r"quel (?:est le )?(?:prix|montant)|"
            r"how much (?:did|does|do|was|is|were)|what (?:is|was) the price",
            AnswerType.VALUE,
            ValueKind.AMOUNT,
            _MONEY,
        ),
        (
            r"how (?:much|many|old|far|often|big|tall)|combien|quel (?:âge|nombre|pourcentage)|"
            r"quelle (?:somme|quantité|taille|hauteur|part)",
            AnswerType.VALUE,
            ValueKind.NUMBER,
            _A_NUMBER,
        ),
        (
            r"when|what (?:date|day|year|time)|(?:which|what) year|quand|"
            r"quel(?:le)? (?:date|jour|année|heure)|en quelle année|à quelle heure",
            AnswerType.VALUE,
            ValueKind.DATE,
            _DATE,
        ),
        (_NAMED, AnswerType.NAME, None, r"\w"),
        (_REASONED, AnswerType.REASON, None, _A_REASON),
    )
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What an answering sentence should hold. `asked` are the question's own words, folded: they
    answer nothing."""

    type: AnswerType
    value: ValueKind | None
    pattern: re.Pattern[str]
    asked: frozenset[str]

    def met_by(self, text: str) -> bool:
        """Whether `text` holds something of the asked kind that the question does not hold."""
        if self.type is AnswerType.NAME:
            return self._names_somebody(text)
        found = (match.group().strip() for match in self.pattern.finditer(text))
        return any(self.type is AnswerType.REASON or _folded(m) not in self.asked for m in found)

    def _names_somebody(self, text: str) -> bool:
        found = list(words(text))
        capital = [
            word[0].isupper() and (low := _folded(word)) not in STOP_WORDS and low not in self.asked
            for word in found
        ]
        # The first word is written with a capital anyway; two in a row are a name there, too.
        return any(capital[1:]) or (
            len(found) > 1
            and capital[0]
            and found[1][0].isupper()
            and _folded(found[1]) not in STOP_WORDS
        )


def expected_answer(question: str) -> Expected | None:
    """What an answer should hold, or None when anything may answer."""
    for asks, kind, value, answers in _KINDS:
        if asks.search(question):
            return Expected(kind, value, answers, frozenset(_folded(w) for w in words(question)))
    return None


def asks_what_it_is(question: str) -> bool:
    """Whether a definition is wanted: "what is a clade?", "qu'est-ce que le prêt sur gage ?"."""
    return bool(_DEFINED.match(question))


def is_asking_word(word: str) -> bool:
    """Whether `word` mostly says what kind of answer is wanted (cost, number, date, need)."""
    return _folded(word) in _ASKING_WORDS


_folded = lru_cache(maxsize=50_000)(fold)
