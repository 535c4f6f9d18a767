"""Example questions come from the person's own notes, and only if those answer them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from carnet.domain.documents import GENERATED, Document
from carnet.domain.errors import ErrorInfo
from carnet.gui.start.example_finder import ExampleFinder, promising
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui


def document(path: str, title: str, language: str = "en", **more: Any) -> Document:
    return Document(
        1, 1, path, 1, more.pop("mtime_ns", 1), "h", 1, "markdown", title, language,
        **more,
    )  # fmt: skip


def titles(*documents: Document) -> list[str]:
    return [one.display_title for one in promising(documents)]


def test_titles_that_are_no_subject_are_left_out() -> None:
    assert titles(
        document("/n/1.md", "Boiler"),
        document("/n/2.md", "2024-03-12"),
        document("/n/3.md", "ab"),
        document("/n/4.md", "A title that is much too long to be part of any question"),
        document("/n/5.md", "Unreadable", problem=ErrorInfo("binary-file", "It is no text.")),
        document("/n/6.md", "An answer", notes=(GENERATED,)),
    ) == ["Boiler"]


def test_the_persons_language_comes_first_then_other_folders_then_the_newest() -> None:
    assert titles(
        document("/n/a/1.md", "Chaudière", "fr", mtime_ns=9),
        document("/n/a/2.md", "Old boiler", mtime_ns=1),
        document("/n/a/3.md", "New boiler", mtime_ns=5),
        document("/n/b/4.md", "Garden", mtime_ns=3),
    ) == ["New boiler", "Garden", "Old boiler", "Chaudière"]


@pytest.fixture
def window(make_main_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    """One whose finder does not wait for quiet."""
    window = make_main_window(greeted=False)
    finder = window.findChild(ExampleFinder)
    assert isinstance(finder, ExampleFinder)
    finder.timer.setInterval(0)
    return window


def test_questions_are_shown_that_the_notes_answer(
    window: MainWindow, qtbot: QtBot, engine_log: Any
) -> None:
    qtbot.waitUntil(lambda: bool(engine_log.messages("answers/ask")))
    empty = window.conversation.empty
    qtbot.waitUntil(lambda: any("What do my notes say" in s.text() for s in empty.starts))
    asked = engine_log.params("answers/ask")
    assert all(params["extractive"] for params in asked)
    assert all(params["conversation"] is None for params in asked)
    question = empty.starts[0].accessibleName()
    empty.starts[0].click()
    assert window.conversation.composer.field.toPlainText() == question


def test_a_question_that_the_notes_do_not_answer_is_not_shown(
    window: MainWindow, qtbot: QtBot, engine_log: Any
) -> None:
    qtbot.waitUntil(lambda: bool(engine_log.messages("answers/ask")))
    qtbot.waitUntil(lambda: window.conversation.empty.starts[0].text().startswith("What do my"))
    shown = {start.accessibleName() for start in window.conversation.empty.starts}
    asked = {params["question"] for params in engine_log.params("answers/ask")}
    assert shown < asked


def test_while_the_library_is_being_read_nobody_is_asked(
    make_main_window: Callable[..., MainWindow], qtbot: QtBot, engine_log: Any
) -> None:
    window = make_main_window("--indexing", "reading")
    finder = window.findChild(ExampleFinder)
    assert isinstance(finder, ExampleFinder)
    assert not finder.timer.isActive()
    assert engine_log.messages("answers/ask") == []
    assert window.conversation.empty.starts[0].text() == "When did I last …"
