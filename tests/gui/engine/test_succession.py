"""Another window takes over the engine that runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from carnet.domain.answers import Answer
from carnet.domain.library import LibraryStatus
from carnet.engine.protocol import AskParams, Method, Nothing
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.engine.succession import hear, let_go, silence

pytestmark = pytest.mark.gui

MakeClient = Callable[..., EngineClient]


class Source(QObject):
    first = Signal(int)
    second = Signal()


def test_who_heard_an_object_hears_nothing_any_more() -> None:
    source, heard = Source(), []
    source.first.connect(heard.append)
    source.destroyed.connect(lambda: heard.append("gone"))
    silence(source)
    source.first.emit(1)
    source.second.emit()
    assert heard == []
    source.first.connect(heard.append)
    source.first.emit(2)
    assert heard == [2]


def test_those_who_come_are_greeted_by_the_same_engine(
    make_client: MakeClient, qtbot: QtBot, engine_log: Any
) -> None:
    client = make_client()
    process, old, new = client.process_id, [], []
    client.greeted.connect(old.append)
    let_go(client)
    client.greeted.connect(new.append)
    qtbot.waitUntil(lambda: len(new) == 1)
    assert old == []
    assert client.process_id == process
    assert len(engine_log.messages("engine/hello")) == 2


def test_replies_go_to_those_who_take_them_up_or_to_nobody(
    make_client: MakeClient, qtbot: QtBot
) -> None:
    client = make_client()
    old: list[Any] = []
    new: list[Any] = []
    kept = client.request(Method.ASK, AskParams("hold on"), Answer, old.append)
    client.request(Method.STATUS, Nothing(), LibraryStatus, old.append)
    let_go(client, [kept])
    assert hear(client, kept, new.append, new.append)
    assert not hear(client, kept + 1, new.append, new.append)
    client.cancel(kept)
    qtbot.waitUntil(lambda: len(new) == 1)
    assert new[0].stopped
    assert old == []


def test_a_window_that_comes_when_the_engine_is_given_up_is_told_so(
    make_client: MakeClient, qtbot: QtBot
) -> None:
    client = make_client("--refuse", greeted=False)
    with qtbot.waitSignal(client.failed) as first:
        pass
    let_go(client)
    with qtbot.waitSignal(client.failed) as again:
        pass
    assert again.args == first.args
