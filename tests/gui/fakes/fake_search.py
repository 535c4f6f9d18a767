"""What the scripted engine finds in its notes, and what it takes words of a query for.

Every word must occur. `folder:`, `tag:`, "last spring" and `-word` restrict; `boilr` is corrected;
a query of marks alone is empty.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from fake_library import NOW_NS
from fake_notes import NOTES

from carnet.domain.search import (
    Correction,
    Explanation,
    Passage,
    Restriction,
    RestrictionKind,
    ScorePart,
    SearchResult,
)

OPERATORS = {
    "folder": RestrictionKind.FOLDER, "dossier": RestrictionKind.FOLDER,
    "tag": RestrictionKind.TAG, "after": RestrictionKind.AFTER,
}  # fmt: skip
OPERATOR = re.compile(r"(?<!\S)(\w+):(\"[^\"]*\"|\S+)|(?<!\S)-(\w+)|(last spring)")
CORRECTIONS = {"boilr": "boiler"}


def search(params: dict[str, Any]) -> SearchResult:
    """Passages in the order of the notes."""
    query = params["query"]
    taken = [restriction for match in OPERATOR.finditer(query) if (restriction := take(match))]
    words = re.findall(r"\w+", OPERATOR.sub(" ", query).lower())
    words = [word for word in words if word != "held"]
    if not words and not taken:
        return SearchResult((), {"total": 1.0}, "en", ("empty-query",))
    made = [Correction(word, CORRECTIONS[word]) for word in words if word in CORRECTIONS]
    words = [CORRECTIONS.get(word, word) for word in words]
    found = []
    for path, (title, text) in NOTES.items():
        for number, (start, end) in enumerate(chunks(text)):
            lowered = f"{title} {text[start:end]}".lower()
            if all(passes(r, path, lowered) for r in taken) and all(w in lowered for w in words):
                found.append(passage(path, title, text, start, end, number + 1))
    if params["explain"]:
        found = [explained(one, words) for one in found]
    hybrid = params["mode"] == "hybrid"
    return SearchResult(
        tuple(found), {"total": 61.0 if hybrid else 6.0}, "en", (), tuple(taken), tuple(made)
    )


def take(match: re.Match[str]) -> Restriction | None:
    name, value, without, spring = match.groups()
    if without:
        return Restriction(RestrictionKind.WITHOUT, match[0], without)
    if spring:
        return Restriction(RestrictionKind.DATE, spring, "2024-03-01/2024-05-31")
    kind = OPERATORS.get(name)
    return Restriction(kind, match[0], value.strip('"')) if kind else None


def passes(restriction: Restriction, path: str, lowered: str) -> bool:
    value = restriction.value.lower()
    if restriction.kind is RestrictionKind.FOLDER:
        return f"/{value}/" in path.lower()
    if restriction.kind is RestrictionKind.WITHOUT:
        return value not in lowered
    return True


def explained(found: Passage, words: list[str]) -> Passage:
    held = tuple(word for word in words if word in found.text.lower())
    missing = tuple(word for word in words if word not in held)
    parts = (
        ScorePart("keyword", 0.42), ScorePart("vector", 0.31), ScorePart("agreement", 0.12),
        ScorePart("title", 0.05), ScorePart("crowding", -0.1),
    )  # fmt: skip
    why = Explanation(12.4, 0.613, 0.55, 0.45, held, missing, parts)
    return replace(found, explanation=why, vector_rank=2, vector_score=0.613)


def chunks(text: str) -> list[tuple[int, int]]:
    """Sections without their heading and without front matter, as [start, end)."""
    starts = [match.end() for match in re.finditer(r"^#+ .*\n+", text, re.MULTILINE)]
    ends = [match.start() for match in re.finditer(r"^#+ ", text, re.MULTILINE)][1:]
    return [(a, b) for a, b in zip(starts, [*ends, len(text)], strict=True) if text[a:b].strip()]


def passage(path: str, title: str, text: str, start: int, end: int, rank: int) -> Passage:
    first = text.count("\n", 0, start) + 1
    last = text.count("\n", 0, start + len(text[start:end].rstrip())) + 1
    heads = [line[3:] for line in text[:start].splitlines() if line.startswith("## ")]
    heading = f"{title} › {heads[-1]}" if heads else title
    return Passage(
        path, title, heading, first, last, None, start, end, text[start:end].strip(), 0.8,
        rank, None,
        modified_at=NOW_NS / 1e9,
    )  # fmt: skip
