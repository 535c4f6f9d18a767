from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carnet.gui.look.theme import Theme
from carnet.gui.look.tokens import DARK, LIGHT

STYLES = Path(__file__).resolve().parents[3] / "resources" / "styles"


def test_the_window_turns_dark_when_the_system_does(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, STYLES)
    assert theme.tokens is LIGHT
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert DARK.sidebar in qapp.styleSheet()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.tokens is LIGHT


def test_a_chosen_theme_does_not_follow_the_system(qapp: QApplication) -> None:
    theme = Theme(qapp, STYLES, Qt.ColorScheme.Light)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens is LIGHT
    theme.fix(Qt.ColorScheme.Dark)
    assert theme.tokens is DARK
    theme.fix(Qt.ColorScheme.Light)
    assert theme.tokens is LIGHT


def test_fonts_grow_with_the_system_font(qapp: QApplication) -> None:
    theme = Theme(qapp, STYLES, Qt.ColorScheme.Light)
    before = qapp.font()
    bigger = qapp.font()
    bigger.setPointSizeF(before.pointSizeF() * 2)
    try:
        small = theme.font(1.1).pointSizeF()
        qapp.setFont(bigger)
        assert theme.font(1.1).pointSizeF() == 2 * small
    finally:
        qapp.setFont(before)
