"""The window wrote the settings: what the engine does about it, and on which thread."""

from __future__ import annotations

from typing import Any

from carnet.domain.answers import Answer
from carnet.engine.protocol import AskParams, Method, Nothing, SettingsParams


def reload(engine: Any, unsaved: dict[str, object] | None = None) -> None:
    engine.request(Method.RELOAD_SETTINGS, SettingsParams(unsaved or {}), Nothing)


def test_the_services_follow_while_an_answer_is_written(fake_engine: Any) -> None:
    asked = fake_engine.start(Method.ASK, AskParams("endless"), Answer)
    fake_engine.wait_for_record("ask endless on carnet-answers")
    reload(fake_engine)
    assert "follow {} on carnet-library" in fake_engine.record()
    assert "rescan" not in fake_engine.record()
    assert not asked.done
    fake_engine.cancel(asked.id)
    assert asked.result().answer == "one two "


def test_where_other_files_are_read_the_folders_are_looked_through(fake_engine: Any) -> None:
    reload(fake_engine, {"library.ignored": ["*.tmp"]})
    assert "follow {'library.ignored': ['*.tmp']} on carnet-library" in fake_engine.record()
    assert "rescan" in fake_engine.record()


def test_models_are_exchanged_after_the_answer_under_way(fake_engine: Any) -> None:
    fake_engine.wait_for_record("warm generator on carnet-answers")
    asked = fake_engine.start(Method.ASK, AskParams("endless"), Answer)
    fake_engine.wait_for_record("ask endless on carnet-answers")
    reload(fake_engine, {"models.gpu": "off"})
    exchanged = "exchange ['generator'] on carnet-answers"
    assert exchanged not in fake_engine.record()
    fake_engine.cancel(asked.id)
    assert asked.result().answer == "one two "
    fake_engine.wait_for_record(exchanged)
