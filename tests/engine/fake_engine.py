"""An engine process with made-up services: `python fake_engine.py RECORD_FILE [MODE]`.

The words of a query or question choose what happens; what the services see goes to RECORD_FILE,
one line each. MODE "in-use" and "broken" make opening fail; "stuck" makes closing hang.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Never

from carnet.domain.answers import Answer, AnswerEvent, AnswerKind, Coverage, Question
from carnet.domain.cancel import CancelToken
from carnet.domain.conversations import Conversation
from carnet.domain.data import (
    DataKind,
    DataPlace,
    DataReport,
    ExportProgress,
    ExportReport,
    ExportWords,
    ForgottenTalks,
)
from carnet.domain.documents import Document
from carnet.domain.errors import KnownError
from carnet.domain.library import ChunkCounts as Chunks
from carnet.domain.library import DocumentCounts, ForgetReport, IndexReport, LibraryStatus
from carnet.domain.models import InstalledModel, ModelRole, Room
from carnet.domain.search import Passage, SearchRequest, SearchResult
from carnet.engine.child import serve_parent
from carnet.engine.isolation import isolate
from carnet.engine.services.library import OnChange, OnProblem, OnProgress
from carnet.settings.paths import Paths

PATIENCE_S = 60.0
NOTE_TEXT = "what stands in a note"
FOUND = Passage("/n/a.md", "A", "", 1, 1, None, 0, 4, "text", 1.0, 1, None, revision=7)


class Recorder:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def __call__(self, line: str) -> None:
        with self._lock, self._file.open("a", encoding="utf-8") as out:
            out.write(line + "\n")


class FakeLibrary:
    def __init__(self, record: Recorder) -> None:
        self._record = record
        self.queued = 0

    def status(self) -> LibraryStatus:
        return LibraryStatus(3, 4, 5, self.queued, 6, (), ())

    def last_indexed_at(self) -> float | None:
        return None

    def add_folder(self, path: str) -> None:
        self._record(f"add {path}")
        if path == "/missing":
            raise KnownError("folder-missing", "It is not there.", "Look again.", path)
        if path == "/bug":
            raise ValueError(NOTE_TEXT)
        if path == "/noisy":
            print("a library that prints")
            os.write(1, b"native code that prints\n")
            subprocess.run(["cat"], check=True)  # noqa: S607 - reads our stdin, if it could

    def remove_folder(self, path: str) -> None:
        self._record(f"remove {path}")

    def forget(self, path: str) -> ForgetReport:
        self._record(f"forget {path}")
        return ForgetReport(path, 1, 2, 3, 4, 5, (), ("/copy.md",))


class FakeKeeper:
    def __init__(self, record: Recorder, library: FakeLibrary, on_change: OnChange) -> None:
        self._record = record
        self._library = library
        self._on_change = on_change

    def pause(self) -> None:
        self._record("pause")

    def resume(self) -> None:
        self._record("resume")

    def rescan(self, *, retry: bool = True) -> None:
        """A hundred changes at once; the last leaves nothing queued."""
        self._record("rescan")
        for left in reversed(range(100)):
            self._library.queued = left
            report = IndexReport(DocumentCounts(added=left % 2), Chunks(), 0.0)
            self._on_change(report, self._library.status())

    @contextmanager
    def giving_way(self) -> Iterator[None]:
        self._record("give way")
        yield
        self._record("go on")

    def prefer(self, revisions: Sequence[int]) -> None:
        self._record(f"prefer {list(revisions)}")

    def close(self) -> None:
        self._record("keeper closed")


class FakeSearcher:
    def __init__(self, record: Recorder) -> None:
        self._record = record

    def search(self, request: SearchRequest, cancel: CancelToken) -> SearchResult:
        self._record(f"search {request.query}")
        if request.query == "slow":
            cancel.wait(PATIENCE_S)
            cancel.check()
        found = (FOUND,) if request.query == "found" else ()
        return SearchResult(found, {}, notes=(request.query, str(request.limit)))


class FakeFeedback:
    def __init__(self, record: Recorder) -> None:
        self._record = record

    def judge(self, query: str, path: str, relevant: bool | None) -> None:
        self._record(f"judge {query} {path} {relevant}")


class FakeAnswerer:
    def __init__(self, record: Recorder) -> None:
        self._record = record

    def ask(
        self, question: Question, on_event: Callable[[AnswerEvent], None], cancel: CancelToken
    ) -> Answer:
        self._record(f"ask {question.text} on {threading.current_thread().name}")
        on_event(AnswerEvent("retrieved", passages=(FOUND,)))
        if question.text == "silent":
            cancel.wait(PATIENCE_S)
            cancel.check()
        if question.text == "crash":
            os.abort()
        words = [f"w{n} " for n in range(500)] if question.text == "long" else ["one ", "two "]
        for word in words:
            on_event(AnswerEvent("writing", delta=word))
        if question.text == "endless":
            cancel.wait(PATIENCE_S)
        on_event(AnswerEvent("sentence"))
        return Answer(
            question.text, question.text, AnswerKind.GENERATED, "".join(words), (), (),
            Coverage(1, 1, 0, 0), {}, "en", stopped=cancel.cancelled,
        )  # fmt: skip


class FakeConversations:
    def __init__(self, record: Recorder) -> None:
        self._record = record

    def keep(
        self, wanted: int, answer: Answer, read: Collection[str], adapter: str | None = None
    ) -> Conversation | None:
        with_adapter = f" with {adapter}" if adapter else ""
        self._record(
            f"keep {answer.question} in {wanted} from {sorted(read)} {answer.stopped}{with_adapter}"
        )
        return Conversation(wanted or 7, answer.question, 1.0, 1.0, 1) if wanted != 99 else None


class FakeModels:
    def __init__(self, record: Recorder, mode: str) -> None:
        self._record = record
        self._mode = mode

    def list(self) -> tuple[InstalledModel, ...]:
        return ()

    def use_adapter(self, name: str | None) -> None:
        if name and name != "terse":
            raise KnownError("adapter-unknown", f"No adapter {name}.")

    def warm(self, role: ModelRole) -> None:
        self._record(f"warm {role} on {threading.current_thread().name}")
        if self._mode == "bad-model" and role is ModelRole.GENERATOR:
            raise KnownError("model-corrupt", "It is damaged.", "Install it again.")

    def room(self) -> Room:
        return Room(16_000_000_000, 4_000_000_000, 90_000_000_000)

    def use(self, name: str) -> None:
        self._record(f"use {name} on {threading.current_thread().name}")

    def leave(self, name: str) -> None:
        self._record(f"leave {name} on {threading.current_thread().name}")

    def verify(self, name: str, cancel: CancelToken) -> Never:
        raise KnownError("model-unknown", f"There is no model {name!r}.")

    def remove(self, name: str) -> None:
        raise KnownError("model-in-use", f"{name} is in use.", "Use another model first.")

    def reload(self) -> None:
        self._record(f"reload on {threading.current_thread().name}")


class FakeDocuments:
    def page(
        self, offset: int, limit: int, folder_id: int | None = None, text: str = ""
    ) -> list[Document]:
        return [Document(1, 1, f"/n/{offset}-{limit}-{text}.md", 1, 1, "h", 1)]

    def origins(self, paths: Sequence[str]) -> dict[str, str]:
        return {paths[0]: "clipboard"}

    def open(self, path: str) -> Never:
        raise KnownError("document-unknown", "It is not in the library.", "", path)


class FakeData:
    erased = None

    def __init__(self, record: Recorder) -> None:
        self._record = record

    def report(self, cancel: CancelToken) -> DataReport:
        return DataReport((DataPlace(DataKind.TEXT, "/data/index", 10, 2),), "/data", 99)

    def close_to_others(self) -> None:
        self._record("close to others")

    def export(
        self,
        place: str,
        words: ExportWords,
        cancel: CancelToken,
        on_progress: Callable[[ExportProgress], None],
        *,
        archive: bool,
    ) -> ExportReport:
        self._record(f"export to {place} as {words.readme_name} {archive}")
        for done in range(3):
            on_progress(ExportProgress(done, 3, "a.md"))
        if place == "/slow":
            cancel.wait(PATIENCE_S)
            cancel.check()
        return ExportReport(place, 3, 1, 0, 0, 0, 0)

    def forget_conversations(self) -> ForgottenTalks:
        self._record(f"forget conversations on {threading.current_thread().name}")
        return ForgottenTalks(2, 3, 4)

    def mark_for_erasing(self, *, models: bool) -> None:
        self._record(f"mark {models}")


@dataclass(frozen=True)
class Followed:
    files: bool
    roles: frozenset[ModelRole]


class FakeServices:
    def __init__(self, record: Recorder, mode: str) -> None:
        self._record = record
        self._mode = mode
        self.paths = Paths(*map(Path, ("/data", "/models", "/config", "/resources", "/catalog")))
        self.library = FakeLibrary(record)
        self.searcher = FakeSearcher(record)
        self.feedback = FakeFeedback(record)
        self.answerer = FakeAnswerer(record)
        self.conversations = FakeConversations(record)
        self.documents = FakeDocuments()
        self.models = FakeModels(record, mode)
        self.data = FakeData(record)

    def follow_settings(self, unsaved: Mapping[str, object]) -> Followed:
        """Those that are not saved say what has to follow."""
        self._record(f"follow {dict(unsaved)} on {threading.current_thread().name}")
        roles = frozenset({ModelRole.GENERATOR} if "models.gpu" in unsaved else ())
        return Followed("library.ignored" in unsaved, roles)

    def exchange_models(self, roles: Collection[ModelRole]) -> None:
        self._record(
            f"exchange {[str(role) for role in roles]} on {threading.current_thread().name}"
        )

    def start_keeper(
        self, on_change: OnChange, on_problem: OnProblem, on_progress: OnProgress
    ) -> FakeKeeper:
        return FakeKeeper(self._record, self.library, on_change)

    def close(self) -> None:
        if self._mode == "stuck":
            threading.Event().wait(PATIENCE_S)
        self._record("services closed")


def open_services(record: Recorder, mode: str) -> FakeServices:
    if mode == "in-use":
        raise KnownError("library-in-use", "Another Carnet has it.", "Close that one.")
    if mode == "broken":
        raise ValueError(NOTE_TEXT)
    return FakeServices(record, mode)


if __name__ == "__main__":
    isolate()
    recorder = Recorder(Path(sys.argv[1]))
    chosen = sys.argv[2] if len(sys.argv) > 2 else ""
    serve_parent(lambda: open_services(recorder, chosen))
