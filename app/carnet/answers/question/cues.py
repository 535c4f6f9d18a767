"""Words by which a question shows that it goes on from another one, in French and English."""

from __future__ import annotations

import re

OPENER = re.compile(
    r"\s*(?:(?:ok|okay|and|but|so|then|or|et|mais|ou|alors|donc|sinon|bon)\b[,\s]*)+"
    r"(?:(?:what|how) about\b\s*|qu['’]en est-il d(?:e |u |es |['’])|quid d(?:e |u |es |['’]))?|"
    r"\s*(?:(?:what|how) about\b\s*|qu['’]en est-il d(?:e |u |es |['’])|quid d(?:e |u |es |['’]))",
    re.IGNORECASE,
)
MORE = re.compile(
    r"(?:(?:can you |please )?(?:tell me |say )?(?:some )?more"
    r"(?: details?| about (?:it|that|this))?|"
    r"go on|continue|explain(?: (?:it|that))?|elaborate|(?:what|anything|who) else|details?|"
    r"(?:are you )?(?:sure|certain)|really|"
    r"plus(?: de)? (?:de )?d[ée]tails?|d[ée]tails?|(?:dis|dites)[ -]m['’]en plus|en savoir plus|"
    r"encore|continuez?|d[ée]veloppez?|expliquez?|quoi d['’]autre|autre chose|qui d['’]autre|"
    r"(?:(?:tu es|t['’]es|vous [êe]tes) )?(?:s[ûu]re?s?|certaine?s?)|vraiment|ensuite|apr[èe]s)",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(?:who|whom|whose|what|when|where|why|how|which|qui|quoi|quand|o[ùu]|pourquoi|comment|"
    r"combien|quel(?:le)?s?|le(?:s|la)?quel(?:le)?s?|que)(?!\w)|\bqu['’]",
    re.IGNORECASE,
)
BEGINS_A_QUESTION = re.compile(
    r"\s*(?:is|are|was|were|has|have|had|can|could|will|would|should|may|"
    r"list|show|find|give|tell|liste|montre|trouve|donne|dis|cite|"
    r"est|sont|a|as|ai|avons|avez|ont|y a|il y a|peut|peux|faut|dois)\b",
    re.IGNORECASE,
)
# A verb of its own wherever it stands: "un salarié peut-il", "in 1972, did Norway".
HAS_A_VERB = re.compile(
    r"\b(?:\w+-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)|est-ce|do|does|did|peuvent|peut)\b",
    re.IGNORECASE,
)
WHAT_OF_IT = re.compile(  # what colour, quelle date: the noun belongs to the asking word
    r"\s*(?:(?:what|which|whose|how many|how much|quel(?:le)?s?|combien d(?:e |['’])|"
    r"[àa] quel(?:le)?)\s*)([\w-]+)",
    re.IGNORECASE,
)
ORDINALS = (
    r"first|premi[eè]re?|1st|1[eè]re?|1er", r"second|deuxi[eè]me|seconde?|2nd|2e|2[eè]me",
    r"third|troisi[eè]me|3rd|3e|3[eè]me", r"fourth|quatri[eè]me|4th|4e",
    r"fifth|cinqui[eè]me|5th|5e",
)  # fmt: skip
LAST = r"last|derni[eè]re?"
OTHER = r"other|autre|next|suivante?|previous|pr[ée]c[ée]dente?"
WHICH_ONE = re.compile(
    rf"\b(?:the|le|la|l['’])\s*(?P<which>{'|'.join(ORDINALS)}|{LAST}|{OTHER})"
    r"(?:\s+ones?\b|(?=\s*(?:[?!.,]|$)))",
    re.IGNORECASE,
)
HE = r"he|she|him|himself|herself"
IT = r"it|they|them|itself|themselves|(?:those|these)(?: ones?)?(?=\s*(?:[?!.,]|$))"
ENGLISH = re.compile(
    rf"\b(?:(?P<he>{HE}|her(?=\s*(?:[?!.,]|$|\b(?:in|on|at|for|last|this|to)\b)))|(?P<it>{IT})|"
    r"(?P<whose>his|her|its|their)(?=\s+\w)|(?P<that>(?:that|this)(?=\s*(?:[?!.,]|$|"
    r"\b(?:work|works|mean|means|cost|costs|happen|take|takes|true|possible)\b))))\b",
    re.IGNORECASE,
)
FRENCH = re.compile(
    r"(?:(?<=-)|(?<=-t-)|\b)(?:(?P<it>ils?|elles?|lui|eux|[çc]a|cela|ceci|celui-ci|celle-ci|"
    r"ceux-ci|celles-ci|celui-l[àa]|celle-l[àa])|(?P<whose>son|sa|ses|leurs?)(?=\s+\w))\b|"
    r"\bl['’](?=(?:a|ai|as|ont|avons|avez|avait|est)\b)",
    re.IGNORECASE,
)
# "Il y a", "is it true that": the pronoun stands for nothing.
STANDS_FOR_NOTHING = re.compile(
    r"\b(?:il y a|y a[- ]t[- ]il|il (?:ne |n['’])?(?:faut|fait|pleut|neige|vaut)|"
    r"(?:faut|fait|pleut)-il|"
    r"what time is it|quelle heure est-il|[çc]a va|s['’]est|c['’]est quoi|"
    r"(?:is|was|will|would) it (?:be )?(?:true|possible|ok|okay|normal|necessary|safe|legal|worth|"
    r"better|rain|snow|raining|snowing|cold|like)|what is it like|how long does it take|"
    r"(?:is|was) it (?:called|\w+ (?:for|to|that|when|how)\b)|it (?:means?|takes?)|"
    r"it (?:is|was) \w+ (?:to|that))\b",
    re.IGNORECASE,
)
OF_WHOM = re.compile(
    r"\b[\w-]+\s+(?:of|for|in|about|with|from|de|pour|dans|sur|avec|d['’])\s*$", re.IGNORECASE
)
# "Who lost his keys?", but not "who is his sister?".
SUBJECT_IS_WHO = re.compile(
    r"\s*(?:who|qui)\s+(?!is\b|was\b|are\b|were\b|est\b|[ée]tait\b|sont\b|[ée]taient\b)\w",
    re.IGNORECASE,
)
NOTHING_NAMED = re.compile(
    r"\s*(?:how (?:much|long|often|many)|when|where|why|who|"
    r"combien|quand|o[ùu]|pourquoi|comment|qui)\b.*\b(?:pay|paid|cost|costs?|happen(?:ed)?|last(?:ed)?|take|took|start(?:ed)?|end(?:ed)?|"
    r"pay[ée]e?|co[ûu]t[ée]e?|dur[ée]e?|commenc[ée]e?|arriv[ée]e?|pass[ée]e?)\s*\??\s*",
    re.IGNORECASE,
)
ASKS_WHO = re.compile(r"\b(?:who|whose|whom|qui|quel(?:le)? (?:m[ée]decin|personne))\b", re.I)
ATTRIBUTES = frozenset(
    """
    colour color couleur size taille address adresse weight poids brand marque model modele age
    author auteur warranty garantie phone telephone height hauteur width largeur length longueur
    title titre status statut code reference temperature pressure pression place lieu reason raison
    """.split()
)
FRAGMENT_WORDS = 7
POINTING_WORDS = 4  # that mean something: a longer question is found by its own words
BARE_WORDS = 3  # "since how long"
PREPOSITION = re.compile(
    r"^(?:for|pour|of|de|in|en|at|to|with|avec|chez|à|dans|sur|on|about|par|by)\s+", re.IGNORECASE
)
PLACES = frozenset("in en at to à a dans sur on chez par by".split())
