"""Every screen: what a screen reader is told, the way of Tab, what is seen of words and focus.

All on one staging of each; the tests stand so that what changes a screen comes last.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from tests.gui.accessibility.drawn_words import weak_words
from tests.gui.accessibility.focus import unseen_focus
from tests.gui.accessibility.names import misnamed, nameless, silent_rows, wordless
from tests.gui.accessibility.tab_order import early_resets, missed, returns, steps_back, way
from tests.gui.accessibility.theatre import Screen


def test_every_control_has_a_name(screen: Screen) -> None:
    found = nameless(screen)
    assert not found, "\n".join(found)


def test_names_are_words_and_not_drawings(screen: Screen) -> None:
    found = wordless(screen)
    assert not found, "\n".join(found)


def test_every_control_has_the_role_of_what_it_is(screen: Screen) -> None:
    found = misnamed(screen)
    assert not found, "\n".join(found)


def test_rows_of_lists_say_what_they_draw(screen: Screen) -> None:
    found = silent_rows(screen)
    assert not found, "\n".join(found)


def test_windows_have_a_title(screen: Screen) -> None:
    if screen.front.windowType() is Qt.WindowType.Popup:
        pytest.skip("a menu has none")
    assert screen.front.windowTitle()


def test_words_are_drawn_with_enough_contrast(screen: Screen) -> None:
    found = weak_words(screen)
    assert not found, "\n".join(found)


@pytest.fixture(scope="module")
def walks() -> list[tuple[Screen, list[QWidget]]]:
    """The last walk and its screen."""
    return []


@pytest.fixture
def walked(screen: Screen, walks: list[tuple[Screen, list[QWidget]]]) -> list[QWidget]:
    """Walked once, unless the walk changed the screen."""
    if isinstance(screen.front, QMenu):
        pytest.skip("a menu is walked with the arrows")
    if not walks or walks[-1][0] is not screen:
        walks[:] = [(screen, way(screen))]
    return walks[-1][1]


def test_tab_reaches_everything_and_is_caught_nowhere(
    screen: Screen, walked: list[QWidget]
) -> None:
    found = missed(screen, walked)
    assert not found, "\n".join(found)


def test_tab_goes_as_one_reads(screen: Screen, walked: list[QWidget]) -> None:
    found = steps_back(screen, walked)
    assert not found, "\n".join(found)


def test_tab_goes_through_one_part_of_the_window_after_the_other(
    screen: Screen, walked: list[QWidget]
) -> None:
    found = returns(screen, walked)
    assert not found, "\n".join(found)


def test_tab_comes_to_a_control_before_its_way_back(screen: Screen, walked: list[QWidget]) -> None:
    found = early_resets(screen, walked)
    assert not found, "\n".join(found)


def test_the_focus_is_seen(screen: Screen) -> None:
    if isinstance(screen.front, QMenu):
        pytest.skip("a menu marks its entry")
    found = unseen_focus(screen)
    assert not found, "\n".join(found)
