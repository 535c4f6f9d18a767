"""The switch above the left pane."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from carnet.gui.look.theme import Theme
from carnet.gui.window.side_pane import BORDER_PX, PADDING_PX, SegmentButton

pytestmark = pytest.mark.gui


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_chosen_word_is_whole_when_it_is_bold(percent: int, theme: Theme, qtbot: QtBot) -> None:
    theme.scale_text(percent)
    try:
        place = QWidget()
        qtbot.addWidget(place)
        row = QHBoxLayout(place)
        buttons = [SegmentButton(word) for word in ("Notes", "Conversations")]
        for button in buttons:
            button.setProperty("rank", "segment")
            row.addWidget(button, 1)
        place.show()
        place.resize(place.minimumSizeHint())
        for button in buttons:
            bold = QFont(button.font())
            bold.setWeight(QFont.Weight.DemiBold)
            needed = QFontMetrics(bold).horizontalAdvance(button.text())
            assert button.width() >= needed + 2 * (PADDING_PX + BORDER_PX)
    finally:
        theme.scale_text(100)
