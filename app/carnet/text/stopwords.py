"""Words of questions that say nothing about what is asked, folded (no accents, lower case)."""

from __future__ import annotations

_FRENCH = """
a ai ait alors as au aucun aucune aussi autre aux avait avec avez avoir avons c car ce ceci cela
celle celles celui ces cet cette ceux chaque combien comme comment d dans de depuis des dois doit
donc dont du elle elles en encore entre es est et etait etaient ete etes etre eu eux fait faire
faut fois font furent fut il ils j je jusqu l la le les leur leurs lors lui m ma mais me meme
memes mes moi mon n ne ni nos notre nous on ont ou par parce pas peu peut peuvent plus pour
pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si soit son
sont sous suis sur t ta te tes toi ton tous tout toute toutes tres tu un une vers vos votre vous
y
"""
_ENGLISH = """
a about am an and any are as at be been being but by can could d did do does doing for from had
has have having he her here hers him his how i if in into is it its just ll m me more most my no
nor not of on or our ours out over own re s shall she should so some such t than that the their
theirs them then there these they this those to too up us ve very was we were what when where
which while who whom whose why will with would you your yours
"""

STOP_WORDS = frozenset(_FRENCH.split()) | frozenset(_ENGLISH.split())
