"""The bar at the top: panes, search, and the privacy badge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from carnet.engine.protocol import IsolationReport
from carnet.gui.look.buttons import IconButton, Rank, Tone, WordButton
from carnet.gui.look.clearable_field import ClearableField
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.start.privacy_words import privacy_line
from carnet.gui.words.native_keys import native

SEARCH_KEYS = "Ctrl+K"
ROOM_PX = 72  # of the field beside its words: the lens and the edges


class SearchField(ClearableField):
    """A field with a lens, and its shortcut shown until it is used."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(icons, lens=True, parent=parent)
        self._theme = theme
        self.setPlaceholderText(self.tr("Search your notes"))
        self.setAccessibleName(self.tr("Search your notes"))
        self.setProperty("look", "search")
        self.setMaximumWidth(theme.px(520))
        self.setMinimumWidth(180)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text wants a wider field."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_theme"):
            self.setMaximumWidth(self._theme.px(520))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and at its right the keys that lead here."""
        super().paintEvent(event)
        keys = native(SEARCH_KEYS)
        words = self.fontMetrics().horizontalAdvance(self.placeholderText() + keys)
        if self.text() or self.hasFocus() or words + ROOM_PX > self.width():
            return
        painter = QPainter(self)
        painter.setFont(self._theme.font(0.85))
        painter.setPen(self._theme.color("muted"))
        box = QRect(0, 0, self.width() - 14, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)


class HeaderBar(QFrame):
    """Buttons that belong to the whole window."""

    library_toggled = Signal()
    source_toggled = Signal()
    new_wanted = Signal()
    privacy_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.library = IconButton(icons, "sidebar")
        self.library.describe(self.tr("Show or hide the library"), QKeySequence("Ctrl+B"))
        self.library.clicked.connect(self.library_toggled)
        self.new = IconButton(icons, "plus")
        self.new.describe(self.tr("New conversation"), QKeySequence("Ctrl+N"))
        self.new.clicked.connect(self.new_wanted)
        self.search = SearchField(theme, icons)
        self.filters = IconButton(icons, "filter")
        self.filters.describe(self.tr("Narrow the search"))
        self.filters.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.privacy = WordButton("", Rank.QUIET, icons, "shield")
        self.privacy.clicked.connect(self.privacy_wanted)
        self.source = IconButton(icons, "source")
        self.source.describe(self.tr("Show or hide the note"), QKeySequence("Ctrl+Shift+B"))
        self.source.clicked.connect(self.source_toggled)
        self.more = IconButton(icons, "more")
        self.more.describe(self.tr("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(4)
        row.addWidget(self.library)
        row.addWidget(self.new)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        row.addWidget(self.filters)
        row.addStretch(1)
        row.addWidget(self.privacy)
        row.addWidget(self.source)
        row.addWidget(self.more)
        self.show_isolation(None)

    def show_isolation(self, report: IsolationReport | None) -> None:
        """Whether the engine is cut off, as tried at its start."""
        sealed = report is None or report.sealed
        self.privacy.set_tone(Tone.MUTED if sealed else Tone.WARNING)
        short = self.tr("No network") if sealed else self.tr("Network open")
        self.privacy.reword(short, "shield" if sealed else "shield-alert")
        self.privacy.setToolTip(privacy_line(report))
        self.privacy.setAccessibleName(privacy_line(report))
