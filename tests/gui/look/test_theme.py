from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from carnet.gui.look.busy_dots import BusyDots
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


def test_text_is_read_at_the_size_that_was_chosen(qapp: QApplication) -> None:
    theme = Theme(qapp, STYLES, Qt.ColorScheme.Light)
    usual, sheet = theme.font().pointSizeF(), qapp.styleSheet()
    try:
        theme.scale_text(200)
        assert theme.font().pointSizeF() == 2 * usual
        assert f"font-size: {2 * usual:.2f}pt" in qapp.styleSheet()
        assert theme.px(18) == 36
    finally:
        theme.scale_text(100)
    assert qapp.styleSheet() == sheet


def test_dots_rest_where_no_motion_is_wanted(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, STYLES, Qt.ColorScheme.Light)
    dots = BusyDots(theme)
    qtbot.addWidget(dots)
    dots.show()
    theme.set_motion("full")
    assert dots.moving
    theme.set_motion("reduced")
    assert not dots.moving
    theme.set_motion("full")
    assert dots.moving


def test_the_system_is_asked_about_motion_unless_a_person_said(qapp: QApplication) -> None:
    theme = Theme(qapp, STYLES, Qt.ColorScheme.Light)
    wanted = qapp.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
    assert theme.moves is wanted
