"""A button in a narrow pane."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.yielding_button import YieldingButton

pytestmark = pytest.mark.gui
WORDS = "4 files could not be read, and this goes on"


def test_it_may_be_narrower_than_its_words_and_keeps_all_of_them(
    icons: Icons, qtbot: QtBot
) -> None:
    button = YieldingButton(WORDS, Rank.QUIET, icons, "alert")
    firm = WordButton(WORDS, Rank.QUIET, icons, "alert")
    for one in (button, firm):
        qtbot.addWidget(one)
        one.show()
    assert button.sizeHint() == firm.sizeHint()
    assert button.minimumSizeHint().width() < firm.minimumSizeHint().width() / 2
    assert button.minimumSizeHint().height() == firm.minimumSizeHint().height()
    assert (button.text(), button.accessibleName()) == (WORDS, WORDS)


def test_narrow_it_shows_the_beginning_and_wide_everything(icons: Icons, qtbot: QtBot) -> None:
    button = YieldingButton(WORDS, Rank.QUIET, icons, "alert")
    firm = WordButton(WORDS, Rank.QUIET, icons, "alert")
    for one in (button, firm):
        qtbot.addWidget(one)
        one.resize(firm.sizeHint())
        one.show()
    assert button.grab().toImage() == firm.grab().toImage()
    for one in (button, firm):
        one.resize(firm.sizeHint().width() // 2, firm.sizeHint().height())
    assert button.grab().toImage() != firm.grab().toImage()
