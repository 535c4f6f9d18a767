"""Of a very long note a part is drawn at a time, so that the window stays awake."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from carnet.gui.source.drawing.note_layout import Target
from carnet.gui.source.note_view import NoteView

pytestmark = pytest.mark.gui

CHARS = 5_000_000
PARAGRAPH = "Keep it **between** 1.2 and 1.5 bar when [cold](a.md), says `x` and [[Note]]. " * 3


def section(n: int) -> str:
    table = f"| a | b |\n|---|---|\n| {n} | y |"
    return f"## Heading {n}\n\n{PARAGRAPH}\n\n- item {n}\n- [x] done\n\n{table}\n\n"


MARKDOWN = "".join(section(n) for n in range(CHARS // len(section(1_000)) + 1))
CODE = "# Log\n\n```\n" + "2025-03-14 09:00 gauge 12.4 mm\n" * (CHARS // 31) + "```\n"
ONE_LINE = "word " * (CHARS // 5)
ROWS = "| a | b |\n|---|---|\n" + "| 12 | behind the shed |\n" * (CHARS // 25)


@pytest.mark.parametrize(
    "text", [MARKDOWN, CODE, ONE_LINE, ROWS], ids=["markdown", "code", "one line", "one table"]
)
def test_of_a_note_of_five_megabytes_a_part_is_drawn(
    theme: object, view: NoteView, qtbot: QtBot, text: str
) -> None:
    view.show_note(text, "markdown", "/a.md", ())
    qtbot.waitUntil(lambda: view.at_rest, timeout=60_000)
    assert 0 < len(view.toPlainText()) < CHARS / 4
    view.point_at(Target(text.count("\n") // 2, text.count("\n") // 2))
    qtbot.waitUntil(lambda: view.at_rest, timeout=60_000)
    assert 0 < len(view.toPlainText()) < CHARS / 4
