"""The engine's process as its client sees it: requests, answers, notices."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from carnet import __version__
from carnet.domain.answers import Answer
from carnet.domain.errors import Cancelled, KnownError
from carnet.domain.library import ForgetReport, LibraryStatus
from carnet.domain.search import SearchResult
from carnet.engine.protocol import (
    AnswerNotice,
    AskParams,
    DocumentPage,
    DocumentsParams,
    DocumentText,
    EngineInfo,
    EngineNotice,
    EnginePhase,
    IsolationReport,
    JudgeParams,
    LibraryNotice,
    Method,
    ModelList,
    ModelParams,
    Nothing,
    PathParams,
    SearchParams,
    UseModelParams,
)
from carnet.engine.rpc.codec import RpcError

if TYPE_CHECKING:
    from tests.engine.conftest import FakeEngine


StartFakeEngine = Callable[[str], "FakeEngine"]


def ask(engine: FakeEngine, question: str) -> Answer:
    return engine.request(Method.ASK, AskParams(question), Answer)


def test_it_greets_with_who_it_is_and_how_it_is_isolated(fake_engine: FakeEngine) -> None:
    info = fake_engine.request(Method.HELLO, Nothing(), EngineInfo)
    assert (info.version, info.data_dir, info.models_dir) == (__version__, "/data", "/models")
    assert info.status.documents == 3
    assert info.isolation.sealed or not sys.platform.startswith("linux")


def test_it_proves_its_isolation_again_on_request(fake_engine: FakeEngine) -> None:
    report = fake_engine.request(Method.PRIVACY, Nothing(), IsolationReport)
    assert "audit-hook" in report.mechanisms


def test_it_opens_then_warms_its_models_then_is_ready(fake_engine: FakeEngine) -> None:
    fake_engine.notices.wait_for(EngineNotice, lambda n: n.phase is EnginePhase.READY)
    phases = [notice.phase for notice in fake_engine.notices.of(EngineNotice)]
    assert phases == [EnginePhase.OPEN, EnginePhase.WARMING, EnginePhase.READY]


def test_the_language_model_is_only_touched_by_the_answer_thread(fake_engine: FakeEngine) -> None:
    ask(fake_engine, "one")
    fake_engine.request(Method.RELOAD_MODELS, Nothing(), ModelList)
    fake_engine.wait_for_record("warm generator on carnet-answers")
    assert "ask one on carnet-answers" in fake_engine.record()
    assert "reload on carnet-answers" in fake_engine.record()
    assert "warm embedder on carnet-warming" in fake_engine.record()


def test_models_are_exchanged_where_questions_are_answered(fake_engine: FakeEngine) -> None:
    listed = fake_engine.request(Method.USE_MODEL, UseModelParams("other"), ModelList)
    assert listed.room.memory_bytes == 16_000_000_000
    fake_engine.request(Method.USE_MODEL, UseModelParams("sorter", wanted=False), ModelList)
    assert "use other on carnet-answers" in fake_engine.record()
    assert "leave sorter on carnet-answers" in fake_engine.record()


@pytest.mark.parametrize(
    ("method", "code"),
    [(Method.REMOVE_MODEL, "model-in-use"), (Method.VERIFY_MODEL, "model-unknown")],
)
def test_what_cannot_be_done_with_a_model_is_told(
    fake_engine: FakeEngine, method: Method, code: str
) -> None:
    with pytest.raises(KnownError) as caught:
        fake_engine.request(method, ModelParams("other"), ModelList)
    assert caught.value.code == code


def test_a_model_that_does_not_load_is_announced_and_the_engine_is_ready_all_the_same(
    start_fake_engine: StartFakeEngine,
) -> None:
    engine = start_fake_engine("bad-model")
    notice = engine.notices.wait_for(EngineNotice, lambda n: n.problem is not None)
    assert notice.problem is not None
    assert notice.problem.error.code == "model-corrupt"
    engine.notices.wait_for(EngineNotice, lambda n: n.phase is EnginePhase.READY)


def test_events_of_an_answer_come_in_order_and_before_the_result(fake_engine: FakeEngine) -> None:
    pending = fake_engine.start(Method.ASK, AskParams("long"), Answer)
    answer = pending.result()
    events = fake_engine.notices.of(AnswerNotice)
    assert {notice.id for notice in events} == {pending.id}
    stages = [stage for stage, _ in itertools.groupby(n.event.stage for n in events)]
    assert stages == ["retrieved", "writing", "sentence"]
    assert "".join(notice.event.delta for notice in events) == answer.answer


def test_text_that_is_written_fast_comes_in_few_messages(fake_engine: FakeEngine) -> None:
    ask(fake_engine, "long")
    writing = [n for n in fake_engine.notices.of(AnswerNotice) if n.event.stage == "writing"]
    assert len(writing) < 50  # 500 words were written at once


def test_a_stopped_answer_that_has_words_comes_back_as_far_as_it_came(
    fake_engine: FakeEngine,
) -> None:
    pending = fake_engine.start(Method.ASK, AskParams("endless"), Answer)
    fake_engine.notices.wait_for(AnswerNotice, lambda n: n.event.stage == "writing")
    fake_engine.cancel(pending.id)
    answer = pending.result()
    assert answer.stopped
    assert answer.answer == "one two "


def test_an_answer_stopped_before_its_first_word_is_cancelled(fake_engine: FakeEngine) -> None:
    pending = fake_engine.start(Method.ASK, AskParams("silent"), Answer)
    fake_engine.notices.wait_for(AnswerNotice)
    fake_engine.cancel(pending.id)
    with pytest.raises(Cancelled):
        pending.result()


def test_a_question_that_waits_can_be_withdrawn_without_being_asked(
    fake_engine: FakeEngine,
) -> None:
    first = fake_engine.start(Method.ASK, AskParams("endless"), Answer)
    second = fake_engine.start(Method.ASK, AskParams("never"), Answer)
    fake_engine.cancel(second.id)
    with pytest.raises(Cancelled):
        second.result()
    assert not first.done
    fake_engine.notices.wait_for(AnswerNotice)
    fake_engine.cancel(first.id)
    assert first.result().stopped
    assert not any(line.startswith("ask never") for line in fake_engine.record())


def test_a_running_answer_holds_up_neither_searches_nor_the_library(
    fake_engine: FakeEngine,
) -> None:
    pending = fake_engine.start(Method.ASK, AskParams("endless"), Answer)
    fake_engine.notices.wait_for(AnswerNotice)
    found = fake_engine.request(Method.SEARCH, SearchParams("quick"), SearchResult)
    status = fake_engine.request(Method.STATUS, Nothing(), LibraryStatus)
    assert (found.notes[0], status.chunks, pending.done) == ("quick", 4, False)
    fake_engine.cancel(pending.id)
    pending.result()


def test_a_newer_search_replaces_the_one_that_runs_and_those_that_wait(
    fake_engine: FakeEngine,
) -> None:
    running = fake_engine.start(Method.SEARCH, SearchParams("slow"), SearchResult)
    fake_engine.wait_for_record("search slow")
    newest = fake_engine.start(Method.SEARCH, SearchParams("newest"), SearchResult)
    assert newest.result().notes[0] == "newest"
    with pytest.raises(Cancelled):
        running.result()


@pytest.mark.parametrize(("asked", "used"), [(-5, "1"), (20, "20"), (10**9, "200")])
def test_a_search_limit_stays_sensible(fake_engine: FakeEngine, asked: int, used: str) -> None:
    found = fake_engine.request(Method.SEARCH, SearchParams("q", limit=asked), SearchResult)
    assert found.notes[1] == used


def test_a_page_of_documents_is_as_large_as_asked_within_reason(fake_engine: FakeEngine) -> None:
    params = DocumentsParams(offset=-3, limit=10**9, text="tea")
    page = fake_engine.request(Method.DOCUMENTS, params, DocumentPage)
    assert page.documents[0].path == "/n/0-1000-tea.md"
    assert page.origins == {"/n/0-1000-tea.md": "clipboard"}


def test_a_document_outside_the_library_is_not_opened(fake_engine: FakeEngine) -> None:
    with pytest.raises(KnownError) as failure:
        fake_engine.request(Method.OPEN, PathParams("/etc/passwd"), DocumentText)
    assert failure.value.code == "document-unknown"


def test_a_known_failure_crosses_with_its_code_advice_and_detail(fake_engine: FakeEngine) -> None:
    with pytest.raises(KnownError) as failure:
        fake_engine.request(Method.ADD_FOLDER, PathParams("/missing"), LibraryStatus)
    info = failure.value.info
    assert (info.code, info.message) == ("folder-missing", "It is not there.")
    assert (info.advice, info.detail) == ("Look again.", "/missing")


def test_a_bug_is_an_internal_error_that_quotes_nothing(fake_engine: FakeEngine) -> None:
    with pytest.raises(RpcError) as failure:
        fake_engine.request(Method.ADD_FOLDER, PathParams("/bug"), LibraryStatus)
    assert failure.value.message == "internal error: ValueError"
    assert "Traceback" in fake_engine.stderr.read_text(encoding="utf-8")
    assert fake_engine.request(Method.STATUS, Nothing(), LibraryStatus).documents == 3


def test_what_libraries_print_does_not_break_the_conversation(fake_engine: FakeEngine) -> None:
    fake_engine.request(Method.ADD_FOLDER, PathParams("/noisy"), LibraryStatus)
    printed = fake_engine.stderr.read_text(encoding="utf-8")
    assert "native code that prints" in printed
    assert "a library that prints" in printed


def test_forgetting_reports_what_was_done_and_the_keeper_goes_on(fake_engine: FakeEngine) -> None:
    report = fake_engine.request(Method.FORGET, PathParams("/notes/a.md"), ForgetReport)
    assert (report.path, report.chunks, report.copies) == ("/notes/a.md", 2, ("/copy.md",))
    fake_engine.notices.wait_for(LibraryNotice, lambda n: n.status.queued == 0)  # of a rescan


def test_a_judgement_is_given_and_taken_back(fake_engine: FakeEngine) -> None:
    for relevant in (True, None):
        fake_engine.request(Method.JUDGE, JudgeParams("q", "/n/a.md", relevant), Nothing)
    assert [line for line in fake_engine.record() if line.startswith("judge")] == [
        "judge q /n/a.md True",
        "judge q /n/a.md None",
    ]


def test_pausing_and_resuming_reach_the_keeper_in_order(fake_engine: FakeEngine) -> None:
    fake_engine.start(Method.PAUSE, Nothing(), Nothing)
    fake_engine.request(Method.RESUME, Nothing(), Nothing)
    seen = [line for line in fake_engine.record() if line in ("pause", "resume")]
    assert seen == ["pause", "resume"]


def test_changes_of_the_library_come_merged_and_the_last_one_always_comes(
    fake_engine: FakeEngine,
) -> None:
    fake_engine.request(Method.RESCAN, Nothing(), Nothing)
    fake_engine.notices.wait_for(LibraryNotice, lambda n: n.status.queued == 0)
    notices = fake_engine.notices.of(LibraryNotice)
    assert len(notices) < 10  # a hundred changes happened
    assert any(notice.documents_changed for notice in notices)


def test_indexing_gives_way_to_questions_and_what_they_find_is_embedded_next(
    fake_engine: FakeEngine,
) -> None:
    fake_engine.request(Method.SEARCH, SearchParams("found"), SearchResult)
    fake_engine.wait_for_record("prefer [7]")
    assert _told_keeper(fake_engine) == ["give way", "search found", "go on", "prefer [7]"]
    ask(fake_engine, "one")
    fake_engine.wait_for_record("ask one on carnet-answers")
    assert _told_keeper(fake_engine)[4:] == [
        "give way", "ask one on carnet-answers", "prefer [7]", "go on",
    ]  # fmt: skip


def _told_keeper(engine: FakeEngine) -> list[str]:
    words = ("give way", "go on", "prefer", "search", "ask")
    return [line for line in engine.record() if line.startswith(words)]
