"""The control that has the focus looks it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QScrollArea,
    QWidget,
)
from tests.gui.accessibility.names import said
from tests.gui.accessibility.tab_order import card_of, stops_to_be
from tests.gui.accessibility.theatre import Screen

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


def farthest(widget: QWidget, stops: list[QWidget]) -> QWidget:
    """The stop of its card that stands farthest: its own mark is not taken for the widget's."""
    here = widget.mapToGlobal(widget.rect().center())
    beside = [one for one in stops if card_of(one) is card_of(widget)]
    return max(
        beside, key=lambda one: (one.mapToGlobal(one.rect().center()) - here).manhattanLength()
    )


def unseen_focus(screen: Screen) -> list[str]:
    """Controls that look the same with the focus and without."""
    front = screen.front
    unseen = []
    stops = list(stops_to_be(screen))
    for widget in sorted(stops, key=lambda one: card_of(one) is None):  # before a card closes
        if isinstance(widget, QAbstractItemView) and widget.model().rowCount() == 0:
            continue  # there is no row to mark
        other = farthest(widget, stops)
        other.setFocus()  # a card closes when nothing in it has the focus
        if other is widget:
            widget.clearFocus()
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
    return unseen
