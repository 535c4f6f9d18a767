"""Text in a note that speaks to the assistant instead of saying something.

Such text is data like any other: it can be found, opened, and quoted when a person asks about it.
It is no evidence for the answer to another question, and then it is not put before the language
model either. Nothing is refused: a note that only sounds like an order loses nothing when it is
asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carnet.answers.evidence.sentences import Evidence, WeighedWords

# A question with this share of a sentence's words is about that sentence. The other way round will
# not do: an instruction can hold every word of a short question.
_ASKED_ABOUT = 0.5

_ORDERS = (
    r"answer|reply|respond|say|tell|write|print|add|append|mention|cite|include|reveal|repeat|"
    r"output|pretend|ignore|do not|don't|never|always|must|"
    r"r[ée]ponds|r[ée]pondez|r[ée]pondre|dis|dites|[ée]cris|[ée]crivez|ajoute|ajoutez|mentionne|"
    r"mentionnez|cite|citez|r[ée]v[èe]le|r[ée]v[ée]lez|r[ée]p[èe]te|r[ée]p[ée]tez|affiche|"
    r"affichez|termine|terminez|commence|commencez|ignore|ignorez|ne|tu|vous|ta|tes|votre|vos"
)
_ASSISTANT = (
    r"(?:the |l['’]|le |la |à l['’]|pour l['’])?"
    r"(?:ai |ia )?(?:assistant|chatbot|language model|mod[èe]le de langage|llm|chatgpt|ai model)"
)
_RULES = (
    r"instructions?|prompts?|rules?|directions?|guidelines?|commands?|messages?|"
    r"consignes?|r[èe]gles?|directives?|ordres?"
)
_EARLIER = (
    r"previous|prior|above|earlier|preceding|foregoing|former|other|system|"
    r"pr[ée]c[ée]dente?s?|ant[ée]rieure?s?|ci-dessus|pr[ée]alables?|syst[èe]me"
)
_DROP = (
    r"ignore[rz]?|disregard|forget|override|bypass|"
    r"oublie[rz]?|n[ée]glige[rz]?|contourne[rz]?|ne tiens pas compte|ne tenez pas compte"
)

_SPEAKS_TO_THE_ASSISTANT = re.compile(
    "|".join(
        (
            # What only the form of a conversation with a model holds.
            r"<\|[a-z0-9_]+\|>|\[/?INST\]|<</?SYS>>|</?(?:system|assistant|context|instructions)>",
            r"\[(?:assistant|system)\]\(#",
            rf"\b(?:{_DROP})\b[^.!?\n]{{0,40}}\b(?:{_EARLIER})\b[^.!?\n]{{0,20}}\b(?:{_RULES})\b",
            rf"\b(?:{_DROP})\b[^.!?\n]{{0,40}}\b(?:{_RULES})\b[^.!?\n]{{0,20}}\b(?:{_EARLIER})\b",
            # "Assistant: do not ...", "note to the assistant: ..."
            rf"(?:^|[\n(<>#*_\"«!-]|\bto |\bfor )\W*{_ASSISTANT}\W{{0,3}}\s?[:,–—-]"
            rf"[^\n]{{0,80}}?\b(?:{_ORDERS})\b",
            # "answer every question with ...", "termine chaque réponse par ..."
            r"\b(?:answer|reply to|respond to|end|begin|start|finish|r[ée]pond(?:s|ez|re)|"
            r"termine[rz]?|commence[rz]?|finis(?:sez)?)\b[^.!?\n]{0,40}?"
            r"\b(?:every|each|all|any|your|chaque|toute|toutes|tes|vos)\b[^.!?\n]{0,20}"
            r"\b(?:questions?|answers?|replies|reply|responses?|r[ée]ponses?|demandes?)\b"
            r"[^.!?\n]{0,20}\b(?:with|by|using|par|avec|uniquement)\b",
            r"\br[ée]pond(?:s|ez|re)\b[^.!?\n]{0,20}\b(?:uniquement|seulement|toujours)\b"
            r"[^\n]{0,60}\b(?:toute|chaque|toutes)\b",
            r"\b(?:reveal|print|show|repeat|output|r[ée]v[èe]le|r[ée]v[ée]lez|affiche[rz]?|"
            r"r[ée]p[èe]te|r[ée]p[ée]tez|montre[rz]?)\b[^.!?\n]{0,30}\b(?:system prompt|"
            r"prompt syst[èe]me|your (?:instructions|prompt|rules)|"
            r"(?:tes|vos) (?:instructions|consignes|r[èe]gles)|instructions syst[èe]me)\b",
            r"\b(?:you are now|from now on,? you(?: are|'re)|tu es maintenant|tu es d[ée]sormais|"
            r"vous [êe]tes (?:maintenant|d[ée]sormais))\b[^.!?\n]{0,40}"
            r"\b(?:mode|assistant|bot|persona|unrestricted|jailbroken|dan)\b",
        )
    ),
    re.IGNORECASE,
)


def is_instruction(text: str) -> bool:
    """Whether `text` tries to direct an assistant. Orders between people are not meant."""
    return _SPEAKS_TO_THE_ASSISTANT.search(text) is not None


def without_instructions(sentences: Sequence[Evidence], words: WeighedWords) -> list[Evidence]:
    """The sentences that may answer: all but instructions that the question is not about.

    What follows an instruction on its line belongs to it.
    """
    asked = frozenset(term for word in words.words for term in word.terms)
    kept: list[Evidence] = []
    source, line = -1, -1  # where the last instruction ends
    for item in sentences:
        follows = (item.source, item.start_line) == (source, line)
        if follows or is_instruction(item.text):
            source, line = item.source, item.end_line
            if len(item.terms & asked) < _ASKED_ABOUT * len(item.terms) or not item.terms:
                continue
        kept.append(item)
    return kept
