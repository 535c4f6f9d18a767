from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from carnet.gui.window.on_screen import brought_back

MAIN = QRect(0, 0, 1920, 1040)
RIGHT = QRect(1920, 0, 1280, 1024)
SMALL = QRect(0, 0, 1024, 600)


@pytest.mark.parametrize(
    "frame",
    [
        QRect(100, 100, 1300, 800),
        QRect(2000, 50, 1200, 900),
        QRect(1800, 60, 400, 300),  # over two screens
        QRect(-200, 100, 600, 400),  # a little out, and easily taken hold of
    ],
)
def test_a_window_that_can_be_seen_stays(frame: QRect) -> None:
    assert brought_back(frame, [MAIN, RIGHT]) == frame


@pytest.mark.parametrize(
    ("frame", "place"),
    [
        (QRect(2000, 50, 1200, 900), QRect(720, 50, 1200, 900)),  # its screen is gone
        (QRect(300, -400, 800, 600), QRect(300, 0, 800, 600)),  # its title is above the top
        (QRect(9_000, 9_000, 640, 480), QRect(1280, 560, 640, 480)),
        (QRect(-3_000, 20, 640, 480), QRect(0, 20, 640, 480)),
    ],
)
def test_a_window_that_cannot_be_seen_comes_back(frame: QRect, place: QRect) -> None:
    assert brought_back(frame, [MAIN]) == place


def test_a_window_larger_than_its_screen_is_made_to_fit() -> None:
    back = brought_back(QRect(0, 0, 1320, 840), [SMALL])
    assert SMALL.contains(back)


def test_it_stays_on_the_screen_where_most_of_it_is() -> None:
    back = brought_back(QRect(2100, 900, 1300, 1100), [MAIN, RIGHT])
    assert RIGHT.contains(back)


def test_without_a_screen_nothing_is_moved() -> None:
    assert brought_back(QRect(5, 5, 10, 10), []) == QRect(5, 5, 10, 10)
