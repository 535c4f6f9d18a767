"""Taking everything along: imports as they are, conversations as Markdown, lists as CSV and JSON.

Nothing in the library changes. What cannot be read is named in the report; the rest goes on.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

from carnet.domain.cancel import CancelToken
from carnet.domain.conversation_markdown import conversation_as_markdown
from carnet.domain.conversations import Conversation, Exchange
from carnet.domain.data import ExportProgress, ExportReport, ExportWords
from carnet.domain.documents import Document
from carnet.domain.errors import KnownError
from carnet.domain.ports import Manifest
from carnet.library.importing import file_name

OnProgress = Callable[[ExportProgress], None]

_BLOCK_BYTES = 1_000_000
_CONVERSATIONS_AT_ONCE, _EXCHANGES_AT_ONCE = 100, 200
_ROW_BYTES = 1_000  # about, of a document in both lists
_FIELDS = (
    "path", "title", "format", "language", "tags", "date", "size_bytes", "modified_at",
    "indexed_at", "pages", "imported_from", "problem",
)  # fmt: skip
_FORMULA = re.compile(r"^[=+\-@\t\r]")  # a table program would compute what begins so


class Target(Protocol):
    """Where it is written."""

    path: Path

    def check_room(self, size_bytes: int) -> None: ...
    def write(
        self, name: str, pieces: Iterator[bytes], modified_at: float | None = None
    ) -> int: ...
    def finish(self) -> None: ...
    def abandon(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that is taken along as it is, under `name`."""

    name: str
    path: Path
    imported: bool = False


class Exporter:
    """`enclosed` lists the files that lie there now. Used once, on any thread."""

    def __init__(self, manifest: Manifest, enclosed: Iterable[Enclosed]) -> None:
        self._manifest = manifest
        self._enclosed = sorted(enclosed, key=lambda file: file.name)
        self._missing: list[str] = []
        self._files = self._size = self._total = self._imports = 0

    def export(
        self,
        target: Target,
        words: ExportWords,
        day: date,
        cancel: CancelToken,
        on_progress: OnProgress,
    ) -> ExportReport:
        """Write everything to `target`. Raises `Cancelled` and the target's failures; then nothing
        of it is left."""
        try:
            report = self._export(target, words, day, cancel, on_progress)
            cancel.check()
            target.finish()
        except BaseException:
            target.abandon()
            raise
        return report

    def _export(
        self,
        target: Target,
        words: ExportWords,
        day: date,
        cancel: CancelToken,
        on_progress: OnProgress,
    ) -> ExportReport:
        manifest = self._manifest
        documents = manifest.documents()
        talks = manifest.conversations.page(0, 1).total
        self._total = self._expected(len(documents))
        target.check_room(self._total)

        def write(name: str, pieces: Iterator[bytes], modified_at: float | None = None) -> None:
            cancel.check()
            on_progress(ExportProgress(min(self._size, self._total), self._total, name))
            counted = self._counted(pieces, name, cancel, on_progress)
            self._size += target.write(name, counted, modified_at)
            self._files += 1

        def text(name: str, content: str) -> None:
            write(name, iter([content.encode("utf-8", "backslashreplace")]))

        text(words.readme_name, words.readme.replace("{day}", day.isoformat()))
        rows = [self._row(document) for document in documents]
        text("documents.csv", _as_csv(rows))
        text("documents.json", _as_json(rows))
        text("folders.json", _as_json({
            "folders": [folder.path for folder in manifest.folders()],
            "forgotten": list(manifest.forgotten.paths()),
        }))  # fmt: skip
        judgements = [asdict(judgement) for judgement in manifest.judgements.list()]
        text("judgements.json", _as_json(judgements))
        for number, (talk, exchanges) in enumerate(self._conversations(), 1):
            name = f"conversations/{number:04} {file_name(talk.title)}.md"
            text(name, conversation_as_markdown(talk, exchanges, words.conversation))
        write("conversations.jsonl", self._conversation_lines())
        for file in self._enclosed:
            self._enclose(file, write)
        on_progress(ExportProgress(self._total, self._total))
        return ExportReport(
            str(target.path), self._size, self._files, len(documents), talks, self._imports,
            len(judgements), tuple(self._missing),
        )  # fmt: skip

    def _expected(self, documents: int) -> int:
        kept = sum(len(text.encode()) for text in self._manifest.conversations.texts())
        files = 0
        for file in self._enclosed:
            if file.path.is_file():
                files += file.path.stat().st_size
        return files + 2 * kept + documents * _ROW_BYTES

    def _counted(
        self, pieces: Iterator[bytes], name: str, cancel: CancelToken, on_progress: OnProgress
    ) -> Iterator[bytes]:
        written = self._size
        for piece in pieces:
            cancel.check()
            yield piece
            written += len(piece)
            on_progress(ExportProgress(min(written, self._total), self._total, name))

    def _enclose(
        self, file: Enclosed, write: Callable[[str, Iterator[bytes], float], None]
    ) -> None:
        try:
            opened = file.path.open("rb")
        except OSError:
            self._missing.append(str(file.path))
            return
        with opened:
            modified_at = os.fstat(opened.fileno()).st_mtime
            write(file.name, iter(lambda: opened.read(_BLOCK_BYTES), b""), modified_at)
        self._imports += file.imported

    def _row(self, document: Document) -> dict[str, object]:
        problem = document.problem
        return {
            "path": document.path,
            "title": document.display_title,
            "format": document.format,
            "language": document.language,
            "tags": list(document.tags),
            "date": document.date,
            "size_bytes": document.size_bytes,
            "modified_at": _moment(document.mtime_ns / 1e9),
            "indexed_at": _moment(document.indexed_at),
            "pages": document.pages or None,
            "imported_from": self._manifest.imports.origin(document.path),
            "problem": None if problem is None else f"{problem.code}: {problem.message}",
        }

    def _conversations(self) -> Iterator[tuple[Conversation, tuple[Exchange, ...]]]:
        """The oldest first. One that is deleted meanwhile is left out."""
        found: dict[int, Conversation] = {}
        offset = 0
        pages = self._manifest.conversations.page
        while page := pages(offset, _CONVERSATIONS_AT_ONCE).conversations:
            found.update((talk.id, talk) for talk in page)
            offset += len(page)
        for talk in sorted(found.values(), key=lambda talk: (talk.started_at, talk.id)):
            try:
                exchanges = self._exchanges(talk.id)
            except KnownError:
                continue
            yield talk, exchanges

    def _exchanges(self, conversation_id: int) -> tuple[Exchange, ...]:
        exchanges: tuple[Exchange, ...] = ()
        before = None
        while True:
            part = self._manifest.conversations.exchanges(
                conversation_id, _EXCHANGES_AT_ONCE, before
            )
            exchanges = part.exchanges + exchanges
            if not part.earlier or not part.exchanges:
                return exchanges
            before = part.exchanges[0].id

    def _conversation_lines(self) -> Iterator[bytes]:
        for talk, exchanges in self._conversations():
            line = {"conversation": asdict(talk), "exchanges": [asdict(one) for one in exchanges]}
            yield (json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _as_json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _as_csv(rows: list[dict[str, object]]) -> str:
    """With the mark by which table programs know UTF-8."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _FIELDS)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _moment(timestamp: float) -> str:
    if timestamp <= 0:
        return ""
    return datetime.fromtimestamp(timestamp, UTC).isoformat(timespec="seconds")
