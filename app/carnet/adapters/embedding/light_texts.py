"""What the light form of a model is checked on: notes as people keep them, written for this."""

from __future__ import annotations

from carnet.adapters.models.tuning_text import ENGLISH, FRENCH

CODE = """\
```python
def monthly_total(rows: list[dict[str, float]], month: str) -> float:
    # Rows without an amount are drafts.
    return sum(row["amount"] for row in rows if row.get("month") == month and "amount" in row)
```
Run `python totals.py --month 2026-03 | sort -k2 -n > report.tsv`, then read /var/log/totals.
"""
TABLE = """\
| pièce | référence | prix |
|---|---|---|
| soupape 3 bar | F-28/3B | 41,90 € |
| joint torique | JT-0017 | 2,10 € |
"""

TEXTS = (
    "",
    "boiler",
    "Où est la clé du garage ?",
    "When is the next visit of the technician due, and what does the contract leave out?",
    "Ne pas oublier : œufs, crème, 1 kg de pommes (reinettes), beurre demi-sel.",
    "ERR_CONN_4031 at 10:42, retried 3x, see ticket #8812",
    "日本語のメモ: 来週の火曜日に歯医者",
    CODE,
    TABLE,
    *(part for part in ENGLISH.split("\n\n")),
    *(part for part in FRENCH.split("\n\n")),
    ENGLISH[:400] + FRENCH[:400],
    ENGLISH,
    FRENCH,
    (ENGLISH + FRENCH) * 3,
)

# What a model that scores pairs is checked on: each question with what answers it or does not.
_QUESTIONS = (
    "When is the next visit of the technician due?",
    "Où est la clé du garage ?",
    "total of the month",
)
_SHORT = TEXTS[1:-4]
PAIRS = (
    *((question, text) for question in _QUESTIONS for text in _SHORT),
    *zip(_QUESTIONS, TEXTS[-3:], strict=True),
)
