"""Reading a folder in BEIR layout, and laying its corpus out as a folder of notes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from carnet.answers.evaluation import JudgedQuestion
from carnet.domain.errors import KnownError
from carnet.search.metrics import Judgements


@dataclass(frozen=True, slots=True)
class Dataset:
    """`corpus.jsonl` (_id, title, text), `queries.jsonl` (_id, text), `qrels/test.tsv` (query-id,
    corpus-id, score), and where there are answers `answers.jsonl` (id, question, answers,
    answerable, gold)."""

    folder: Path

    def queries(self) -> dict[str, str]:
        """Query text by id."""
        return {row["_id"]: row["text"] for row in self._rows("queries.jsonl")}

    def judgements(self) -> dict[str, Judgements]:
        """Relevant documents by query id, queries without any left out."""
        found: dict[str, dict[str, int]] = {}
        lines = self._read("qrels/test.tsv").splitlines()[1:]
        for line in lines:
            query, document, score = line.split("\t")
            if int(score) > 0:
                found.setdefault(query, {})[document] = int(score)
        return dict(found)

    def questions(self) -> list[JudgedQuestion]:
        """Questions with answers; `KnownError` when the set has none."""
        return [
            JudgedQuestion(
                row["question"],
                tuple(row["answers"]),
                frozenset(row["gold"]),
                bool(row["answerable"]),
            )
            for row in self._rows("answers.jsonl")
        ]

    def write_notes(self, folder: Path) -> None:
        """One Markdown file a document; files that say the same already are left alone."""
        folder.mkdir(parents=True, exist_ok=True)
        names = set()
        for row in self._rows("corpus.jsonl"):
            title = row.get("title") or ""
            text = f"# {title}\n\n{row['text']}\n" if title else f"{row['text']}\n"
            path = folder / note_name(row["_id"])
            names.add(path.name)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8", newline="")
        for path in folder.iterdir():
            if path.name not in names:
                path.unlink()

    def _rows(self, name: str) -> Iterator[dict[str, Any]]:
        for number, line in enumerate(self._read(name).splitlines(), 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise KnownError(
                        "dataset-broken",
                        f"Line {number} of {self.folder / name} is not JSON.",
                        "Fetch the dataset again.",
                        str(error),
                    ) from error

    def _read(self, name: str) -> str:
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except OSError as error:
            raise KnownError(
                "dataset-missing",
                f"{self.folder / name} cannot be read.",
                "Give a folder in BEIR layout: corpus.jsonl, queries.jsonl, qrels/test.tsv.",
                str(error),
            ) from error


def note_name(document_id: str) -> str:
    """The file name of a document; reversible."""
    return quote(document_id, safe="") + ".md"


def document_id(path: str) -> str:
    """The document's id, from its note's path."""
    return unquote(Path(path).stem)


def sample(items: list[Any], size: int | None, seed: int) -> list[Any]:
    """`size` items chosen by `seed`, all of them when there are no more."""
    if size is None or size >= len(items):
        return items
    return random.Random(seed).sample(items, size)  # noqa: S311 - not for secrets
