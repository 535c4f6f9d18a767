"""What restricts a search, as chips under the field, each with a cross that takes it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from carnet.domain.search import Correction, Restriction
from carnet.gui.look.flow_layout import FlowLayout
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.words import search_text

PAD = 10
CROSS = 12
GAP = 6
WIDEST_EM = 26


class Chip(QAbstractButton):
    """One restriction. Pressing it, or Delete on it, takes it away."""

    def __init__(self, theme: Theme, icons: Icons, taken: Restriction) -> None:
        super().__init__()
        self.restriction = taken
        self._theme = theme
        self._icons = icons
        self.setText(search_text.restriction(taken))
        said = self.tr("Remove: {restriction}").format(restriction=self.text())
        self.setAccessibleName(said)
        self.setToolTip(f"{said}\n{taken.typed}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Its words up to a width, and the cross."""
        metrics = QFontMetrics(self._theme.font(0.92))
        widest = metrics.height() * WIDEST_EM
        words = min(metrics.horizontalAdvance(self.text()) + 2, widest)
        return QSize(words + 2 * PAD + GAP + CROSS, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        """It may be cut."""
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, Backspace and Enter do what a press does."""
        takes = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in takes:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        round_px = box.height() / 2
        focused = self.hasFocus()
        lively = self.underMouse() or self.isDown()
        painter.setPen(QPen(self._theme.color("accent" if focused or lively else "tint"), 1.6))
        painter.setBrush(self._theme.color("tint"))
        painter.drawRoundedRect(box, round_px, round_px)
        font = self._theme.font(0.92)
        painter.setFont(font)
        painter.setPen(self._theme.color("on_tint"))
        words = self.rect().adjusted(PAD, 0, -PAD - CROSS - GAP, 0)
        cross = self.rect().adjusted(self.width() - PAD - CROSS + 2, 0, 0, 0).topLeft()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            words = self.rect().adjusted(PAD + CROSS + GAP, 0, -PAD, 0)
            cross.setX(PAD - 2)
        shown = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, words.width()
        )
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(words, align, shown)
        cross.setY((self.height() - CROSS) // 2)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(cross, self._icons.tinted("cross", "on_tint", CROSS, ratio))


class ChipRow(QWidget):
    """Chips, and below them what was searched for as well. Hidden when there is nothing to say."""

    removed = Signal(object)  # Restriction

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.chips: list[Chip] = []
        self._line = QWidget()
        self._flow = FlowLayout(self._line)
        self.corrected = QLabel(wordWrap=True)
        self.corrected.setTextFormat(Qt.TextFormat.PlainText)
        self.corrected.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(6)
        column.addWidget(self._line)
        column.addWidget(self.corrected)
        self.hide()

    def show_query(
        self, restrictions: Sequence[Restriction], corrections: Sequence[Correction]
    ) -> None:
        """What the engine took words of the query for. Chips that stay keep the focus."""
        if [chip.restriction for chip in self.chips] != list(restrictions):
            for chip in self.chips:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = [self._make(taken) for taken in restrictions]
        self._line.setVisible(bool(restrictions))
        said = search_text.corrections(corrections)
        self.corrected.setText(said)
        self.corrected.setVisible(bool(said))
        self.setVisible(bool(restrictions) or bool(said))

    def _make(self, taken: Restriction) -> Chip:
        chip = Chip(self._theme, self._icons, taken)
        chip.clicked.connect(lambda: self.removed.emit(taken))
        self._flow.addWidget(chip)
        return chip
