"""What perplexity is measured on: plain notes in both languages, written for this."""

from __future__ import annotations

ENGLISH = """\
The boiler was serviced on the third of October. The technician replaced the pressure valve and
asked us to bleed the radiators on the top floor before the first cold week. The next visit is due
in twelve months, and the contract covers parts but not the chimney.

We left the car at the station and took the early train along the coast. From the harbour a path
climbs through the pines to an old signal tower, about two hours at a quiet pace. There is no water
on the way, so fill the bottles at the fountain behind the church. In the evening the village sells
grilled fish by the quay, and the last boat back leaves a little after nine.

Notes from the meeting: the new supplier can deliver from March, provided that we confirm the
quantities before the end of the month. Anna will compare both offers and write to the accountant.
The budget for training was not discussed; it moves to the next agenda. A good question was raised
about backups: who checks that the copies can be read? Nobody does so far, which should change.
"""

FRENCH = """\
La chaudière a été révisée le trois octobre. Le technicien a remplacé la soupape et nous a demandé
de purger les radiateurs de l'étage avant les premiers froids. Le contrat couvre les pièces, mais
pas le ramonage, qu'il faut commander à part.

Pour la tarte, étaler la pâte dans un moule beurré, piquer le fond, puis disposer les pommes coupées
en tranches fines. Mélanger deux œufs, un peu de sucre et la crème, verser sur les fruits et cuire
trente-cinq minutes à four moyen. Elle est meilleure tiède, le jour même.

Compte rendu : le nouveau fournisseur peut livrer dès le mois de mars, à condition que nous
confirmions les quantités avant la fin du mois. Anne comparera les deux offres. La question des
sauvegardes reste ouverte : personne ne vérifie encore que les copies sont lisibles.
"""
