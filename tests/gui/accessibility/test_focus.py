"""The control that has the focus looks it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget
from tests.gui.accessibility.conftest import Screen
from tests.gui.accessibility.test_names import said
from tests.gui.accessibility.test_tab_order import stops_to_be

LEAST_PIXELS = 40


def picture(front: QWidget) -> QImage:
    QApplication.processEvents()
    return front.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def differing(one: QImage, two: QImage, box: tuple[int, int, int, int]) -> int:
    left, top, right, bottom = box
    return sum(
        one.pixel(x, y) != two.pixel(x, y)
        for y in range(max(0, top), min(bottom, one.height()))
        for x in range(max(0, left), min(right, one.width()))
    )


def test_the_focus_is_seen(screen: Screen) -> None:
    front = screen.front
    if isinstance(front, QMenu):
        pytest.skip("a menu marks its entry")
    unseen = []
    for widget in stops_to_be(screen):
        if isinstance(widget, QAbstractItemView) and widget.model().rowCount() == 0:
            continue  # there is no row to mark
        if (focused := front.focusWidget()) is not None:
            focused.clearFocus()
        without = picture(front)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if front.focusWidget() is not widget:
            continue  # it hands the focus on
        at = widget.mapTo(front, widget.rect().topLeft())
        ratio = without.devicePixelRatio()
        air = 20  # a frame may be drawn by what is around
        box = tuple(
            round(edge * ratio)
            for edge in (
                at.x() - air, at.y() - air,
                at.x() + widget.width() + air, at.y() + widget.height() + air,
            )
        )  # fmt: skip
        if differing(without, picture(front), box) < LEAST_PIXELS:  # type: ignore[arg-type]
            unseen.append(f"{said(widget)} “{widget.accessibleName()}”")
    assert not unseen, "\n".join(map(str, unseen))
