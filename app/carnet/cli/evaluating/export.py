"""Writing one's own judged questions, with the whole library, as a set in BEIR layout."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from carnet.cli.evaluating.question_set import QuestionSet
from carnet.cli.evaluating.text_file import write_text
from carnet.domain.errors import KnownError


@dataclass(frozen=True, slots=True)
class ExportedNote:
    """A document as the set holds it."""

    path: str
    title: str
    text: str


def require_empty(folder: Path) -> None:
    """Make `folder`. Raises `KnownError` "folder-not-empty", or "file-not-written"."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = next(folder.iterdir(), None)
    except OSError as error:
        raise KnownError(
            "file-not-written", f"{folder} cannot be made.", "Name another folder.", str(error)
        ) from error
    if taken is not None:
        raise KnownError(
            "folder-not-empty",
            f"{folder} is not empty.",
            "Name a new folder: a set is never mixed with other files.",
        )


def export_set(questions: QuestionSet, notes: Iterable[ExportedNote], folder: Path) -> int:
    """Write corpus, queries and judgements into the empty `folder`; returns how many notes.

    Notes and questions get numbers for names, for paths hold spaces and worse. A judged note that
    could not be read is left out with what was said of it. Raises `KnownError` "file-not-written".
    """
    ids: dict[str, str] = {}
    write_text(folder / "corpus.jsonl", "".join(_corpus(notes, ids)))
    queries = [(f"q{number}", key) for number, key in enumerate(questions.queries, 1)]
    asked = ({"_id": name, "text": questions.queries[key]} for name, key in queries)
    write_text(folder / "queries.jsonl", "".join(_line(row) for row in asked))
    (folder / "qrels").mkdir(exist_ok=True)
    judged = (
        f"{name}\t{ids[path]}\t{gain}\n"
        for name, key in queries
        for path, gain in questions.judgements[key].items()
        if path in ids
    )
    write_text(folder / "qrels" / "test.tsv", "query-id\tcorpus-id\tscore\n" + "".join(judged))
    return len(ids)


def _corpus(notes: Iterable[ExportedNote], ids: dict[str, str]) -> Iterator[str]:
    for note in notes:
        ids[note.path] = f"n{len(ids) + 1}"
        yield _line({"_id": ids[note.path], "title": note.title, "text": note.text})


def _line(row: dict[str, str]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"
