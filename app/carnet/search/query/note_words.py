"""Words by which people speak of their notes as such, and whether they ask or list key words.

All words are folded: no capitals, no accents, an apostrophe is a space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carnet.text.analysis import fold, words
from carnet.text.stopwords import STOP_WORDS

NOTE = frozenset(
    "note notes memo memos document documents doc docs file files fichier fichiers mail mails "
    "email emails courriel courriels fiche fiches pdf pdfs brouillon brouillons draft "
    "drafts".split()
)

# The person speaks of writing: "what did I write", "ce que j'ai noté".
AUTHORING = re.compile(
    r"(?<!\S)(?:"
    r"(?:did|have|had) i (?:write|written|note|noted|save|saved|record|recorded|add|added|jot)"
    r"|i (?:ve |have |had )?(?:wrote|written|noted|saved|recorded|added|jotted)"
    r"|(?:j ai|ai je|avais je|j avais) (?:ecrit|note|ajoute|enregistre|redige)"
    r"|j ecrivais|j ecrivis"
    r")(?: down)?(?!\S)"
)
# Beside these, words that ask for notes of a time or a place ask for nothing else.
_ABOUT_NOTES = NOTE | frozenset(
    "write wrote written saved save recorded record added add jot jotted down taken made created "
    "modified changed dated show find list all each every ecrit ecrite ecrits ecrites ecrivais "
    "redige rediges ajoute enregistre pris prises prise cree crees creees modifie modifies "
    "modifiees date datant montre trouve liste cherche".split()
)
_SENTENCE_END = re.compile(r"[.?!…][\"”»)\s]*$")
_ASKING = frozenset(
    "who whom whose what which when where why how is are was were do does did can could will would "
    "should qui que quoi qu quel quelle quels quelles quand ou comment pourquoi combien est "
    "lequel laquelle".split()
)
_LONGEST_LIST = 8


def is_sentence(typed: str, words: Sequence[str]) -> bool:
    """Whether somebody asks or says something, as against listing what is to be found."""
    return bool(words) and (
        bool(_SENTENCE_END.search(typed)) or words[0] in _ASKING or len(words) > _LONGEST_LIST
    )


def only_asks_for_notes(text: str) -> bool:
    """Whether `text` says nothing of what is in the notes: "what did I write", "mes notes"."""
    return all(fold(word) in _ABOUT_NOTES or fold(word) in STOP_WORDS for word in words(text))
