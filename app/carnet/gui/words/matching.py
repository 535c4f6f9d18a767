"""Which words of a text match a query, for showing; the engine decides what is found."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
SHORTEST_STEM = 4
# Two words are one when they begin alike and differ only by these, accents taken off.
_ENDINGS = frozenset(
    "s es e x al aux d ed ing ings er ers r ly y ies ied ee ees ez ent ant ants ante antes ons "
    "ait aient ais ie i is it er ir ement ements eur eurs euse euses ation ations ion ions "
    "ment ments al ale ales able ables if ive ifs ives ness able".split()
) | {""}
# Words that a question is made of: they mark nothing beside words that say what it is about.
_PLAIN = frozenset(
    "a ai au aux avec ce ces cette comment d dans de depuis des du elle en entre est et il ils j "
    "je l la le les leur lors m ma mais me mes mon n ne nos notre nous on ou par pas plus pour "
    "quand que quel quelle quelles quels qui quoi s sa se ses si son sont sur ta te tes toi ton tu "
    "un une vos votre vous y "
    "am an and any are as at be been but by can did do does for from had has have her his how i in "
    "is it its my no not of or our she so than that the their then there these they this those to "
    "was we were what when where which who why will with would you your".split()
)


def matching_words(text: str, query: str, typing: bool = False) -> list[tuple[int, int]]:
    """[start, end) of every word of `text` that matches one of `query`.

    Accents, case and inflection aside. Plain words of a question count only if there are no others.
    While `typing`, the last word of the query may be the beginning of a longer one.
    """
    typed = _WORD.findall(query)
    folded = [fold(word) for word in typed if len(word) > 1 or word.isdigit()]
    telling = [word for word in folded if word not in _PLAIN] or folded
    if not telling:
        return []
    wanted = frozenset(telling)
    begun = fold(typed[-1]) if typing and query[-1:].isalnum() and len(typed[-1]) > 1 else ""
    found = _WORD.finditer(text)
    return [match.span() for match in found if _matches(fold(match.group()), wanted, begun)]


def fold(word: str) -> str:
    """Lower case without accents."""
    plain = word.casefold().replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _matches(word: str, wanted: frozenset[str], begun: str) -> bool:
    if word in wanted or (begun and word.startswith(begun)):
        return True
    return len(word) >= SHORTEST_STEM and any(_inflected(word, other) for other in wanted)


def _inflected(word: str, other: str) -> bool:
    """Whether the two differ by their endings alone."""
    if len(other) < SHORTEST_STEM or word[:SHORTEST_STEM] != other[:SHORTEST_STEM]:
        return False
    if any(char.isdigit() for char in word + other):
        return False
    shared = SHORTEST_STEM
    while shared < min(len(word), len(other)) and word[shared] == other[shared]:
        shared += 1
    # The stem's last letters may be those of an ending: serv-ice, serv-ices; note-s, not-ed.
    return any(
        word[at:] in _ENDINGS and other[at:] in _ENDINGS
        for at in range(shared, max(SHORTEST_STEM, shared - 2) - 1, -1)
    )
