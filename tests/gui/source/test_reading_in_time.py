"""The window stays awake while a very long note is drawn, gone through and searched."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.watches.loop_watch import LoopWatch

from carnet.gui.source.note_layout import Target
from carnet.gui.source.note_view import NoteView

pytestmark = pytest.mark.gui

CHARS = 5_000_000
BUSY_MS = 50.0  # the most that one round of the loop may take
PARAGRAPH = "Keep it **between** 1.2 and 1.5 bar when [cold](a.md), says `x` and [[Note]]. " * 3


def section(n: int) -> str:
    table = f"| a | b |\n|---|---|\n| {n} | y |"
    return f"## Heading {n}\n\n{PARAGRAPH}\n\n- item {n}\n- [x] done\n\n{table}\n\n"


MARKDOWN = "".join(section(n) for n in range(CHARS // len(section(1_000)) + 1))
CODE = "# Log\n\n```\n" + "2025-03-14 09:00 gauge 12.4 mm\n" * (CHARS // 31) + "```\n"
ONE_LINE = "word " * (CHARS // 5)
ROWS = "| a | b |\n|---|---|\n" + "| 12 | behind the shed |\n" * (CHARS // 25)


@pytest.mark.parametrize(
    ("text", "rounds"),
    [(MARKDOWN, 2), (CODE, 2), (ONE_LINE, 2), (ROWS, 8)],  # Qt lays a table out all at once
    ids=["markdown", "code", "one line", "one table"],
)
def test_a_note_of_five_megabytes_keeps_the_loop_coming_round(
    theme: object, view: NoteView, qtbot: QtBot, text: str, rounds: int
) -> None:
    watch = LoopWatch()
    watch.start()
    view.show_note(text, "markdown", "/a.md", ())
    qtbot.waitUntil(lambda: view.at_rest, timeout=60_000)
    view.point_at(Target(text.count("\n") // 2, text.count("\n") // 2))
    qtbot.waitUntil(lambda: view.at_rest, timeout=60_000)
    for _ in range(40):  # the layout goes on behind
        qtbot.wait(5)
    view.resize(420, 640)
    for _ in range(40):
        qtbot.wait(5)
    watch.stop()
    print(f"\nbusy: {watch.busy}\nlate: {watch.late}")
    assert len(view.toPlainText()) < CHARS / 4  # a part of it is drawn
    assert watch.busy.count > 50
    assert watch.busy.p50 <= BUSY_MS / 2, watch.busy
    assert watch.busy.most <= rounds * BUSY_MS, watch.busy
