"""`carnet eval`: measure search and answers on judged questions.

With DATASET_DIR, the corpus becomes a folder of notes inside the data directory, in a library of
its own that is kept, so that evaluating the same set again embeds nothing. With `--own`, the
library itself is asked the questions for which a person named the right note. With two runs to
compare, nothing is searched.
"""

from __future__ import annotations

import hashlib
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carnet import __version__
from carnet.answers.measuring.evaluation import JudgedQuestion, evaluate_answers
from carnet.cli.dataset import Dataset, document_id, sample
from carnet.cli.evaluating.export import ExportedNote, export_set, require_empty
from carnet.cli.evaluating.figures import (
    comparison_lines,
    halves_compared,
    halves_lines,
    mode_figures,
    mode_lines,
    runs_compared,
)
from carnet.cli.evaluating.misses import write_misses
from carnet.cli.evaluating.question_set import QuestionSet, of_dataset, of_judgements
from carnet.cli.evaluating.run_file import Run, load_run, rows_of, save_run
from carnet.cli.evaluating.text_file import require_place
from carnet.cli.output import Output
from carnet.cli.session import open_library, paths_of
from carnet.domain.answers import Question
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.search import SearchMode, SearchRequest
from carnet.search.measuring.evaluation import QueryScore, evaluate

if TYPE_CHECKING:
    from carnet.bootstrap.services import Services

_PAGE = 200  # documents asked for at once
_MODEL_GROUPS = ("models", "search")  # of settings that decide what is found


def run(arguments: Namespace, output: Output) -> int:
    """Ask the questions and print the figures, or compare two runs."""
    earlier = [load_run(file) for file in arguments.compare or ()]  # before minutes of work
    for file in filter(None, (arguments.save, arguments.misses)):
        require_place(file)
    if arguments.own:
        document = _own(arguments, output, earlier)
    elif arguments.dataset is not None:
        document = _dataset(arguments, output, earlier)
    else:
        document = {"comparison": runs_compared(*earlier)}
    output.progress("")
    output.document(document)
    for line in mode_lines(document.get("modes", {})):
        output.line(line)
    for line in halves_lines(document.get("hybrid_against", {})):
        output.line(line)
    if compared := document.get("comparison"):
        output.line(f"compared with {arguments.compare[0]}:")
        for line in comparison_lines(compared):
            output.line(line)
    if "exported" in document:
        output.line(f"{document['exported']} notes and the questions in {arguments.export}")
    if "misses" in document:
        output.line(f"{document['misses']} misses in {arguments.misses}")
    for key, value in document.get("answers", {}).items():
        output.line(f"{key:22} {value if value is None else round(value, 3)}")
    return 0


def _dataset(arguments: Namespace, output: Output, earlier: Sequence[Run]) -> dict[str, Any]:
    dataset = Dataset(arguments.dataset.resolve())
    asks = arguments.questions is None
    questions = of_dataset(dataset, arguments.sample, arguments.seed) if asks else None
    place = _place(arguments, dataset)
    notes = place / "notes"
    dataset.write_notes(notes)
    arguments.data_dir = str(place / "library")
    document: dict[str, Any] = {"dataset": dataset.folder.name}
    with open_library(arguments, writer=True) as services:
        services.library.add_folder(str(notes))
        services.library.update(
            CancelToken(),
            lambda p: output.progress(f"{p.activity.value} {p.done} of {p.total}"),
        )
        if questions is not None:
            document |= _searched(services, questions, arguments, output, earlier)
        if arguments.answers or questions is None:
            document["answers"] = _answers(services, dataset, arguments, output)
    return document


def _own(arguments: Namespace, output: Output, earlier: Sequence[Run]) -> dict[str, Any]:
    with open_library(arguments, writer=False) as services:
        said = services.feedback.said()
        questions = of_judgements(said, arguments.sample, arguments.seed)
        document: dict[str, Any] = {"dataset": questions.name}
        if arguments.export is not None:
            require_empty(arguments.export)
            notes = _readable_notes(services, output)
            document["exported"] = export_set(questions, notes, arguments.export)
        return document | _searched(services, questions, arguments, output, earlier)


def _readable_notes(services: Services, output: Output) -> Iterator[ExportedNote]:
    """Every document that can be read now."""
    offset = 0
    while page := services.documents.page(offset, _PAGE):
        for document in page:
            output.progress(f"exporting: {document.path}")
            with suppress(KnownError):
                text = services.documents.open(document.path).text
                yield ExportedNote(document.path, document.display_title, text)
        offset += len(page)


def _place(arguments: Namespace, dataset: Dataset) -> Path:
    paths = paths_of(arguments)
    mark = hashlib.sha256(str(dataset.folder).encode()).hexdigest()[:8]
    return paths.data_dir / "eval" / f"{dataset.folder.name}-{mark}"


def _searched(
    services: Services,
    questions: QuestionSet,
    arguments: Namespace,
    output: Output,
    earlier: Sequence[Run],
) -> dict[str, Any]:
    """Every mode side by side, and what was asked to be made of it."""
    scored: dict[str, list[QueryScore]] = {}
    total = len(questions.queries)
    # The first search loads what the others have: it is no part of how long they take.
    services.searcher.search(SearchRequest(next(iter(questions.queries.values()))))
    for mode in (SearchMode(arguments.only),) if arguments.only else SearchMode:

        def report(done: int, mode: SearchMode = mode) -> None:
            output.progress(f"searching: {mode.value} {done} of {total}")

        scored[mode.value] = evaluate(
            services.searcher.search,
            questions.queries,
            questions.judgements,
            questions.document_id,
            mode,
            report,
        )
    now = _run_of(services, questions, arguments, scored)
    document: dict[str, Any] = {
        "queries": total,
        "modes": {mode: mode_figures(scores) for mode, scores in scored.items()},
    }
    if halves := halves_compared(now):
        document["hybrid_against"] = halves
    if arguments.save is not None:
        save_run(now, arguments.save)
    if arguments.misses is not None:
        document["misses"] = write_misses(questions, scored, arguments.misses)
    if earlier:
        document["comparison"] = runs_compared(earlier[0], now)
    return document


def _run_of(
    services: Services,
    questions: QuestionSet,
    arguments: Namespace,
    scored: dict[str, list[QueryScore]],
) -> Run:
    from carnet.settings.schema import SCHEMA
    from carnet.settings.store import SettingsStore

    settings = SettingsStore(services.paths.settings_file).load().settings
    used = [model.spec for model in services.models.list() if model.in_use]
    return Run(
        __version__,
        questions.name,
        questions.mark,
        arguments.sample,
        arguments.seed,
        {spec.role.value: spec.name for spec in used},
        {one.key: settings.get(one) for one in SCHEMA if one.group in _MODEL_GROUPS},
        {mode: rows_of(scores) for mode, scores in scored.items()},
    )


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
