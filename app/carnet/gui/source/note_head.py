"""The head of the source pane: back and forward, the note's title, its place, what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from carnet.gui.look.buttons import IconButton
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.icons import Icons
from carnet.gui.source.note_menu import NoteMenu
from carnet.gui.source.visits import Visits


class NoteHead(QWidget):
    """Shows what it is told; wishes go out as signals."""

    turned = Signal(int)  # -1 back, 1 forward
    edit_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, icons: Icons, menu: NoteMenu) -> None:
        super().__init__()
        self.setObjectName("source-head")
        self._where = ""
        self.title = ElidedLabel()
        self.title.setProperty("role", "strong")
        self._place = self._small()
        self._date = self._small()
        self._tags = self._small(wrap=True)
        self._about = self._small(wrap=True)
        self.back = IconButton(icons, "previous")
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.forward = IconButton(icons, "next")
        self.forward.clicked.connect(lambda: self.turned.emit(1))
        self.outline = IconButton(icons, "outline")
        self.outline.describe(self.tr("Headings of this note"), QKeySequence("Ctrl+Shift+O"))
        self.outline.setMenu(menu.outline)
        self.edit = IconButton(icons, "edit")
        self.edit.describe(self.tr("Open in your editor"))
        self.edit.clicked.connect(self.edit_wanted)
        self.more = IconButton(icons, "more")
        self.more.describe(self.tr("What can be done with this note"))
        self.more.setMenu(menu)
        for button in (self.outline, self.more):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        close = IconButton(icons, "cross")
        close.describe(self.tr("Close the note"))
        close.clicked.connect(self.close_wanted)
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.back)
        first.addWidget(self.forward)
        first.addStretch()
        for button in (self.outline, self.edit, self.more, close):
            first.addWidget(button)
        second = QHBoxLayout()
        second.setSpacing(16)
        second.setContentsMargins(16, 0, 16, 0)
        second.addWidget(self._place)
        second.addStretch()
        second.addWidget(self._date)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 10)
        column.setSpacing(0)
        self.title.setContentsMargins(16, 2, 16, 2)
        column.addLayout(first)
        column.addWidget(self.title)
        column.addLayout(second)
        for label in (self._tags, self._about):
            label.setContentsMargins(16, 0, 16, 0)
            column.addWidget(label)
        self.show_ways(None)

    def show_note(self, title: str, place: str, date: str, tags: tuple[str, ...] = ()) -> None:
        """What it is called, where it lies, when it was changed."""
        self.title.set_whole(title)
        self._where = place
        self._place.setToolTip(place)
        self._date.setText(date)
        self._tags.setText("  ".join(f"#{tag}" for tag in tags))
        self._tags.setVisible(bool(tags))
        self.say("")
        self._elide()

    def say(self, about: str) -> None:
        """Which part of it is meant, and what reading it took or left out."""
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def show_ways(self, visits: Visits | None) -> None:
        """Where back and forward lead."""
        ways = (
            (self.back, -1, self.tr("Back to “{title}”"), self.tr("Back"), "Alt+Left"),
            (self.forward, 1, self.tr("Forward to “{title}”"), self.tr("Forward"), "Alt+Right"),
        )
        for button, by, words, plain, keys in ways:
            visit = visits.beside(by) if visits is not None else None
            button.setEnabled(visit is not None)
            text = words.format(title=visit.title or visit.path) if visit else plain
            button.describe(text, QKeySequence(keys))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the path to fit."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(80, self.width() - 72 - self._date.sizeHint().width())
        metrics = QFontMetrics(self._place.font())
        self._place.setText(metrics.elidedText(self._where, Qt.TextElideMode.ElideMiddle, room))

    def _small(self, wrap: bool = False) -> QLabel:
        label = QLabel(wordWrap=wrap)
        label.setProperty("role", "small")
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
