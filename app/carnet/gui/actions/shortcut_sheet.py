"""All keys on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from carnet.gui.actions.shortcut_rows import Group, as_text
from carnet.gui.look.announcing import announce
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.icons import Icons

COPIED_MS = 2_000
TWO_COLUMNS_EM = 44  # the least width that holds two
COLUMN_EM = 25
GAP_PX = 40
AROUND_PX = 92  # margins, gaps and the scroll bar


class ShortcutSheet(QDialog):
    """Sections in two columns where there is room. Enter and Esc close it."""

    def __init__(self, icons: Icons, groups: Sequence[Group], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._groups = tuple(groups)
        title = QLabel(self.tr("Keyboard shortcuts"))
        title.setProperty("role", "heading")
        self.copy = WordButton(self.tr("Copy as text"), Rank.PLAIN, icons, "copy")
        self.copy.clicked.connect(self._copy)
        done = WordButton(self.tr("Done"), Rank.PRIMARY)
        done.clicked.connect(self.accept)
        done.setDefault(True)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setObjectName("sheet")
        scroll.setAccessibleName(self.tr("Keyboard shortcuts"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room = parent.size()
        em = parent.fontMetrics().height()
        columns = 2 if room.width() - AROUND_PX >= TWO_COLUMNS_EM * em else 1
        page = self._page(columns)
        scroll.setWidget(page)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.copy)
        buttons.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 16, 20)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)
        wide = min(COLUMN_EM * em * columns + GAP_PX, room.width() - AROUND_PX)
        around = title.sizeHint().height() + done.sizeHint().height() + AROUND_PX
        high = page.heightForWidth(wide) + around
        self.resize(wide + AROUND_PX, min(high, room.height() - 40))
        done.setFocus()

    def _page(self, columns: int) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(GAP_PX)
        for groups in _halves(self._groups, columns):
            side = QVBoxLayout()
            side.setSpacing(4)
            for group in groups:
                side.addLayout(self._group(group))
                side.addSpacing(12)
            side.addStretch()
            row.addLayout(side, 1)
        return page

    def _group(self, group: Group) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        head = QLabel(group.title)
        head.setProperty("role", "strong")
        grid.addWidget(head, 0, 0, 1, 2)
        for at, (text, keys) in enumerate(group.rows, start=1):
            grid.addWidget(QLabel(text, wordWrap=True), at, 0)
            cap = QLabel(keys)
            cap.setTextFormat(Qt.TextFormat.PlainText)
            cap.setProperty("role", "key")
            grid.addWidget(cap, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return grid

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._groups))
        self.copy.reword(self.tr("Copied"), "check")
        announce(self.copy, self.tr("Copied"))
        QTimer.singleShot(
            COPIED_MS, self, lambda: self.copy.reword(self.tr("Copy as text"), "copy")
        )


def _halves(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """Columns of about the same height, the order kept."""
    if columns == 1:
        return [list(groups)]
    heights = [len(group.rows) + 2 for group in groups]
    cut = min(range(len(groups)), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    return [list(groups[:cut]), list(groups[cut:])]
