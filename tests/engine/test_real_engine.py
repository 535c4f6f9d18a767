"""The real engine on real notes with the starter models, over its pipes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.answers import Answer, AnswerKind
from carnet.domain.errors import KnownError
from carnet.domain.library import Activity, ForgetReport, LibraryStatus
from carnet.domain.search import Listing, ListRequest, SearchMode, SearchResult
from carnet.engine.client import EngineClient, NoticeParams, engine_command
from carnet.engine.protocol import (
    AnswerNotice,
    AskParams,
    DocumentPage,
    DocumentsParams,
    DocumentText,
    EngineInfo,
    EngineNotice,
    EnginePhase,
    JudgeParams,
    LibraryNotice,
    Method,
    ModelList,
    Nothing,
    PathParams,
    SearchParams,
)
from carnet.settings.paths import resolve_paths

if TYPE_CHECKING:
    from tests.engine.conftest import Notices

Start = Callable[..., EngineClient]

pytestmark = pytest.mark.models

NOTES = {
    "kitchen.md": "# Kitchen\n\nThe oven was repaired by Mrs Abelard on 3 March for 120 euros.\n",
    "garden.md": "# Garden\n\nThe quince tree was planted behind the shed in November.\n",
    "velo.md": "# Vélo\n\nLe vélo rouge est rangé dans la cave de la rue des Lilas.\n",
}
QUESTION = "Who repaired the oven?"


class Stage:
    """An engine, and a folder of three notes that is its whole library."""

    def __init__(self, data_dir: Path, notes: Path, engine: EngineClient, notices: Notices) -> None:
        self.data_dir = data_dir
        self.notes = notes
        self.engine = engine
        self.notices = notices
        for name, text in NOTES.items():
            (notes / name).write_text(text, encoding="utf-8")

    def index(self) -> None:
        self.engine.request(Method.ADD_FOLDER, PathParams(str(self.notes)), LibraryStatus)
        self.notices.wait_for(LibraryNotice, self._is_complete)

    def forget(self) -> LibraryStatus:
        return self.engine.request(Method.REMOVE_FOLDER, PathParams(str(self.notes)), LibraryStatus)

    def path(self, name: str) -> str:
        return str(self.notes / name)

    def _is_complete(self, notice: LibraryNotice) -> bool:
        status = notice.status
        mine = [folder.documents for folder in status.folders if folder.path == str(self.notes)]
        return mine == [len(NOTES)] and not status.queued and is_at_rest(status)


def is_at_rest(status: LibraryStatus) -> bool:
    return status.progress.activity is Activity.IDLE


@pytest.fixture(scope="module")
def start(models_dir: Path) -> Iterator[Start]:
    """Starts the real engine on a data directory; all end with the module."""
    started: list[EngineClient] = []

    def start_engine(
        data_dir: Path, on_notice: Callable[[NoticeParams], None] = lambda _: None
    ) -> EngineClient:
        environment = {"CARNET_MODELS_DIR": str(models_dir)}
        engine = EngineClient(engine_command(data_dir), on_notice, environment)
        started.append(engine)
        return engine

    yield start_engine
    for engine in started:
        engine.close()


@pytest.fixture(scope="module")
def running(
    start: Start, make_notices: Callable[[], Notices], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, EngineClient, Notices]:
    """One engine for most tests: loading the models takes seconds."""
    data_dir, notices = tmp_path_factory.mktemp("library") / "data", make_notices()
    return data_dir, start(data_dir, notices), notices


@pytest.fixture
def stage(running: tuple[Path, EngineClient, Notices], tmp_path: Path) -> Iterator[Stage]:
    """That engine with notes of this test's own, indexed."""
    data_dir, engine, notices = running
    stage = Stage(data_dir, tmp_path, engine, notices)
    stage.index()
    yield stage
    status = engine.request(Method.STATUS, Nothing(), LibraryStatus)
    if status.folders:
        stage.forget()


