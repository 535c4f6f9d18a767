"""A page as a picture that scrolls, with a frame around the cited words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from carnet.gui.look.theme import Theme

Box = tuple[float, float, float, float]  # left, top, right, bottom, as shares of the picture

AIR_PX = 12  # around the page
ABOVE = 0.3  # share of the height that is left above the first box
ROUND_PX = 3
GROW_PX = 1  # a frame does not touch its words


class PageCanvas(QAbstractScrollArea):
    """Shows one picture `zoom` times as wide as there is room; keys go out as signals."""

    turned = Signal(int)  # pages: -1, 1, and -1000, 1000 for the ends
    zoomed = Signal(int)  # steps: -1, 1; 0 for the width of the pane
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: tuple[Box, ...] = ()
        self.image = QImage()
        self.zoom = 1.0
        self._theme = theme
        self._at_box = False  # scroll to the first box as soon as there is room
        self.setObjectName("note")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def show_picture(self, image: QImage, boxes: tuple[Box, ...], stay: bool) -> None:
        """Replace the picture. `stay`: the same page, sharper or larger; else look at its boxes."""
        here, there = self.verticalScrollBar().value(), max(1, self.page_size().height())
        share = here / there
        self.image, self.boxes = image, boxes
        self._fit()
        if stay:
            self.verticalScrollBar().setValue(round(share * self.page_size().height()))
        else:
            self._at_box = True
            self._look_at_box()
        self.viewport().update()

    def clear(self) -> None:
        """Nothing."""
        self.image, self.boxes = QImage(), ()
        self._fit()
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Grow or shrink what is there at once; a sharper picture may follow."""
        middle = self.verticalScrollBar().value() / max(1, self.page_size().height())
        self.zoom = zoom
        self._fit()
        self.verticalScrollBar().setValue(round(middle * self.page_size().height()))
        self.viewport().update()

    @property
    def wanted_px(self) -> int:
        """How wide the picture should be, in pixels of the screen."""
        return round(self._page_width() * self.devicePixelRatioF())

    def page_size(self) -> QSize:
        """Of the drawn page, in logical pixels."""
        if self.image.isNull():
            return QSize()
        width = self._page_width()
        return QSize(width, round(width * self.image.height() / self.image.width()))

    def box_on_screen(self, number: int = 0) -> QRectF:
        """Where a box is drawn, in the viewport."""
        return self._placed(self._page_rect(), self.boxes[number])

    # -- events -------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, its edge, the boxes: a wash of the marker and an outline that is no colour's
        alone."""
        if self.image.isNull():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self._page_rect()
        painter.drawImage(page, self.image)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawRect(page)
        # Pages are white in both themes, so the light theme's yellow and green mark them in both.
        for box in self.boxes:
            place = self._placed(page, box)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.paper("marker"))
            painter.drawRoundedRect(place, ROUND_PX, ROUND_PX)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.paper("accent"), 1.5))
            painter.drawRoundedRect(place, ROUND_PX, ROUND_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit at once; a sharper picture follows."""
        super().resizeEvent(event)
        self._fit()
        self._look_at_box()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turning and zooming; the arrows scroll."""
        key = event.key()
        turns = {
            Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1, Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000,
        }  # fmt: skip
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.horizontalScrollBar().maximum():
            super().keyPressEvent(event)
        elif key in turns:
            self.turned.emit(turns[Qt.Key(key)])
        elif key in steps:
            self.zoomed.emit(steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme."""
        super().changeEvent(event)
        self.viewport().update()

    # -- inside -------------------------------------------------------------------------------

    def _page_width(self) -> int:
        # Room is kept for the scroll bar, shown or not: otherwise its coming would send it away.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * AIR_PX
        return max(60, round(room * self.zoom))

    def _page_rect(self) -> QRectF:
        size, room = self.page_size(), self.viewport().size()
        left = max(AIR_PX, (room.width() - size.width()) // 2)
        at = QPoint(
            left - self.horizontalScrollBar().value(), AIR_PX - self.verticalScrollBar().value()
        )
        return QRectF(at, size)

    def _placed(self, page: QRectF, box: Box) -> QRectF:
        left, top, right, bottom = box
        place = QRectF(
            page.left() + left * page.width(),
            page.top() + top * page.height(),
            (right - left) * page.width(),
            (bottom - top) * page.height(),
        )
        return place.adjusted(-GROW_PX, -GROW_PX, GROW_PX, GROW_PX)

    def _fit(self) -> None:
        size, room = self.page_size(), self.viewport().size()
        for bar, whole, part in (
            (self.verticalScrollBar(), size.height(), room.height()),
            (self.horizontalScrollBar(), size.width(), room.width()),
        ):
            bar.setRange(0, max(0, whole + 2 * AIR_PX - part))
            bar.setPageStep(part)
            bar.setSingleStep(40)

    def _look_at_box(self) -> None:
        if not self._at_box or self.image.isNull() or self.viewport().height() < 50:
            return
        self._at_box = False
        first = min(self.boxes, key=lambda box: box[1], default=(0.0, 0.0, 0.0, 0.0))
        size = self.page_size()
        top = first[1] * size.height() - self.viewport().height() * ABOVE
        self.verticalScrollBar().setValue(round(top) if self.boxes else 0)
        side = (first[0] + first[2]) / 2 * size.width() - self.viewport().width() / 2
        self.horizontalScrollBar().setValue(round(side) if self.boxes else 0)
