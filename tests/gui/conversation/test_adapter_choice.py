"""Choosing an adapter for a conversation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from carnet.domain.models import (
    InstalledModel,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
    ModelState,
)
from carnet.gui.conversation.adapter_choice import AdapterChoice
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui


def model(name: str, base: str = "", state: ModelState = ModelState.READY) -> InstalledModel:
    role = ModelRole.ADAPTER if base else ModelRole.GENERATOR
    source = ModelSource("a.gguf", "0")
    spec = ModelSpec(name, name.title(), role, ModelFormat.GGUF, "MIT", ("en",), 1, 1, source,
                     base=base)  # fmt: skip
    return InstalledModel(spec, state, "", in_use=not base)


def titles(choice: AdapterChoice) -> list[str]:
    return [action.text() for action in choice.menu().actions()]


def pick(choice: AdapterChoice, title: str) -> None:
    next(one for one in choice.menu().actions() if one.text() == title).trigger()


@pytest.fixture
def choice(qtbot: QtBot) -> AdapterChoice:
    choice = AdapterChoice()
    qtbot.addWidget(choice)
    return choice


@pytest.mark.parametrize(
    "models",
    [
        (),
        (model("writer"),),
        (model("writer"), model("foreign", "another")),
        (model("writer"), model("damaged", "writer", ModelState.CORRUPT)),
    ],
    ids=["no model", "no adapter", "of another model", "damaged"],
)
def test_without_a_usable_adapter_nothing_is_shown(
    choice: AdapterChoice, models: tuple[InstalledModel, ...]
) -> None:
    choice.offer(models)
    assert choice.isHidden()


def test_adapters_of_the_model_in_use_are_offered(choice: AdapterChoice) -> None:
    choice.offer((model("writer"), model("short", "writer")))
    assert not choice.isHidden()
    assert titles(choice) == ["As set for all", "No adapter", "Short"]
    assert choice.text() == "Adapter: As set for all"
    assert choice.accessibleName() == choice.text()


def test_a_choice_is_told_and_stays_while_it_can(choice: AdapterChoice) -> None:
    said: list[object] = []
    choice.chosen.connect(said.append)
    choice.offer((model("writer"), model("short", "writer")))
    pick(choice, "Short")
    pick(choice, "No adapter")
    pick(choice, "Short")
    assert said == ["short", "", "short"]
    choice.offer((model("writer"), model("long", "writer"), model("short", "writer")))
    assert choice.name == "short"
    choice.offer((model("writer"), model("long", "writer")))
    assert choice.name is None
    assert said[-1] is None


def test_questions_carry_the_choice_until_a_new_conversation(
    make_main_window: Callable[..., MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window()
    window.conversation.composer.adapters.offer((model("writer"), model("short", "writer")))
    pick(window.conversation.composer.adapters, "Short")
    window.asker.ask("How tall is it?")
    qtbot.waitUntil(lambda: not window.asker.running)
    window.conversation.clear()
    window.asker.ask("How old is it?")
    qtbot.waitUntil(lambda: not window.asker.running)
    asked = [message["params"] for message in engine_log.messages("answers/ask")]
    assert [params.get("adapter") for params in asked] == ["short", None]


def test_a_kept_conversation_takes_its_adapter_up_again(choice: AdapterChoice) -> None:
    said: list[object] = []
    choice.chosen.connect(said.append)
    choice.offer((model("writer"), model("short", "writer")))
    choice.choose("short")
    assert (choice.name, said) == ("short", ["short"])
    choice.choose("gone meanwhile")
    assert choice.name is None


def test_the_adapter_of_a_conversation_waits_until_models_are_known(choice: AdapterChoice) -> None:
    said: list[object] = []
    choice.chosen.connect(said.append)
    choice.choose("short")
    choice.offer((model("writer"), model("short", "writer")))
    assert (choice.name, said) == ("short", ["short"])
