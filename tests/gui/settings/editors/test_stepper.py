"""A number with its two buttons, in any width."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carnet.gui.look.icons import Icons
from carnet.gui.settings.editors.stepper import Stepper

pytestmark = pytest.mark.gui
WORD = "Instead of the least number, in many words"


@pytest.fixture
def stepper(qtbot: QtBot, icons: Icons) -> Iterator[Stepper]:
    page = QWidget()  # a window of its own would grow to what it holds
    qtbot.addWidget(page)
    page.resize(900, 300)
    stepper = Stepper(icons, 0, 99, word=WORD)
    stepper.setParent(page)
    page.show()
    yield stepper


def test_the_buttons_stand_beside_the_field_where_there_is_room(stepper: Stepper) -> None:
    stepper.resize(stepper.sizeHint().width() + 40, 40)
    assert not stepper.stacked
    assert stepper.less.geometry().right() < stepper.number.x()
    assert stepper.number.geometry().right() < stepper.more.x()


def test_the_buttons_go_below_the_field_before_its_words_are_cut(
    qtbot: QtBot, stepper: Stepper
) -> None:
    narrow = stepper.number.minimumSizeHint().width()
    assert stepper.minimumSizeHint().width() == narrow
    stepper.resize(narrow, 120)
    assert stepper.stacked
    qtbot.waitUntil(lambda: stepper.number.width() == narrow)
    assert stepper.less.y() > stepper.number.geometry().bottom()
    assert stepper.more.x() > stepper.less.geometry().right()
    stepper.resize(narrow * 2, 120)
    assert not stepper.stacked
