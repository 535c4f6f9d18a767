"""Questions whose right notes are known: a dataset's, or those a person judged in the window."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from carnet.cli.dataset import Dataset, document_id, sample
from carnet.domain.errors import KnownError
from carnet.domain.feedback import Judgement
from carnet.search.measuring.metrics import Judgements

OWN = "own library"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """`judgements` by query id; `document_id` turns a note's path into the id they use.

    `title` says which document an id means, for people. `mark` changes with the questions, the
    judgements or the corpus, so that only like is compared with like.
    """

    name: str
    queries: Mapping[str, str]
    judgements: Mapping[str, Judgements]
    document_id: Callable[[str], str]
    title: Callable[[str], str]
    mark: str


def of_dataset(dataset: Dataset, size: int | None, seed: int) -> QuestionSet:
    """The judged queries of a folder in BEIR layout, `size` of them chosen by `seed`.

    Raises `KnownError`: "nothing-judged", or what reading the folder raises.
    """
    queries, judged = dataset.queries(), dataset.judgements()
    if unknown := judged.keys() - queries.keys():
        raise KnownError(
            "dataset-broken",
            f"{dataset.folder / 'qrels/test.tsv'} judges {len(unknown)} queries that are not in"
            " queries.jsonl.",
            "Fetch the dataset again.",
            ", ".join(sorted(unknown)[:5]),
        )
    if not judged:
        raise KnownError(
            "nothing-judged",
            f"{dataset.folder / 'qrels/test.tsv'} names no document that answers a query.",
            "Its lines are: query-id, corpus-id and a score above 0, with tabs between.",
        )
    titles = dataset.titles()
    return _chosen(
        dataset.folder.name,
        queries,
        judged,
        document_id,
        lambda document: titles.get(document, ""),
        dataset.corpus_hash(),
        size,
        seed,
    )


def of_judgements(said: Iterable[Judgement], size: int | None, seed: int) -> QuestionSet:
    """The questions for which a person named the right note.

    Raises `KnownError` "nothing-judged" when there are none.
    """
    judged: dict[str, dict[str, int]] = {}
    for judgement in said:
        judged.setdefault(judgement.query, {})[judgement.path] = int(judgement.relevant)
    judged = {query: notes for query, notes in judged.items() if any(notes.values())}
    if not judged:
        raise KnownError(
            "nothing-judged",
            "No question of this library has a note that you called the right one.",
            "Search in the window and mark the note you were looking for, then try again.",
        )
    queries = {query: query for query in judged}
    return _chosen(OWN, queries, judged, str, lambda path: Path(path).stem, "", size, seed)


def _chosen(
    name: str,
    queries: Mapping[str, str],
    judged: Mapping[str, Judgements],
    to_id: Callable[[str], str],
    title: Callable[[str], str],
    corpus: str,
    size: int | None,
    seed: int,
) -> QuestionSet:
    content = [sorted((key, queries[key], sorted(judged[key].items())) for key in judged), corpus]
    mark = hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]
    chosen = sample(sorted(judged), size, seed)
    return QuestionSet(
        name,
        {query_id: queries[query_id] for query_id in chosen},
        {query_id: judged[query_id] for query_id in chosen},
        to_id,
        title,
        mark,
    )
