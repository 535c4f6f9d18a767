"""Notes that Carnet wrote are marked where they are found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from carnet.domain.documents import GENERATED
from carnet.domain.search import Passage
from carnet.gui.search.result_list import ResultModel
from carnet.gui.words import page_words

pytestmark = pytest.mark.gui

FOUND = Passage("/notes/a.md", "A", "", 3, 3, None, 0, 4, "text", 1.0, 1, None)


def test_a_result_that_carnet_wrote_is_said_to_be() -> None:
    model = ResultModel()
    model.show_passages("text", (replace(FOUND, generated=True), FOUND))
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert said == ["A, written by Carnet, line 3: text", "A, line 3: text"]


def test_the_page_of_the_note_says_it() -> None:
    assert page_words.notes([GENERATED]) == ["written by Carnet from your notes"]
