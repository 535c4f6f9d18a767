"""What a screen reader hears while an answer comes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carnet.gui.conversation.answer_voice import AnswerVoice
from carnet.gui.conversation.asker import Asker
from carnet.gui.engine.engine_client import EngineClient


class Ears:
    """Hears everything, and whether it interrupted."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, bool]] = []

    def __call__(self, _widget: QWidget, text: str, urgent: bool = False) -> None:
        self.heard.append((text, urgent))

    @property
    def words(self) -> list[str]:
        return [text for text, _urgent in self.heard]


@pytest.fixture
def listen(
    qtbot: QtBot, make_client: Callable[..., EngineClient]
) -> Callable[[], tuple[Asker, Ears]]:
    def begin() -> tuple[Asker, Ears]:
        asker, ears, widget = Asker(make_client()), Ears(), QWidget()
        qtbot.addWidget(widget)
        AnswerVoice(asker, widget, ears)
        return asker, ears

    return begin


def ask(qtbot: QtBot, asker: Asker, question: str) -> None:
    asker.ask(question)
    qtbot.waitUntil(lambda: not asker.running)


def test_an_answer_is_told_by_the_sentence(
    qtbot: QtBot, listen: Callable[[], tuple[Asker, Ears]]
) -> None:
    asker, ears = listen()
    with qtbot.waitSignal(asker.finished) as finished:
        asker.ask("What pressure should the boiler have?")
    answer = finished.args[0]
    assert ears.words[0] == "Looking through your notes…"
    told = ears.words[1:-1]
    assert len(told) == len(answer.sentences) > 1  # none twice, none of the pieces in between
    assert all(said.startswith(one.text) for said, one in zip(told, answer.sentences, strict=True))
    assert ears.words[-1].startswith("The answer is complete.")
    assert not any(urgent for _text, urgent in ears.heard)


def test_doubt_is_told_in_words(qtbot: QtBot, listen: Callable[[], tuple[Asker, Ears]]) -> None:
    asker, ears = listen()
    ask(qtbot, asker, "What pressure should the boiler have?")
    assert any(said.endswith("Not in your notes.") for said in ears.words)


def test_that_the_notes_do_not_say_is_told(
    qtbot: QtBot, listen: Callable[[], tuple[Asker, Ears]]
) -> None:
    asker, ears = listen()
    ask(qtbot, asker, "nowhere to be found")
    assert ears.words[-1] == "Your notes do not say."


def test_a_stop_is_told(qtbot: QtBot, listen: Callable[[], tuple[Asker, Ears]]) -> None:
    asker, ears = listen()
    asker.ask("hold")
    qtbot.waitUntil(lambda: len(ears.heard) > 0)
    with qtbot.waitSignal(asker.advanced):
        pass
    asker.stop()
    qtbot.waitUntil(lambda: not asker.running)
    assert ears.words[-1].startswith("Stopped before the end.")


def test_a_failure_interrupts(qtbot: QtBot, listen: Callable[[], tuple[Asker, Ears]]) -> None:
    asker, ears = listen()
    ask(qtbot, asker, "broken")
    _text, urgent = ears.heard[-1]
    assert urgent
