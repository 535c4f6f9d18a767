"""The notes the fake engine knows, and what it answers about them. Written for these tests."""

from __future__ import annotations

ROOT = "/home/ines/Notes"

BOILER = """---
title: Boiler
tags: [house, heating]
date: 2025-02-11
---
# Boiler

Vaillant ecoTEC plus, fitted in October 2019 by Marchand & Fils.
Service contract renewed every autumn, number 40-2219.

## Pressure

Keep it between **1.2 and 1.5 bar** when cold. Below 0.8 bar the burner locks out and the
display shows F.22.

To top it up:

1. Let the boiler cool for half an hour.
2. Open the filling loop a quarter turn, the black lever under the cover.
3. Watch the gauge, close at 1.4 bar, then *close the second valve too*.

> Marchand said: if it loses more than 0.3 bar in a month, look for a leak under the bath
> before calling anyone.

## Service log

| Date       | Work                     | Paid  |
|------------|--------------------------|------:|
| 2022-10-04 | Yearly service           | 142 € |
| 2023-10-12 | Service, new electrode   | 189 € |
| 2024-10-09 | Service, vessel re-primed | 164 € |

## Before winter

- [x] Bleed the radiators, top floor first
- [x] Check the gauge
- [ ] Ask Marchand about the noise in the pump

The reading script for the gauge camera:

```python
def pressure(volts: float) -> float:
    \"\"\"Sensor: 0.5 V at 0 bar, 4.5 V at 4 bar.\"\"\"
    return (volts - 0.5)
```

See also [[Radiators]] and the [manual](https://example.org/ecotec.pdf).
"""

RADIATORS = """# Radiators

Bled on 3 November 2024, top floor first. The one in the study needed two goes.
Key is in the left kitchen drawer, with the fuses.

After bleeding, the boiler pressure fell to 0.9 bar, so I topped it up the same evening.
"""

LISBON = """---
tags: [travel, portugal]
---
# Lisbon, May 2024

Four days with Noor. Stayed in Graça, Rua da Senhora do Monte, third floor, no lift.

## Worth going back for

- Breakfast at the kiosk by the viewpoint, 4 € for two.
- Tile museum: go on a weekday before eleven.
- Train to Sintra from Rossio every twenty minutes; the return ticket was 4.60 €.

## Not again

Tram 28 at noon. Walk instead.
"""

TATIN = """---
tags: [cuisine, dessert]
---
# Tarte tatin de Mamie

Pour six personnes, moule de 24 cm.

- 8 pommes reine des reinettes
- 120 g de sucre, 80 g de beurre demi-sel
- une pâte feuilletée

Faire un caramel blond à sec, puis ajouter le beurre hors du feu. Ranger les quartiers debout,
serrés. Cuire 25 minutes à 190 °C avant de poser la pâte, puis encore 25 minutes.

Attendre dix minutes avant de retourner, pas davantage : après, le caramel colle.
"""

VACCINS = """---
tags: [santé]
---
# Vaccins

- Rappel diphtérie-tétanos-polio : 14 mars 2023, cabinet du Dr Ferrand.
- Prochain rappel à 45 ans, donc en 2031.
- Grippe : chaque automne, pharmacie de la place.

Carnet rangé dans la boîte bleue, avec les passeports.
"""

SLEEP = """# Notes on “Why We Sleep”

Read in January. The strongest idea for me: caffeine has a half-life of five to seven hours, so
a coffee at four is half there at ten.

Not convinced by the chapter on dreams.
"""

JOURNAL = """# 14 mars 2025

Réunion avec l'architecte. Le devis pour la verrière passe à 8 400 €, livraison en juin.
Noor préfère l'acier noir. #maison #verrière

Le soir, soupe et fin du roman de Delphine.
"""

WORK = """# Review of the spring release

We shipped two weeks late. Three causes we agreed on:

1. The migration was tested on a copy without the old rows.
2. Nobody owned the release notes.
3. Two of us were away in the same week.

Decision: one named owner per release from now on. Tom takes the summer one.
"""

NOTES: dict[str, tuple[str, str]] = {
    f"{ROOT}/House/Boiler.md": ("Boiler", BOILER),
    f"{ROOT}/House/Radiators.md": ("Radiators", RADIATORS),
    f"{ROOT}/Travel/Lisbon 2024.md": ("Lisbon, May 2024", LISBON),
    f"{ROOT}/Cuisine/Tarte tatin.md": ("Tarte tatin de Mamie", TATIN),
    f"{ROOT}/Santé/Vaccins.md": ("Vaccins", VACCINS),
    f"{ROOT}/Reading/Why We Sleep.md": ("Notes on “Why We Sleep”", SLEEP),
    f"{ROOT}/Journal/2025-03-14.md": ("14 mars 2025", JOURNAL),
    f"{ROOT}/Work/Spring release.md": ("Review of the spring release", WORK),
}

# A word of the question -> sentences of (text, support, [(path, quote)])
Sentence = tuple[str, str, list[tuple[str, str]]]
ANSWERS: dict[str, list[Sentence]] = {
    "boiler": [
        (
            "Keep the boiler between 1.2 and 1.5 bar when it is cold.",
            "supported",
            [(f"{ROOT}/House/Boiler.md", "Keep it between **1.2 and 1.5 bar** when cold.")],
        ),
        (
            "If it drops below 0.8 bar the burner locks out and the display shows F.22.",
            "supported",
            [
                (
                    f"{ROOT}/House/Boiler.md",
                    "Below 0.8 bar the burner locks out and the\ndisplay shows F.22.",
                )
            ],
        ),
        (
            "It last fell to 0.9 bar after the radiators were bled in November 2024.",
            "weak",
            [
                (
                    f"{ROOT}/House/Radiators.md",
                    "After bleeding, the boiler pressure fell to 0.9 bar, so I topped it up "
                    "the same evening.",
                )
            ],
        ),
        ("A new gauge would cost about 30 €.", "unsupported", []),
    ],
    "tatin": [
        (
            "La tarte tatin cuit d'abord 25 minutes à 190 °C sans la pâte, puis encore 25 minutes "
            "avec elle.",
            "supported",
            [
                (
                    f"{ROOT}/Cuisine/Tarte tatin.md",
                    "Cuire 25 minutes à 190 °C avant de poser la pâte, puis encore 25 minutes.",
                )
            ],
        ),
        (
            "Attendez dix minutes avant de la retourner, sinon le caramel colle.",
            "supported",
            [
                (
                    f"{ROOT}/Cuisine/Tarte tatin.md",
                    "Attendre dix minutes avant de retourner, pas davantage",
                )
            ],
        ),
    ],
    "sintra": [
        (
            "Trains to Sintra leave Rossio every twenty minutes, and the return ticket was 4.60 €.",
            "supported",
            [
                (
                    f"{ROOT}/Travel/Lisbon 2024.md",
                    "Train to Sintra from Rossio every twenty minutes; "
                    "the return ticket was 4.60 €.",
                )
            ],
        )
    ],
}
