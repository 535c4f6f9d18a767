"""A start that is refused is shown where there is no terminal."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carnet.cli.commands import gui
from carnet.cli.output import Output
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.gui import app
from carnet.gui.start.refusal import refusal_box

pytestmark = pytest.mark.gui

NOT_WRITABLE = ErrorInfo(
    "data-not-writable", "The folder <b>/data</b> cannot be written.", "Choose another.", "EROFS"
)
UNSEEN_TERMINAL = {"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}


def test_it_says_what_happened_and_what_to_do_as_plain_text(qtbot: QtBot) -> None:
    box = refusal_box(NOT_WRITABLE)
    qtbot.addWidget(box)
    assert box.text() == NOT_WRITABLE.message
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.informativeText() == "Choose another.\n\nEROFS"
    assert [button.text() for button in box.buttons()] == ["Close"]


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        (UNSEEN_TERMINAL, ["folder-missing"]),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, []),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}, []),
    ],
)
def test_it_is_shown_only_where_somebody_sees_a_window_and_no_terminal(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    shown: list[str],
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(app, "show_refusal", lambda error: seen.append(error.code))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    missing = Namespace(paths=[str(tmp_path / "gone")], question=None, quick=False, new=False)
    with pytest.raises(KnownError):
        gui.run(missing, Output(as_json=False))
    assert seen == shown


def test_in_a_terminal_it_is_printed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in UNSEEN_TERMINAL.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert gui._is_told_to_nobody() is False
