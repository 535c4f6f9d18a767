"""The scripted engine's library: folders, notes, models, as its flags and requests make them."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from fake_notes import NOTES, ROOT

from carnet.domain.documents import Document, Folder, FolderState
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.library import (
    Activity,
    ForgetReport,
    LibraryStatus,
    PauseReason,
    Problem,
    Progress,
    Rebuild,
)
from carnet.domain.models import (
    InstalledModel,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
    ModelState,
    RunsOn,
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
KINDS = (
    "archive", "book", "calendar", "image", "mail", "markdown", "notebook", "page", "pdf",
    "sheet", "slides", "word",
)  # fmt: skip


PROBLEMS = tuple(
    Problem(f"{ROOT}/{path}", ErrorInfo(code, message, advice))
    for path, code, message, advice in (
        ("Archive/scan-1998.txt", "binary-file", "This file is not text, though its name says so.",
         "Open it to see what it is, or move it out of the folder."),
        ("Work/minutes.md", "file-not-understood",
         "The text of this file is in an unknown encoding.", "Save it again as UTF-8."),
        ("Work/export-full.md", "file-too-large", "This file is larger than Carnet reads (64 MB).",
         "Split it into smaller notes."),
        ("Private/diary.md", "file-unreadable", "This file may not be read.",
         "Check its permissions."),
    )
)  # fmt: skip


@cache
def many_documents(count: int) -> list[Document]:
    """Made once: a long list is asked for page by page."""
    return [
        Document(n, 1, f"{ROOT}/Many/{n:05}.md", 1, NOW_NS, "h", n, "markdown", f"Note {n}")
        for n in range(count)
    ]


LONG_PATH = "/mnt/share/projects/2019-2024 collected minutes of the flood commission and annexes"


def many_problems(count: int) -> tuple[Problem, ...]:
    """Files of four reasons, most of them of the first."""
    kinds = [problem.error for problem in PROBLEMS]
    return tuple(
        Problem(f"{ROOT}/Old/scan-{n:05}.txt", kinds[0 if n % 7 else n // 7 % 4])
        for n in range(count)
    )


LONG_AGO = 1_700_000_000.0  # 14 November 2023


class FakeLibrary:
    """`note` sends a notification."""

    def __init__(self, options: argparse.Namespace, note: Callable[[Notice, object], None]) -> None:
        self.options = options
        self.note = note
        self.paused = PauseReason(options.paused) if options.paused else None
        self.problems_left = bool(options.problems or options.problem_count)
        self.rescanned = False
        self.rebuilding = bool(options.rebuild)
        self.indexed_at = time.time() if options.indexed else None
        self.forgotten: list[str] = []
        self.looks = 0
        self.grown: list[Document] = []  # found at later looks
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
        options = self.options
        problems = () if not self.problems_left else PROBLEMS
        if options.problem_count and self.problems_left:
            problems = many_problems(options.problem_count)
        documents = (options.documents or len(NOTES)) if self.folders else 0
        progress, queued = Progress(Activity.IDLE), 0
        if options.indexing == "reading":
            documents += 120
            progress = Progress(Activity.READING, 128, 412, f"{ROOT}/Travel/Porto.md", 45.0)
            queued = 790
        elif options.indexing == "embedding":
            documents += 536
            progress = Progress(Activity.EMBEDDING, 1_312, 3_952, None, 260.0)
            queued = 2_640
        if self.rebuilding and not queued:
            progress = Progress(Activity.EMBEDDING, 1_200, 5_000, None, 640.0)
        if self.paused:
            progress = Progress(
                Activity.PAUSED, progress.done, progress.total, paused_by=self.paused
            )
        return LibraryStatus(
            documents, documents * 9, documents * 9 - queued, queued, 48_000_000,
            tuple(self.watched(documents, len(problems), queued)), problems, progress,
            Rebuild(self.options.rebuild_model, 1_312, 5_000) if self.rebuilding else None,
            tuple(self.forgotten),
        )  # fmt: skip

    def watched(self, documents: int, failed: int, queued: int) -> list[Folder]:
        """The notes' folder, one on a disk that is not there, and what was added."""
        options = self.options
        state = FolderState.OFFLINE if self.is_offline else FolderState.CURRENT
        if options.indexing:
            state = FolderState(options.indexing)
        folders = []
        if ROOT in self.folders:
            since = LONG_AGO if self.is_offline and options.long_offline else 0.0
            polled = options.polled
            folders.append(Folder(1, ROOT, state, documents, failed, queued, polled, since))
            if options.indexing or options.long:
                folders.append(Folder(2, "/media/ines/Archive", FolderState.OFFLINE, 1_204))
            if options.long:
                folders.append(Folder(3, LONG_PATH, FolderState.CURRENT, 38_112, 0, 0, True))
                folders.append(Folder(4, "/srv/team/Archive", FolderState.SCANNING, 12))
        others = [path for path in self.folders if path != ROOT]
        folders += [Folder(10 + n, path, FolderState.CURRENT, 1) for n, path in enumerate(others)]
        return folders

    @property
    def is_offline(self) -> bool:
        """Until somebody looks again, as if the disk were plugged in then."""
        options = self.options
        return bool(options.offline or options.long_offline) and not self.rescanned

    def changed(self, documents: bool = True) -> LibraryStatus:
        status = self.status()
        self.note(Notice.LIBRARY, LibraryNotice(status, documents, self.indexed_at))
        return status

    def pause(self, paused: bool) -> None:
        self.paused = PauseReason.PERSON if paused else None
        self.changed(documents=False)

    def rescan(self) -> None:
        self.problems_left = False
        self.rescanned = True
        if self.options.growing:
            self.looks += 1
            for n in range(100):
                path = f"{ROOT}/Many/{n * 20:05}-{self.looks}.md"
                self.grown.append(Document(10**6, 1, path, 1, NOW_NS, "h", 1, "markdown", "New"))
        self.changed()

    def remove_folder(self, path: str) -> LibraryStatus:
        self.folders.remove(path)
        return self.changed()

    def cancel_rebuild(self) -> LibraryStatus:
        self.rebuilding = False
        return self.changed(documents=False)

    def forget(self, path: str) -> ForgetReport:
        how = self.options.forget or "clean"
        if how == "fails":
            raise KnownError("disk-full", "The disk is full.", "Free some space, then try again.")
        if path in self.folders:
            self.folders.remove(path)
        else:
            self.forgotten.append(path)
        self.changed()
        remains = ("index/chunks.lance/data/7f3a.lance",) if how == "remains" else ()
        copies = (f"{ROOT}/Archive/Boiler (copy).md",) if how == "copies" else ()
        return ForgetReport(path, 1, 12, 12, 180, 12_400_000, remains, copies)

    def add_folder(self, path: str) -> LibraryStatus:
        if "unreadable" in path:
            raise KnownError(
                "folder-unreadable",
                "This folder cannot be read.",
                "Check its permissions, then add it again.",
                path,
            )
        if path in self.forgotten:
            self.forgotten.remove(path)
        else:
            self.folders.append(path)
        return self.changed()

    def documents(self, params: dict[str, Any]) -> DocumentPage:
        rows = [
            Document(number, 1, path, len(text), NOW_NS - number * 9 * DAY_NS, "hash", number,
                     "markdown", title, "en")
            for number, (path, (title, text)) in enumerate(sorted(NOTES.items()), 1)
        ]  # fmt: skip
        if self.options.documents:
            rows = many_documents(self.options.documents)
        if self.options.kinds:
            rows = [
                Document(n, 1, f"{ROOT}/.carnet/imports/{kind}.x", 1, NOW_NS, "h", n, kind,
                         kind.title())
                for n, kind in enumerate(KINDS)
            ]  # fmt: skip
        rows = sorted(rows + self.grown, key=lambda row: row.path)
        if not self.folders:
            rows = []
        rows = [row for row in rows if row.path not in self.forgotten]
        wanted = params["text"].lower()
        rows = [row for row in rows if wanted in f"{row.path} {row.title}".lower()]
        page = rows[params["offset"] : params["offset"] + params["limit"]]
        origins = {row.path: f"/home/ines/{row.title}" for row in page if "imports" in row.path}
        return DocumentPage(tuple(page), origins)

    def open(self, path: str) -> DocumentText:
        if self.is_offline:
            raise KnownError("file-vanished", "This file is no longer there.", "", path)
        if path in NOTES and path not in self.forgotten:
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
            ModelSpec("bge-m3", "BGE M3", ModelRole.EMBEDDER, ModelFormat.SENTENCE_TRANSFORMERS,
                      "MIT", ("en", "fr"), 2_270_000_000, 3_000_000_000, first),
        )  # fmt: skip
        card = RunsOn("A card", "AVX2", 24, 31)
        places = {"smollm2-135m-instruct": card} if ready else {}
        return ModelList(
            tuple(
                InstalledModel(spec, state, "", ready, runs_on=places.get(spec.name))
                for spec in specs
            )
        )
