"""Reading a folder in BEIR layout, and laying its corpus out as a folder of notes."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from carnet.answers.measuring.evaluation import JudgedQuestion
from carnet.domain.errors import KnownError
from carnet.search.measuring.metrics import Judgements


@dataclass(frozen=True, slots=True)
class Dataset:
    """`corpus.jsonl` (_id, title, text), `queries.jsonl` (_id, text), `qrels/test.tsv` (query-id,
    corpus-id, score), and where there are answers `answers.jsonl` (id, question, answers,
    answerable, gold)."""

    folder: Path

    def queries(self) -> dict[str, str]:
        """Query text by id."""
        return {row["_id"]: row["text"] for row in self._rows("queries.jsonl", "_id", "text")}

    def titles(self) -> dict[str, str]:
        """Title by document id; "" where there is none."""
        return {row["_id"]: row.get("title") or "" for row in self._corpus()}

    def corpus_hash(self) -> str:
        """Changes when the corpus does."""
        return hashlib.sha256(self._read("corpus.jsonl").encode()).hexdigest()

    def judgements(self) -> dict[str, Judgements]:
        """Relevant documents by query id, queries without any left out."""
        found: dict[str, dict[str, int]] = {}
        lines = self._read("qrels/test.tsv").splitlines()[1:]
        for number, line in enumerate(lines, 2):
            if not line.strip():
                continue
            try:
                query, document, score = line.split("\t")
                gain = int(score)
            except ValueError as error:
                raise self._broken("qrels/test.tsv", number, "a judgement", str(error)) from error
            if gain > 0:
                found.setdefault(query, {})[document] = gain
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
            for row in self._rows("answers.jsonl", "question", "answers", "gold", "answerable")
        ]

    def write_notes(self, folder: Path) -> None:
        """One Markdown file a document; files that say the same already are left alone."""
        folder.mkdir(parents=True, exist_ok=True)
        names = set()
        for row in self._corpus():
            title = row.get("title") or ""
            text = f"# {title}\n\n{row['text']}\n" if title else f"{row['text']}\n"
            path = folder / note_name(row["_id"])
            names.add(path.name)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8", newline="")
        for path in folder.iterdir():
            if path.name not in names:
                path.unlink()

    def _corpus(self) -> Iterator[dict[str, Any]]:
        return self._rows("corpus.jsonl", "_id", "text")

    def _rows(self, name: str, *keys: str) -> Iterator[dict[str, Any]]:
        """Objects that have these keys."""
        for number, line in enumerate(self._read(name).split("\n"), 1):
            if line.strip():
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise self._broken(name, number, "JSON", str(error)) from error
                if not isinstance(row, dict) or not row.keys() >= set(keys):
                    raise self._broken(name, number, f"an object with {', '.join(keys)}")
                yield row

    def _broken(self, name: str, number: int, wanted: str, detail: str = "") -> KnownError:
        return KnownError(
            "dataset-broken",
            f"Line {number} of {self.folder / name} is not {wanted}.",
            "Fetch the dataset again.",
            detail,
        )

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
