"""The control that has the focus looks it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QScrollArea,
    QWidget,
)
from tests.gui.accessibility.conftest import Screen
from tests.gui.accessibility.test_names import said
from tests.gui.accessibility.test_tab_order import stops_to_be

LEAST_PIXELS = 40
AIR_PX = 20  # a frame may be drawn by what is around


def picture(front: QWidget, box: QRect) -> np.ndarray[tuple[int, int], np.dtype[np.uint32]]:
    """The pixels of a part of a window, a row a line."""
    QApplication.processEvents()
    image = front.grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1).copy()


def bring_into_view(widget: QWidget) -> None:
    """As Tab does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    QApplication.processEvents()


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
        bring_into_view(widget)
        at = QRect(widget.mapTo(front, QPoint(0, 0)), widget.size())
        box = at.adjusted(-AIR_PX, -AIR_PX, AIR_PX, AIR_PX) & front.rect()
        if box.isEmpty():
            continue  # scrolled out of sight: it comes into view with the focus
        without = picture(front, box)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if front.focusWidget() is not widget:
            continue  # it hands the focus on
        if np.count_nonzero(without != picture(front, box)) < LEAST_PIXELS:
            unseen.append(f"{said(widget)} “{widget.accessibleName()}”")
    assert not unseen, "\n".join(unseen)
