"""What is kept, through the protocol: counted, exported, forgotten, deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carnet.bootstrap.data_places import own_places
from carnet.domain.data import (
    DataKind,
    DataReport,
    EraseRequest,
    ExportReport,
    ExportRequest,
    ExportWords,
    ForgottenTalks,
)
from carnet.domain.errors import Cancelled
from carnet.domain.library import LibraryStatus
from carnet.engine.client import EngineClient, engine_command
from carnet.engine.protocol import (
    AskParams,
    EngineInfo,
    ExportNotice,
    ImportParams,
    LibraryNotice,
    Method,
    Nothing,
    PathParams,
)
from carnet.settings.paths import resolve_paths

if TYPE_CHECKING:
    from tests.engine.conftest import FakeEngine, Notices

CANARY = "quetzalcoatlus"


def test_counting_does_not_wait_for_an_export(fake_engine: FakeEngine) -> None:
    slow = fake_engine.start(Method.EXPORT, ExportRequest("/slow"), ExportReport)
    fake_engine.wait_for_record("export to /slow as README.txt False")
    assert fake_engine.request(Method.STATUS, Nothing(), LibraryStatus).documents == 3
    fake_engine.cancel(slow.id)
    with pytest.raises(Cancelled):
        slow.result()


def test_an_export_carries_its_words_and_tells_how_far_it_is(fake_engine: FakeEngine) -> None:
    words = ExportWords(readme_name="LISEZ-MOI.txt")
    request = ExportRequest("/out.zip", archive=True, words=words)
    pending = fake_engine.start(Method.EXPORT, request, ExportReport)
    assert pending.result().path == "/out.zip"
    assert "export to /out.zip as LISEZ-MOI.txt True" in fake_engine.record()
    [first, *_] = fake_engine.notices.of(ExportNotice)
    assert (first.id, first.progress.total_bytes) == (pending.id, 3)


def test_conversations_are_forgotten_where_questions_are_answered(
    fake_engine: FakeEngine,
) -> None:
    fake_engine.request(Method.FORGET_CONVERSATIONS, Nothing(), ForgottenTalks)
    assert "forget conversations on carnet-answers" in fake_engine.record()


@pytest.fixture
def start(tmp_path: Path, notices: Notices) -> Iterator[Callable[[], EngineClient]]:
    """Starts the real engine on one data directory, again and again."""
    started: list[EngineClient] = []

    def make() -> EngineClient:
        environment = {"CARNET_MODELS_DIR": str(tmp_path / "no-models")}
        client = EngineClient(engine_command(tmp_path / "data"), notices, environment)
        started.append(client)
        return client

    yield make
    for client in started:
        client.close()


def test_after_a_mark_the_next_start_is_a_first_start(
    start: Callable[[], EngineClient], notices: Notices, tmp_path: Path
) -> None:
    notes, data = tmp_path / "notes", tmp_path / "data"
    notes.mkdir()
    (notes / "a.md").write_text(f"# A\n\nThe {CANARY} flew over the boiler.\n")
    engine = start()
    assert engine.request(Method.HELLO, Nothing(), EngineInfo).erased is None
    engine.request(Method.ADD_FOLDER, PathParams(str(notes)), LibraryStatus)
    notices.wait_for(LibraryNotice, lambda notice: notice.status.documents == 1)
    engine.request(Method.ASK, AskParams(f"What did the {CANARY} do?", conversation=0), object)
    kinds = {p.kind for p in engine.request(Method.DATA, Nothing(), DataReport).places}
    assert kinds == set(DataKind)
    engine.request(Method.ERASE, EraseRequest(), Nothing)
    engine.process.kill()  # it need not even end well
    engine.close()

    info = start().request(Method.HELLO, Nothing(), EngineInfo)
    assert info.erased is not None
    assert info.erased.files > 5
    assert info.erased.remaining == ()
    assert info.status.folders == ()
    files = [path for path in data.rglob("*") if path.is_file()]
    assert [path for path in files if CANARY.encode() in path.read_bytes()] == []
    assert (notes / "a.md").is_file()


def test_everything_the_engine_makes_is_counted_and_would_be_deleted(
    start: Callable[[], EngineClient], notices: Notices, tmp_path: Path
) -> None:
    notes, data = tmp_path / "notes", tmp_path / "data"
    notes.mkdir()
    (notes / "a.md").write_text("# A\n\nThe boiler is kept at 1.2 bar.\n")
    (tmp_path / "b.txt").write_text("An imported letter.")
    engine = start()
    engine.request(Method.ADD_FOLDER, PathParams(str(notes)), LibraryStatus)
    notices.wait_for(LibraryNotice, lambda notice: notice.status.documents == 1)
    engine.request(Method.IMPORT, ImportParams((str(tmp_path / "b.txt"),)), object)
    engine.request(Method.ASK, AskParams("What bar?", conversation=0), object)
    report = engine.request(Method.DATA, Nothing(), DataReport)
    engine.close()
    paths = resolve_paths(str(data))
    known = {path.name for place in own_places(paths) for path in place.paths()}
    assert {path.name for path in data.iterdir()} - known == {"writer.lock"}
    assert report.exposed == ()