def test_notes_are_indexed_searched_and_answered_from(stage: Stage) -> None:
    info = stage.engine.request(Method.HELLO, Nothing(), EngineInfo)
    assert info.isolation.sealed or not sys.platform.startswith("linux")
    assert info.data_dir == str(stage.data_dir)

    found = stage.engine.request(Method.SEARCH, SearchParams("quince"), SearchResult)
    assert found.passages[0].path == stage.path("garden.md")
    meant = SearchParams("where is my bicycle", SearchMode.VECTOR)
    near = stage.engine.request(Method.SEARCH, meant, SearchResult)
    assert near.passages[0].vector_rank == 1

    pending = stage.engine.start(Method.ASK, AskParams(QUESTION), Answer)
    answer = pending.result()
    assert [citation.path for citation in answer.citations][:1] == [stage.path("kitchen.md")]
    assert "Abelard" in answer.answer
    events = [n.event for n in stage.notices.of(AnswerNotice) if n.id == pending.id]
    assert events[0].stage == "retrieved"
    assert [e.sentence.text for e in events if e.sentence] == [s.text for s in answer.sentences]


def test_a_forgotten_note_leaves_the_disk_and_stays_away(stage: Stage) -> None:
    path = stage.path("garden.md")
    report = stage.engine.request(Method.FORGET, PathParams(path), ForgetReport)
    assert (report.documents, report.remains) == (1, ())
    Path(path).write_text("# Garden\n\nThe quince tree bears fruit.\n", encoding="utf-8")
    (stage.notes / "later.md").write_text(
        "# Later\n\nA medlar tree was planted.\n", encoding="utf-8"
    )

    def later_is_known(notice: LibraryNotice) -> bool:
        status = notice.status
        return status.documents == len(NOTES) and not status.queued and is_at_rest(status)

    stage.notices.wait_for(LibraryNotice, later_is_known)
    found = stage.engine.request(Method.SEARCH, SearchParams("quince tree"), SearchResult)
    assert path not in [passage.path for passage in found.passages]
    files = [file for file in stage.data_dir.rglob("*") if file.is_file()]
    assert [file for file in files if b"quinc" in file.read_bytes().lower()] == []


def test_a_person_says_which_note_was_right(stage: Stage) -> None:
    garden = JudgeParams("where is the quince", stage.path("garden.md"), relevant=True)
    stage.engine.request(Method.JUDGE, garden, Nothing)
    with pytest.raises(KnownError) as unknown:
        stage.engine.request(
            Method.JUDGE, JudgeParams("q", "/elsewhere.md", relevant=True), Nothing
        )
    assert unknown.value.code == "document-unknown"
    reader = SqliteManifest(resolve_paths(str(stage.data_dir)).database, read_only=True)
    assert [(said.query, said.path) for said in reader.judgements.list()] == [
        (garden.query, garden.path)
    ]
    reader.close()


def test_every_note_that_meets_a_criterion_is_listed(stage: Stage) -> None:
    query = "How many notes mention the quince?"
    listing = stage.engine.request(Method.LIST, ListRequest(query, limit=0), Listing)
    assert (listing.criterion, listing.scanned, listing.matched) == ("the quince", len(NOTES), 1)
    assert [row.path for row in listing.rows] == [stage.path("garden.md")]
    answer = stage.engine.request(Method.ASK, AskParams(query), Answer)
    assert answer.kind is AnswerKind.LISTED
    assert answer.listing == listing


def test_models_are_warmed_without_being_asked(stage: Stage) -> None:
    stage.notices.wait_for(EngineNotice, lambda notice: notice.phase is EnginePhase.READY)
    assert [n.problem for n in stage.notices.of(EngineNotice) if n.problem] == []
    models = stage.engine.request(Method.MODELS, Nothing(), ModelList).models
    assert sorted(m.spec.role for m in models if m.in_use) == ["embedder", "generator"]


