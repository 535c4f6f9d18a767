"""The way of the Tab key through what is made later than its neighbours.

Qt leads Tab through widgets as they were put into their window, so rows that come while the window
stands would be reached last of all. What makes such rows leads Tab through them here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def stops(part: QWidget | QLayout) -> Iterator[QWidget]:
    """What takes the focus by Tab in a part of a window, as it is laid out; hidden ones too."""
    if isinstance(part, QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield part
        if isinstance(part, QScrollArea):
            within = part.widget()
            if within is not None:
                yield from stops(within)
            return
        if isinstance(part, QSplitter):
            for number in range(part.count()):
                if (pane := part.widget(number)) is not None:
                    yield from stops(pane)
            return
    layout = part if isinstance(part, QLayout) else part.layout()
    if layout is None:
        return
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = (item.widget() or item.layout()) if item is not None else None
        if inner is not None:
            yield from stops(inner)


def lead_tab(*parts: QWidget | QLayout) -> None:
    """Through these, one after the other, from where the first stop of the first is."""
    lead_through(stop for part in parts for stop in stops(part))


def lead_through(way: Iterable[QWidget]) -> None:
    """Through these stops, from where the first is."""
    for one, two in pairwise(way):
        QWidget.setTabOrder(one, two)


def stop_before(stop: QWidget, new: Iterable[QWidget]) -> QWidget | None:
    """What Tab comes from to `stop`, other than from what is `new` or gone; None without any."""
    passed = set(new)
    at = stop.previousInFocusChain()
    while at is not None and at is not stop:
        if at.focusPolicy() is not Qt.FocusPolicy.NoFocus and at not in passed:
            return at
        at = at.previousInFocusChain()
    return None
