"""The way of the Tab key through every screen."""

from __future__ import annotations

from itertools import groupby, pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from tests.gui.accessibility.names import inner, said
from tests.gui.accessibility.theatre import Screen, shown

from carnet.gui.search.floating_card import FloatingCard
from carnet.gui.settings.setting_row import SettingRow

MOST_STOPS = 200
SAME_LINE_PX = 8


def stops_to_be(screen: Screen) -> list[QWidget]:
    """What Tab must reach. Scroll areas scroll with the keys of what is in them."""
    return [
        one
        for one in shown(screen)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and not inner(one)
    ]


def way(screen: Screen) -> list[QWidget]:
    """Where the focus goes with Tab until it is again where it was."""
    front = screen.front
    front.activateWindow()
    first = front.focusWidget() or front
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    seen: list[QWidget] = []
    for _press in range(MOST_STOPS):
        at = front.focusWidget()
        if at is None or at in seen[:-1]:
            break
        assert at.isVisible(), f"{said(at)} has the focus and cannot be seen"
        if at not in seen:
            seen.append(at)  # else it went from one link of a text to the next
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return seen


def pane_of(widget: QWidget, front: QWidget) -> QWidget:
    """The part of the window it belongs to: tab order goes through one after the other."""
    at = widget
    while (parent := at.parentWidget()) is not None and parent is not front:
        if at.objectName() in {"header", "side", "composer"} or isinstance(parent, QSplitter):
            return at
        at = parent
    return at


def box(widget: QWidget, front: QWidget) -> QRect:
    return QRect(widget.mapTo(front, QPoint(0, 0)), widget.size())


def returns(screen: Screen, walked: list[QWidget]) -> list[str]:
    """Parts of the window that Tab leaves and comes back to, or goes to against reading order."""
    front = screen.front
    own = [one for one in walked if one is not front and card_of(one) is None]
    pane_at = [pane_of(one, front) for one in own]
    first = min(pane_at, key=lambda pane: place(pane, front), default=front)
    entries = (at for at, pane in enumerate(pane_at) if pane is first is not pane_at[at - 1])
    start = next(entries, 0)
    panes = [pane for pane, _same in groupby(pane_at[start:] + pane_at[:start])]
    twice = [said(pane) for number, pane in enumerate(panes) if pane in panes[:number]]
    back = [
        f"{said(two)} after {said(one)}"
        for one, two in pairwise(panes)
        if goes_back(box(one, front), box(two, front))
    ]
    return twice + back


def card_of(widget: QWidget) -> QWidget | None:
    """The card it stands on, which lies over the panes and closes when the focus leaves it."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, FloatingCard):
        above = above.parentWidget()
    return above


def early_resets(screen: Screen, walked: list[QWidget]) -> list[str]:
    """Ways back to a default that come before the control they belong to."""
    rows = [row for row in shown(screen) if isinstance(row, SettingRow) and row.reset in walked]
    return [
        row.label.text()
        for row in rows
        if walked.index(row.reset)
        != max(walked.index(one) for one in walked if row.editor.isAncestorOf(one)) + 1
    ]


def resets(one: QWidget, two: QWidget) -> bool:
    """Whether `two` takes back what is chosen with `one`: it comes after, wherever it lies."""
    row = two.parentWidget()
    return isinstance(row, SettingRow) and row.isAncestorOf(one)


def place(widget: QWidget, front: QWidget) -> tuple[int, int]:
    at = box(widget, front)
    return at.top() // 24, at.left()


def goes_back(one: QRect, two: QRect) -> bool:
    """Whether `two` lies above `one`, or before it on the same line."""
    if two.bottom() < one.top() + SAME_LINE_PX:
        # ... and not in a column further right, which is read after.
        return two.left() < one.right()
    same_line = abs(two.center().y() - one.center().y()) < SAME_LINE_PX
    return same_line and two.right() < one.left() + SAME_LINE_PX


def missed(screen: Screen, walked: list[QWidget]) -> list[str]:
    """What Tab must reach and does not."""
    return [said(one) for one in stops_to_be(screen) if one not in walked]


def steps_back(screen: Screen, walked: list[QWidget]) -> list[str]:
    """Where Tab does not go as one reads."""
    front = screen.front
    start = min(range(len(walked)), key=lambda at: place(walked[at], front), default=0)
    order = walked[start:] + walked[:start]
    return [
        f"{said(two)} “{two.accessibleName()}” after {said(one)} “{one.accessibleName()}”"
        for one, two in pairwise(order)
        if pane_of(one, front) is pane_of(two, front)
        and goes_back(box(one, front), box(two, front))
        and not resets(one, two)
    ]
