"""What kind of thing a question asks for, and how such an answer looks in a sentence."""

from __future__ import annotations

import re

from carnet.text.analysis import fold

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
_A_NAME = r"(?<=[a-zà-ÿ,;:] )(?-i:[A-ZÀ-Ý][a-zà-ÿ]+)|\*\*(?-i:[A-ZÀ-Ý])"

_KINDS = tuple(
    (re.compile(rf"\b(?:{asks})\b", re.IGNORECASE), re.compile(answers, re.IGNORECASE))
    for asks, answers in (
        (r"combien de temps|how long|quelle (?:est la )?durée", _DURATION),
        (
            r"combien (?:a |ont |avons-nous |ai-je )?(?:co[uû]t|pay)\w*|"
            r"quel (?:est le )?(?:prix|montant)|"
            r"how much (?:did|does|do|was|is|were)|what (?:is|was) the price",
            _MONEY,
        ),
        (
            r"how (?:much|many|old|far|often|big|tall)|combien|quel (?:âge|nombre|pourcentage)|"
            r"quelle (?:somme|quantité|taille|hauteur|part)",
            _A_NUMBER,
        ),
        (
            r"when|what (?:date|day|year|time)|(?:which|what) year|quand|"
            r"quel(?:le)? (?:date|jour|année|heure)|en quelle année|à quelle heure",
            _DATE,
        ),
        (r"who|whom|whose|qui|where|où", _A_NAME),
    )
)


def expected_answer(question: str) -> re.Pattern[str] | None:
    """A pattern that an answering sentence should match, or None when anything may answer."""
    for asks, answers in _KINDS:
        if asks.search(question):
            return answers
    return None


def is_asking_word(word: str) -> bool:
    """Whether `word` mostly says what kind of answer is wanted (cost, number, date, need)."""
    return fold(word) in _ASKING_WORDS
