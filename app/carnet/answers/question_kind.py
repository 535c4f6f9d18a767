"""What kind of thing a question asks for, and how such an answer looks in a sentence."""

from __future__ import annotations

import re

_NUMBER = (
    r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|"
    r"two|three|four|five|seven|eight|nine|ten)\b"
)
_MONTHS = (
    r"janv|f[eé]vr|mars|avril|\bmai\b|juin|juil|ao[uû]t|sept|octo|nov|d[eé]c|"
    r"januar|februar|march|april|\bmay\b|june|july|august"
)
_DAYS = (
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_HOW_MANY = (
    r"\b(?:how (?:much|many|long|old|far|often|big|tall)|combien|"
    r"quel (?:prix|montant|âge|nombre)|quelle (?:somme|quantité|taille))\b"
)
_WHEN = (
    r"\b(?:when|what (?:date|day|year|time)|which year|quand|"
    r"quelle? (?:date|jour|année|heure)|en quelle année|à quelle heure)\b"
)
_WHO_OR_WHERE = r"\b(?:who|whom|whose|qui|where|où)\b"
_A_NAME = r"(?<=[a-zà-ÿ,;:] )[A-ZÀ-Ý][a-zà-ÿ]+|\*\*[A-ZÀ-Ý]"

_KINDS = (
    (re.compile(_HOW_MANY, re.IGNORECASE), re.compile(_NUMBER, re.IGNORECASE)),
    (re.compile(_WHEN, re.IGNORECASE), re.compile(rf"\d|{_MONTHS}|{_DAYS}", re.IGNORECASE)),
    (re.compile(_WHO_OR_WHERE, re.IGNORECASE), re.compile(_A_NAME)),
)


def expected_answer(question: str) -> re.Pattern[str] | None:
    """A pattern that an answering sentence should match, or None when anything may answer."""
    for asks, answers in _KINDS:
        if asks.search(question):
            return answers
    return None