def test_a_note_is_opened_as_it_is_and_said_to_be_stale_when_it_changed(stage: Stage) -> None:
    path = stage.path("garden.md")
    opened = stage.engine.request(Method.OPEN, PathParams(path), DocumentText)
    assert (opened.text, opened.title, opened.stale) == (NOTES["garden.md"], "Garden", False)
    stage.engine.request(Method.PAUSE, Nothing(), Nothing)
    Path(path).write_text("# Garden\n\nThe quince tree died.\n", encoding="utf-8")
    opened = stage.engine.request(Method.OPEN, PathParams(path), DocumentText)
    stage.engine.request(Method.RESUME, Nothing(), Nothing)
    assert (opened.text, opened.stale) == ("# Garden\n\nThe quince tree died.\n", True)


@pytest.mark.parametrize("outside", ["secret.txt", "../secret.md", "missing.md"])
def test_a_file_outside_the_library_is_not_opened(stage: Stage, outside: str) -> None:
    with pytest.raises(KnownError) as failure:
        stage.engine.request(Method.OPEN, PathParams(stage.path(outside)), DocumentText)
    assert failure.value.code == "document-unknown"


def test_a_note_saved_while_the_engine_runs_is_found(stage: Stage) -> None:
    (stage.notes / "new.md").write_text("# Well\n\nThe well is nine metres deep.\n", "utf-8")
    stage.notices.wait_for(LibraryNotice, lambda n: n.status.documents == len(NOTES) + 1)
    found = stage.engine.request(Method.SEARCH, SearchParams("well deep"), SearchResult)
    assert found.passages[0].path == stage.path("new.md")
    page = stage.engine.request(Method.DOCUMENTS, DocumentsParams(text="well"), DocumentPage)
    assert [document.title for document in page.documents] == ["Well"]


def test_removing_a_folder_forgets_its_notes(stage: Stage) -> None:
    status = stage.forget()
    assert (status.documents, status.folders) == (0, ())
    found = stage.engine.request(Method.SEARCH, SearchParams("quince"), SearchResult)
    assert found.passages == ()


def test_the_log_quotes_no_note_and_no_question(stage: Stage) -> None:
    stage.engine.request(Method.ASK, AskParams(QUESTION), Answer)
    log = (stage.data_dir / "logs" / "engine.log").read_text(encoding="utf-8")
    assert "network denied by" in log
    assert not any(word in log for word in ("Abelard", "oven", "quince", "Lilas"))


def test_a_second_engine_on_the_same_library_says_so_and_ends(stage: Stage, start: Start) -> None:
    second = start(stage.data_dir)
    with pytest.raises(KnownError) as failure:
        second.request(Method.HELLO, Nothing(), EngineInfo)
    assert failure.value.code == "library-in-use"
    assert second.process.wait(60) == 3
    status = stage.engine.request(Method.STATUS, Nothing(), LibraryStatus)
    assert status.documents == len(NOTES)


def test_a_place_that_cannot_be_written_is_said_to_whoever_greets(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    engine = start(tmp_path / "file" / "data")
    with pytest.raises(KnownError) as failure:
        engine.request(Method.HELLO, Nothing(), EngineInfo)
    assert failure.value.code == "data-not-writable"
    assert engine.process.wait(60) == 3


@pytest.mark.skipif(os.name != "posix", reason="Windows cannot hold a process still")
def test_an_engine_killed_with_a_question_under_way_leaves_a_library_that_answers(
    make_notices: Callable[[], Notices], tmp_path: Path
) -> None:
    """Without models as well: answers are then quotations, found by keyword."""
    data_dir, notes, notices = tmp_path / "data", tmp_path / "notes", make_notices()
    notes.mkdir()
    environment = {"CARNET_MODELS_DIR": str(tmp_path / "none")}
    with EngineClient(engine_command(data_dir), notices, environment) as first:
        Stage(data_dir, notes, first, notices).index()
        first.process.send_signal(signal.SIGSTOP)  # so that it cannot be faster than the kill
        pending = first.start(Method.ASK, AskParams(QUESTION), Answer)
        first.process.kill()
        with pytest.raises(KnownError) as failure:
            pending.result()
    assert failure.value.code == "engine-stopped"
    with EngineClient(engine_command(data_dir), environment=environment) as second:
        answer = second.request(Method.ASK, AskParams(QUESTION), Answer)
    assert answer.kind is AnswerKind.EXTRACTIVE
    assert "Abelard" in answer.answer
