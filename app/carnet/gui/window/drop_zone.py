"""Dropping folders, files, pictures and texts anywhere on the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from carnet.gui.importing.given import given, offers
from carnet.gui.look.theme import Theme


class DropZone(QWidget):
    """Lies over the window while something is held above it, and says what dropping does."""

    dropped = Signal(object)  # Given

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window's drag events."""
        if isinstance(event, QDragEnterEvent):
            if not offers(event.mimeData()):
                return False
            event.acceptProposedAction()
            self.setGeometry(self._window.rect())
            self.show()
            self.raise_()
            return True
        if isinstance(event, QDropEvent) and not isinstance(event, QDragMoveEvent):
            self.hide()
            event.acceptProposedAction()
            self.dropped.emit(given(event.mimeData()))
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil with a frame and one sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = self._theme.color("window")
        veil.setAlphaF(0.92)
        painter.fillRect(self.rect(), veil)
        pen = QPen(self._theme.color("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16, 16, -16, -16), 16, 16)
        words = self.tr("Drop to add to the library")
        painter.setFont(self._theme.font(1.3))
        box = QRectF(painter.fontMetrics().boundingRect(words)).adjusted(-32, -20, 32, 20)
        box.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("tint"))
        painter.drawRoundedRect(box, 16, 16)
        painter.setPen(self._theme.color("on_tint"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
