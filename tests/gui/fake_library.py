"""The scripted engine's library: folders, notes, models, as its flags and requests make them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fake_notes import NOTES, ROOT

from carnet.domain.documents import Document, Folder, FolderState
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.library import Activity, LibraryStatus, Problem, Progress
from carnet.domain.models import (
    InstalledModel,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
    ModelState,
)
from carnet.engine.protocol import (
    DocumentPage,
    DocumentText,
    EngineInfo,
    EnginePhase,
    IsolationProbe,
    IsolationReport,
    LibraryNotice,
    ModelList,
    Notice,
)

DAY_NS = 86_400_000_000_000
NOW_NS = 20_200 * DAY_NS


PROBLEMS = tuple(
    Problem(f"{ROOT}/{path}", ErrorInfo(code, message, advice))
    for path, code, message, advice in (
        ("Archive/scan-1998.txt", "not-text", "This file is not text, though its name says so.",
         "Open it to see what it is, or move it out of the folder."),
        ("Work/minutes.md", "bad-encoding", "The text of this file is in an unknown encoding.",
         "Save it again as UTF-8."),
        ("Work/export-full.md", "file-too-large", "This file is larger than Carnet reads (64 MB).",
         "Split it into smaller notes."),
        ("Private/diary.md", "file-unreadable", "This file may not be read.",
         "Check its permissions."),
    )
)  # fmt: skip


class FakeLibrary:
    """`note` sends a notification."""

    def __init__(self, options: argparse.Namespace, note: Callable[[Notice, object], None]) -> None:
        self.options = options
        self.note = note
        self.paused = False
        self.problems_left = bool(options.problems)
        self.folders: list[str] = [] if options.empty else [ROOT]

    def hello(self) -> EngineInfo:
        if self.options.refuse:
            raise KnownError(
                "library-in-use",
                "Another Carnet is using this library.",
                "Close the other Carnet, then try again.",
            )
        return EngineInfo(
            "0.1.0", f"{ROOT}/.carnet", f"{ROOT}/.models", self.isolation(), self.status(),
            EnginePhase.OPEN,
        )  # fmt: skip

    def isolation(self) -> IsolationReport:
        names = ("ipv4", "ipv6", "dns", "subprocess")
        denied = not self.options.unsealed
        probes = tuple(
            IsolationProbe(name, denied, "[Errno 1] Operation not permitted") for name in names
        )
        return IsolationReport(("seccomp", "audit-hook"), probes)

    def status(self) -> LibraryStatus:
        problems = () if not self.problems_left else PROBLEMS
        progress = Progress(Activity.IDLE)
        documents = (self.options.documents or len(NOTES)) if self.folders else 0
        queued = 0
        if self.options.indexing == "reading":
            documents += 120
            progress = Progress(Activity.READING, 128, 412, f"{ROOT}/Travel/Porto.md", 45.0)
            queued = 2_640
        elif self.options.indexing == "embedding":
            progress = Progress(Activity.EMBEDDING, 1_312, 3_952, None, 260.0)
            queued = 2_640
        if self.paused:
            progress = Progress(Activity.PAUSED, progress.done, progress.total)
        folders = [Folder(1, ROOT, FolderState.CURRENT, documents, len(problems))]
        if self.options.indexing:
            folders[0] = Folder(1, ROOT, FolderState.SCANNING, documents, len(problems))
            folders.append(Folder(2, "/media/ines/Archive", FolderState.OFFLINE, 236, 0))
        for number, path in enumerate(self.folders[1:] if ROOT in self.folders else self.folders):
            folders.append(Folder(10 + number, path, FolderState.CURRENT, 1, 0))
        if ROOT not in self.folders:
            folders = folders[1:]
        return LibraryStatus(
            documents, documents * 9, documents * 9 - queued, queued, 48_000_000,
            tuple(folders), problems, progress,
        )  # fmt: skip

    def changed(self, documents: bool = True) -> LibraryStatus:
        status = self.status()
        self.note(Notice.LIBRARY, LibraryNotice(status, documents))
        return status

    def pause(self, paused: bool) -> None:
        self.paused = paused
        self.changed(documents=False)

    def rescan(self) -> None:
        self.problems_left = False
        self.changed()

    def remove_folder(self, path: str) -> LibraryStatus:
        self.folders.remove(path)
        return self.changed()

    def add_folder(self, path: str) -> LibraryStatus:
        if "unreadable" in path:
            raise KnownError(
                "folder-unreadable",
                "This folder cannot be read.",
                "Check its permissions, then add it again.",
                path,
            )
        self.folders.append(path)
        return self.changed()

    def documents(self, params: dict[str, Any]) -> DocumentPage:
        rows = [
            Document(number, 1, path, len(text), NOW_NS - number * 9 * DAY_NS, "hash", number,
                     "markdown", title, "en")
            for number, (path, (title, text)) in enumerate(sorted(NOTES.items()), 1)
        ]  # fmt: skip
        if self.options.documents:
            rows = [
                Document(n, 1, f"{ROOT}/Many/{n:05}.md", 1, NOW_NS, "h", n, "markdown", f"Note {n}")
                for n in range(self.options.documents)
            ]
        if not self.folders:
            rows = []
        wanted = params["text"].lower()
        rows = [row for row in rows if wanted in f"{row.path} {row.title}".lower()]
        return DocumentPage(tuple(rows[params["offset"] : params["offset"] + params["limit"]]))

    def open(self, path: str) -> DocumentText:
        if path in NOTES:
            title, text = NOTES[path]
            tags = ("house", "heating") if title == "Boiler" else ()
            return DocumentText(path, title, "markdown", text, tags, NOW_NS / 1e9)
        try:
            text = Path(path).read_text(encoding="utf-8")
        except OSError as error:
            raise KnownError(
                "file-missing", "This note is no longer there.", "Look for it in its folder.", path
            ) from error
        kind = "text" if path.endswith(".txt") else "markdown"
        return DocumentText(path, Path(path).stem, kind, text, (), NOW_NS / 1e9)

    @property
    def has_models(self) -> bool:
        flag = self.options.models_flag
        return not flag or Path(flag).exists()

    def models(self) -> ModelList:
        ready = self.has_models
        state = ModelState.READY if ready else ModelState.MISSING
        first = ModelSource("a.whl", "0" * 64, 90_000_000, "a-starter-model==1.0", "model")
        second = ModelSource("b.whl", "0" * 64, 98_000_000, "another-model==2.0", "model")
        specs = (
            ModelSpec("all-minilm-l6-v2", "all-MiniLM-L6-v2", ModelRole.EMBEDDER,
                      ModelFormat.SENTENCE_TRANSFORMERS, "Apache-2.0", ("en",), 91_000_000,
                      200_000_000, first, True),
            ModelSpec("smollm2-135m-instruct", "SmolLM2 135M", ModelRole.GENERATOR,
                      ModelFormat.GGUF, "Apache-2.0", ("en",), 98_000_000, 300_000_000, second,
                      True),
        )  # fmt: skip
        return ModelList(tuple(InstalledModel(spec, state, "", ready) for spec in specs))
