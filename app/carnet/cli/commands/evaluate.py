"""`carnet eval DATASET_DIR`: measure search and answers on judged questions.

The corpus becomes a folder of notes inside the data directory, in a library of its own that is
kept, so that evaluating the same set again embeds nothing.
"""

from __future__ import annotations

import hashlib
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carnet.answers.evaluation import JudgedQuestion, evaluate_answers
from carnet.cli.dataset import Dataset, document_id, sample
from carnet.cli.output import Output
from carnet.cli.session import open_library, paths_of
from carnet.domain.answers import Question
from carnet.domain.cancel import CancelToken
from carnet.domain.search import SearchMode
from carnet.search.evaluation import ModeScores, evaluate

if TYPE_CHECKING:
    from carnet.bootstrap.services import Services


def run(arguments: Namespace, output: Output) -> int:
    """Index the set, ask its questions, print the figures."""
    dataset = Dataset(arguments.dataset.resolve())
    place = _place(arguments, dataset)
    notes = place / "notes"
    dataset.write_notes(notes)
    arguments.data_dir = str(place / "library")
    with open_library(arguments, writer=True) as services:
        services.library.add_folder(str(notes))
        services.library.update(
            CancelToken(),
            lambda p: output.progress(f"{p.activity.value} {p.done} of {p.total}"),
        )
        document: dict[str, Any] = {"dataset": dataset.folder.name}
        if arguments.questions is None:
            document["modes"] = _modes(services, dataset, arguments, output)
        if arguments.answers or arguments.questions is not None:
            document["answers"] = _answers(services, dataset, arguments, output)
    output.progress("")
    output.document(document)
    for mode, row in document.get("modes", {}).items():
        figures = "  ".join(f"{key} {row[key]:.3f}" for key in row if key != "latency_ms")
        latency = row["latency_ms"]
        output.line(f"{mode:8} {figures}  p50 {latency['p50']:.0f} ms p95 {latency['p95']:.0f} ms")
    for key, value in document.get("answers", {}).items():
        output.line(f"{key:22} {value if value is None else round(value, 3)}")
    return 0


def _place(arguments: Namespace, dataset: Dataset) -> Path:
    paths = paths_of(arguments)
    mark = hashlib.sha256(str(dataset.folder).encode()).hexdigest()[:8]
    return paths.data_dir / "eval" / f"{dataset.folder.name}-{mark}"


def _modes(
    services: Services, dataset: Dataset, arguments: Namespace, output: Output
) -> dict[str, Any]:
    queries, judgements = dataset.queries(), dataset.judgements()
    chosen = sample(sorted(judgements), arguments.sample, arguments.seed)
    judged = {query_id: judgements[query_id] for query_id in chosen}
    rows = {}
    for mode in SearchMode:
        output.progress(f"searching: {mode.value}")
        scores = evaluate(services.searcher.search, queries, judged, document_id, mode)
        rows[mode.value] = _row(scores)
    return rows


def _row(scores: ModeScores) -> dict[str, Any]:
    return {
        "ndcg@10": round(scores.ndcg_at_10, 4),
        "hit@1": round(scores.hit_at_1, 4),
        "hit@5": round(scores.hit_at_5, 4),
        "mrr@10": round(scores.mrr_at_10, 4),
        "latency_ms": {"p50": round(scores.p50_ms, 1), "p95": round(scores.p95_ms, 1)},
    }


def _answers(
    services: Services, dataset: Dataset, arguments: Namespace, output: Output
) -> dict[str, Any]:
    questions = (
        dataset.questions()
        if arguments.questions is None
        else [
            JudgedQuestion(text, (), frozenset(), answerable=False)
            for text in Dataset(arguments.questions.resolve()).queries().values()
        ]
    )
    chosen = sample(questions, arguments.sample, arguments.seed)
    scores = evaluate_answers(
        lambda text: services.answerer.ask(Question(text, extractive=arguments.extractive)),
        chosen,
        document_id,
        lambda done: output.progress(f"asking {done} of {len(chosen)}"),
    )
    return {
        key: round(value, 4) if isinstance(value, float) else value
        for key, value in asdict(scores).items()
    }
