"""A view that shows notes given as text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.source.drawn import Show

from carnet.gui.look.theme import Theme
from carnet.gui.source.note_view import NoteView


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Iterator[NoteView]:
    made = NoteView(theme)
    qtbot.addWidget(made)
    made.resize(480, 640)
    made.show()
    yield made
    made.pictures.loader.wait()


@pytest.fixture
def show(view: NoteView, qtbot: QtBot) -> Show:
    def show_text(text: str, kind: str = "markdown", path: str = "", root: str = "") -> NoteView:
        with qtbot.waitSignal(view.drawn, timeout=20_000):
            view.show_note(text, kind, path, (root,) if root else ())
        return view

    return show_text
