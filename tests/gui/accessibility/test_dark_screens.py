"""Every screen in the dark theme: what is seen of words."""

from __future__ import annotations

from tests.gui.accessibility.drawn_words import weak_words
from tests.gui.accessibility.theatre import Screen


def test_words_are_drawn_with_enough_contrast(dark: Screen) -> None:
    found = weak_words(dark)
    assert not found, "\n".join(found)
