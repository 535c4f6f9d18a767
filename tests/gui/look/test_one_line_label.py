"""Words that wrap only where they must."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carnet.gui.look.flow_layout import FlowLayout
from carnet.gui.look.one_line_label import OneLineLabel

pytestmark = pytest.mark.gui


def test_words_wider_than_a_line_wrap_and_push_down_what_follows(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    words, after = OneLineLabel("Several words of one label"), OneLineLabel("more")
    flow = FlowLayout(place, gap_px=4)
    flow.addWidget(words)
    flow.addWidget(after)
    place.show()
    one_line, wide = words.sizeHint().height(), words.sizeHint().width()
    flow.setGeometry(QRect(0, 0, 3 * wide, 200))
    assert words.width() == words.sizeHint().width()
    assert words.height() < 2 * words.fontMetrics().height()
    assert after.y() == words.y()
    flow.setGeometry(QRect(0, 0, wide * 2 // 3, 200))
    assert words.height() >= 2 * one_line - 2
    assert after.y() > words.geometry().bottom()
    assert flow.heightForWidth(wide * 2 // 3) == after.geometry().bottom() + 1
    assert flow.minimumSize().width() < wide // 2
