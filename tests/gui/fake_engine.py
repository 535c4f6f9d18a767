"""A scripted engine for the window's tests: speaks the real protocol, knows eight notes.

What it does is decided by its flags and by words in the question, so that a test can hold any
moment still: `crash` dies in mid-answer, `hold` writes until it is stopped, `burst` writes fast,
`endless` writes a long answer, `nowhere` abstains, `broken` fails. A search for `held` waits until
it is stopped.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import threading
from pathlib import Path
from typing import Any

import msgspec
from fake_notes import ANSWERS, NOTES, ROOT, Sentence

from carnet.domain.answers import (
    Answer,
    AnswerEvent,
    AnswerKind,
    AnswerSentence,
    Citation,
    Coverage,
    Support,
)
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
from carnet.domain.search import Passage, SearchResult
from carnet.engine.protocol import (
    AnswerNotice,
    DocumentPage,
    DocumentText,
    EngineInfo,
    EngineNotice,
    EnginePhase,
    IsolationProbe,
    IsolationReport,
    LibraryNotice,
    Method,
    ModelList,
    Nothing,
    Notice,
)

DAY_NS = 86_400_000_000_000
NOW_NS = 20_200 * DAY_NS


class Fake:
    """One fake engine. Requests run one a thread so that `$/cancel` is heard meanwhile."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.write_lock = threading.Lock()
        self.stops: dict[int, threading.Event] = {}
        self.paused = False
        self.problems_left = bool(options.problems)
        self.folders: list[str] = [] if options.empty else [ROOT]
        if options.crash_once and not Path(options.crash_once).exists():
            Path(options.crash_once).touch()
            sys.exit("fake engine: asked to die at start")

    # -- wire -------------------------------------------------------------------------------

    def write(self, message: dict[str, Any]) -> None:
        with self.write_lock:
            sys.stdout.buffer.write(msgspec.json.encode({"jsonrpc": "2.0"} | message) + b"\n")
            sys.stdout.buffer.flush()

    def note(self, method: Notice, params: object) -> None:
        self.write({"method": method, "params": params})

    def run(self) -> None:
        for line in sys.stdin.buffer:
            message = json.loads(line)
            if self.options.log:
                with Path(self.options.log).open("a", encoding="utf-8") as log:
                    log.write(json.dumps(message) + "\n")
            if message["method"] == Notice.CANCEL:
                stop = self.stops.get(message["params"]["id"])
                if stop is not None:
                    stop.set()
                continue
            self.stops[message["id"]] = threading.Event()
            if message["method"] == Method.SHUTDOWN:
                self.write({"id": message["id"], "result": Nothing()})
                return
            if message["method"] in (Method.ASK, Method.SEARCH):
                threading.Thread(target=self.reply, args=(message,), daemon=True).start()
            else:
                self.reply(message)

    def reply(self, message: dict[str, Any]) -> None:
        try:
            result = self.answer_to(message["id"], message["method"], message["params"])
            self.write({"id": message["id"], "result": result})
        except KnownError as error:
            text = {"code": -32000, "message": str(error), "data": error.info}
            self.write({"id": message["id"], "error": text})
        if message["method"] == Method.HELLO:
            self.note(Notice.ENGINE, EngineNotice(EnginePhase.READY))

    def answer_to(self, request_id: int, method: str, params: dict[str, Any]) -> object:
        match method:
            case Method.HELLO:
                return self.hello()
            case Method.PRIVACY:
                return self.isolation()
            case Method.STATUS:
                return self.status()
            case Method.ADD_FOLDER:
                return self.add_folder(params["path"])
            case Method.REMOVE_FOLDER:
                self.folders.remove(params["path"])
                return self.changed()
            case Method.DOCUMENTS:
                return self.documents(params)
            case Method.PAUSE | Method.RESUME:
                self.paused = method == Method.PAUSE
                self.changed(documents=False)
                return Nothing()
            case Method.RESCAN:
                self.problems_left = False
                self.changed()
                return Nothing()
            case Method.OPEN:
                return self.open(params["path"])
            case Method.SEARCH:
                return self.search(request_id, params)
            case Method.ASK:
                return self.ask(request_id, params["question"])
            case Method.MODELS | Method.RELOAD_MODELS:
                return self.models()
        raise KnownError("unknown-method", f"No method {method}.")

    # -- library ----------------------------------------------------------------------------

    def hello(self) -> EngineInfo:
        if self.options.refuse:
            raise KnownError(
                "library-locked",
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

    def models(self) -> ModelList:
        flag = self.options.models_flag
        ready = not flag or Path(flag).exists()
        state = ModelState.READY if ready else ModelState.MISSING
        source = ModelSource("a.whl", "0" * 64, 90_000_000, "a-starter-model==1.0", "model")
        specs = (
            ModelSpec("all-minilm-l6-v2", "all-MiniLM-L6-v2", ModelRole.EMBEDDER,
                      ModelFormat.SENTENCE_TRANSFORMERS, "Apache-2.0", ("en",), 91_000_000,
                      200_000_000, source, True),
            ModelSpec("smollm2-135m-instruct", "SmolLM2 135M", ModelRole.GENERATOR,
                      ModelFormat.GGUF, "Apache-2.0", ("en",), 98_000_000, 300_000_000, source, True),
        )  # fmt: skip
        return ModelList(tuple(InstalledModel(spec, state, "", ready) for spec in specs))

    # -- search and answers -----------------------------------------------------------------

    def search(self, request_id: int, params: dict[str, Any]) -> SearchResult:
        query = params["query"].lower()
        if "held" in query:
            self.stops[request_id].wait(60)
        words = [word for word in query.split() if word != "held"]
        passages = []
        for path, (title, text) in NOTES.items():
            for number, (start, end) in enumerate(chunks(text)):
                if words and all(word in f"{title} {text[start:end]}".lower() for word in words):
                    passages.append(passage(path, title, text, start, end, number + 1))
        hybrid = params["mode"] == "hybrid"
        if hybrid and passages:
            passages = passages[::-1] if self.options.reorder else passages
        return SearchResult(tuple(passages[:20]), {"total": 61.0 if hybrid else 6.0}, "en", ())

    def ask(self, request_id: int, question: str) -> Answer:
        words = question.lower()
        stop = self.stops[request_id]
        if "broken" in words:
            raise KnownError(
                "model-corrupt",
                "The language model's file is damaged.",
                "Install it again from the banner above.",
            )
        if "nowhere" in words:
            nearest = tuple(
                passage(path, *NOTES[path], *chunks(NOTES[path][1])[0], 1)
                for path in list(NOTES)[2:5]
            )
            return self.answer(question, [], AnswerKind.ABSTAINED, nearest=nearest)
        if "crash" in words:
            self.event(request_id, AnswerEvent("writing", delta="The answer begins and"))
            os._exit(9)
        if "hold" in words:
            self.event(request_id, AnswerEvent("retrieved", passages=self.passages()))
            self.event(request_id, AnswerEvent("writing", delta="Keep it between 1.2 and 1.5 bar "))
            stop.wait(60)
            return self.answer(question, ANSWERS["boiler"][:1], stopped=True)
        if "burst" in words:
            for number in range(600):
                self.event(request_id, AnswerEvent("writing", delta=f"word{number} "))
            return self.answer(question, ANSWERS["boiler"])
        if "endless" in words:
            text = "This sentence says the same thing once more, for the length of it. " * 150
            return self.answer(question, [(text[:10_000], "supported", [])])
        script = next((s for word, s in ANSWERS.items() if word in words), ANSWERS["boiler"])
        self.stream(request_id, script)
        kind = AnswerKind.EXTRACTIVE if "quote" in words else AnswerKind.GENERATED
        return self.answer(question, script, kind)

    def stream(self, request_id: int, script: list[Sentence]) -> None:
        self.event(request_id, AnswerEvent("retrieved", passages=self.passages()))
        whole = self.answer("", script)
        for sentence in whole.sentences:
            for word in sentence.text.split(" "):
                self.event(request_id, AnswerEvent("writing", delta=word + " "))
            self.event(
                request_id,
                AnswerEvent("sentence", sentence=sentence, citations=whole.citations),
            )

    def event(self, request_id: int, event: AnswerEvent) -> None:
        self.note(Notice.ANSWER_EVENT, AnswerNotice(request_id, event))

    def passages(self) -> tuple[Passage, ...]:
        return tuple(
            passage(path, title, text, *chunks(text)[0], 1)
            for path, (title, text) in list(NOTES.items())[:3]
        )

    def answer(
        self,
        question: str,
        script: list[Sentence],
        kind: AnswerKind = AnswerKind.GENERATED,
        nearest: tuple[Passage, ...] = (),
        stopped: bool = False,
    ) -> Answer:
        citations: list[Citation] = []
        sentences: list[AnswerSentence] = []
        for text, support, quotes in script:
            numbers = []
            for path, quote in quotes:
                citations.append(cite(len(citations) + 1, path, quote))
                numbers.append(len(citations))
            sentences.append(AnswerSentence(text, Support(support), tuple(numbers)))
        status = self.status()
        return Answer(
            question, question, kind, " ".join(s.text for s in sentences), tuple(sentences),
            tuple(citations),
            Coverage(status.documents, 2, len(status.failed), status.queued),
            {"retrieve": 31.0, "first_token": 900.0, "total": 4200.0}, "en", nearest, stopped,
        )  # fmt: skip


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


def cite(n: int, path: str, quote: str) -> Citation:
    title, text = NOTES[path]
    start = text.index(quote)
    end = start + len(quote)
    first = text.count("\n", 0, start) + 1
    return Citation(
        n, path, title, first, first + quote.count("\n"), None, start, end, quote
    )  # fmt: skip


def chunks(text: str) -> list[tuple[int, int]]:
    """Sections without their heading and without front matter, as [start, end)."""
    starts = [match.end() for match in re.finditer(r"^#+ .*\n+", text, re.MULTILINE)]
    ends = [match.start() for match in re.finditer(r"^#+ ", text, re.MULTILINE)][1:]
    return [(a, b) for a, b in zip(starts, [*ends, len(text)], strict=True) if text[a:b].strip()]


def passage(path: str, title: str, text: str, start: int, end: int, rank: int) -> Passage:
    first = text.count("\n", 0, start) + 1
    last = text.count("\n", 0, start + len(text[start:end].rstrip())) + 1
    heads = [line[3:] for line in text[:start].splitlines() if line.startswith("## ")]
    heading = f"{title} › {heads[-1]}" if heads else title
    return Passage(
        path, title, heading, first, last, None, start, end, text[start:end].strip(), 0.8, rank, None,
        modified_at=NOW_NS / 1e9,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data-dir", default="")
    parser.add_argument("--log", default="")
    parser.add_argument("--crash-once", default="")
    parser.add_argument("--models-flag", default="")
    parser.add_argument("--documents", type=int, default=0)
    parser.add_argument("--indexing", choices=["reading", "embedding"])
    for flag in ("empty", "refuse", "problems", "unsealed", "reorder"):
        parser.add_argument(f"--{flag}", action="store_true")
    Fake(parser.parse_args()).run()


if __name__ == "__main__":
    main()
