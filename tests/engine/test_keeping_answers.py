"""Which answers the engine keeps, and what it announces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carnet.domain.answers import Answer
from carnet.domain.errors import Cancelled
from carnet.engine.protocol import AnswerNotice, AskParams, ConversationNotice, Method

if TYPE_CHECKING:
    from tests.engine.conftest import FakeEngine


def kept(engine: FakeEngine) -> list[str]:
    return [line for line in engine.record() if line.startswith("keep")]


def test_a_finished_answer_is_kept_with_the_notes_it_was_made_from(
    fake_engine: FakeEngine,
) -> None:
    fake_engine.request(Method.ASK, AskParams("short", conversation=3), Answer)
    assert kept(fake_engine) == ["keep short in 3 from ['/n/a.md'] False"]
    [notice] = fake_engine.notices.of(ConversationNotice)  # before the answer
    assert (notice.conversation.id, notice.conversation.title) == (3, "short")


def test_an_answer_is_kept_with_the_adapter_it_was_written_with(fake_engine: FakeEngine) -> None:
    fake_engine.request(Method.ASK, AskParams("short", conversation=3, adapter="terse"), Answer)
    assert kept(fake_engine) == ["keep short in 3 from ['/n/a.md'] False with terse"]


def test_a_stopped_answer_is_kept_as_far_as_it_came(fake_engine: FakeEngine) -> None:
    pending = fake_engine.start(Method.ASK, AskParams("endless", conversation=0), Answer)
    fake_engine.notices.wait_for(AnswerNotice, lambda notice: notice.event.stage == "writing")
    fake_engine.cancel(pending.id)
    assert pending.result().stopped
    assert kept(fake_engine) == ["keep endless in 0 from ['/n/a.md'] True"]


def test_what_was_stopped_before_a_word_is_not_kept(fake_engine: FakeEngine) -> None:
    pending = fake_engine.start(Method.ASK, AskParams("silent", conversation=0), Answer)
    fake_engine.notices.wait_for(AnswerNotice)
    fake_engine.cancel(pending.id)
    with pytest.raises(Cancelled):
        pending.result()
    assert kept(fake_engine) == []


def test_of_a_deleted_conversation_nothing_is_announced(fake_engine: FakeEngine) -> None:
    fake_engine.request(Method.ASK, AskParams("late", conversation=99), Answer)
    assert len(kept(fake_engine)) == 1
    assert fake_engine.notices.of(ConversationNotice) == []


def test_without_a_conversation_nothing_is_kept(fake_engine: FakeEngine) -> None:
    fake_engine.request(Method.ASK, AskParams("short"), Answer)
    assert kept(fake_engine) == []
