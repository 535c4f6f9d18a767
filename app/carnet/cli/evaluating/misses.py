"""The queries whose first note was not a right one, in a file to read with a cup of tea."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from carnet.cli.evaluating.question_set import QuestionSet
from carnet.cli.evaluating.text_file import write_text
from carnet.domain.search import Passage
from carnet.search.measuring.evaluation import QueryScore

_SNIPPET_CHARACTERS = 200


def write_misses(
    questions: QuestionSet, modes: Mapping[str, Sequence[QueryScore]], file: Path
) -> int:
    """One JSON line a miss, the worst first, each query's modes together; returns how many.

    `rank` is where the best right note stands, null when it was not found. Raises `KnownError`
    "file-not-written".
    """
    by_query: dict[str, list[dict[str, Any]]] = {}
    for mode, scored in modes.items():
        for one in scored:
            if row := _miss(questions, mode, one):
                by_query.setdefault(one.query_id, []).append(row)
    rows = [row for group in sorted(by_query.values(), key=_badness, reverse=True) for row in group]
    write_text(file, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return len(rows)


def _miss(questions: QuestionSet, mode: str, one: QueryScore) -> dict[str, Any] | None:
    ranks = {document: rank for rank, document in enumerate(one.ranked, 1)}
    relevant = questions.judgements[one.query_id]
    gold = [document for document, gain in relevant.items() if gain > 0]
    best = min((ranks[document] for document in gold if document in ranks), default=None)
    if best == 1:
        return None
    return {
        "query": one.query_id,
        "text": questions.queries[one.query_id],
        "mode": mode,
        "rank": best,
        "gold": [
            {"document": name, "title": questions.title(name), "rank": ranks.get(name)}
            for name in gold
        ],
        "first": list(_shown(questions, one.first)),
    }


def _shown(questions: QuestionSet, passages: Sequence[Passage]) -> Iterator[dict[str, Any]]:
    for passage in passages:
        text = " ".join(passage.text.split())
        cut = "…" if len(text) > _SNIPPET_CHARACTERS else ""
        yield {
            "document": questions.document_id(passage.path),
            "title": passage.title,
            "score": passage.score,
            "text": text[:_SNIPPET_CHARACTERS] + cut,
        }


def _badness(rows: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """Not found at all is worse than any rank; of those, in more modes is worse."""
    lost = sum(row["rank"] is None for row in rows)
    return lost, sum(row["rank"] or 0 for row in rows)
