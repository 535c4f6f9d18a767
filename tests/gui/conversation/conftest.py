"""Asking as a person does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carnet.gui.conversation.answer_card import AnswerCard
from carnet.gui.window.main_window import MainWindow


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[..., AnswerCard]:
    """Type a question, press Enter, wait for the whole answer."""

    def type_and_wait(window: MainWindow, question: str, wait: bool = True) -> AnswerCard:
        field = window.conversation.composer.field
        field.setPlainText(question)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        if wait:
            qtbot.waitUntil(lambda: not window.asker.running, timeout=10_000)
        return window.conversation.cards[-1]

    return type_and_wait
