"""Questions that ask for every note of a kind: "how many notes mention the boiler?".

Only notes, documents, files and mails are counted; "how many litres does the boiler hold" and
"which documents does a visa need" ask what the notes say, not which notes there are.
"""

from __future__ import annotations

import re

from carnet.search.query.folded_words import FoldedWords

_ONE = "note|memo|document|doc|file|fichier|mail|email|courriel|fiche|pdf|page"
_MANY = r"(?:notes|memos|documents|docs|files|fichiers|mails|emails|courriels|fiches|pdfs)"
_SOME = rf"(?:(?:{_ONE})s?)"
_BY_ME = (
    r"(?:(?:do|have|did|had) i (?:have|got|write|written|written|take|taken)?|have i|there are"
    r"|are there|in (?:my|the) (?:library|notes|folders?)|altogether|in total"
    r"|(?:ai je|j ai)(?: ecrites?| ecrits?| prises?| en tout)?|y a t il|il y a|au total|en tout)"
)
_MENTIONING = (
    r"(?:(?:that|which|who|where|qui|ou|dans lesquelles|dans lesquels) )?"
    r"(?:(?:do|does|is|are|i|we|you|je|j|on|nous) )*"
    r"(?:(?:mention|talk|speak|refer|discuss|deal|contain|includ|cit|nam|concern|cover|hold)"
    r"(?:e|s|es|ing|ed|en)?(?: about| of| to| with)?(?: the words?)?|talking about|dealing with"
    r"|have the words?|with the words?|say(?:s|ing)?|said|tagged|about|on|regarding|concerning"
    r"|related to|with|of|from"
    r"|(?:parl|mentionn|traite?|evoqu|cit|concern|discut)(?:e|es|ent|ant|er|ons|ez)?"
    r"(?: t on| t il)?|conti(?:ent|ennent)|contenant|est il question|il est question|disent|disant"
    r"|a propos|au sujet|etiquetees?|avec|sur)"
    r"(?: le mot| les mots)?(?: (?:de la|de l|du|des|de|d))?"
)
_TAIL = re.compile(
    rf"(?:(?<!\S)(?:{_BY_ME}|(?:is|are|was|were) (?:mentioned|discussed|named|cited|there)"
    r"|mentioned|appears?|occurs?|please|s il (?:te|vous) plait|apparait|apparaissent|figure"
    r"|figurent))+$"
)
_ALL = r"(?:every|all|each|toutes?|tous|chaque)"
_MINE = r"(?:of |les |mes |nos |the |my |our |these |ces |single )*"
_GIVE = (
    r"(?:(?:please |can you |could you |peux tu |pouvez vous |s il te plait )*"
    r"(?:list|show|find|give|count|get|liste[rz]?|montre[rz]?|donne[rz]?|affiche[rz]?|trouve[rz]?"
    r"|compte[rz]?|enumere[rz]?)(?: me| us| moi| nous)? )"
)
_WHICH = r"(?:which|what|quelles?|quels?|lesquelles|lesquels)(?: sont)?"
_HOW_MANY = r"(?:how many|count|combien)"
# What opens the question, and what is left is the criterion. `(?!\S)`: a word ends here.
_OPENINGS = tuple(
    re.compile(rf"(?:{opening})(?!\S)")
    for opening in (
        rf"{_GIVE}{_ALL} {_MINE}{_SOME}(?: {_BY_ME})*(?: {_MENTIONING}|(?= ?$))",
        rf"{_GIVE}(?:my |mes |the |les ){_MANY} {_MENTIONING}",
        rf"{_ALL} {_MINE}{_SOME}(?: {_BY_ME})*(?: {_MENTIONING})",
        rf"{_HOW_MANY} {_MINE}(?:de |d )?(?:mes )?{_MANY}(?: {_BY_ME})*(?: {_MENTIONING}|(?= ?$))",
        rf"{_HOW_MANY} (?:ai je|y a t il|j ai|il y a) (?:de |d ){_MANY}(?: {_MENTIONING}|(?= ?$))",
        rf"{_WHICH} {_MINE}{_MANY}(?: {_BY_ME})*(?: {_MENTIONING})",
        rf"(?:in|dans) (?:{_WHICH}|{_HOW_MANY}) {_MINE}(?:de |d )?{_MANY}(?: {_MENTIONING})",
        rf"dans (?:{_WHICH}|{_HOW_MANY}) {_MINE}(?:de |d )?{_MANY}"
        r" (?:apparai|figure)(?:t|nt|ssent)?",
        rf"in (?:{_WHICH}|{_HOW_MANY}) {_MINE}{_MANY} (?:is|are|was|were|do|does)"
        r"(?=.* (?:mentioned|named|cited|discussed|appears?|occurs?)$)",
    )
)


def criterion_of(question: str) -> str | None:
    """What the notes asked for have to hold, "" for all notes; None when no list is asked for."""
    folded = FoldedWords(question)
    for opening in _OPENINGS:
        match = opening.match(folded.text)
        if match is None:
            continue
        end = len(folded.text)
        tail = _TAIL.search(folded.text, match.end())
        if tail is not None:
            end = tail.start()
        if not folded.text[match.end() : end].strip():
            return ""
        start, stop = folded.place(match.end(), end)
        return question[start:stop].strip()
    return None
