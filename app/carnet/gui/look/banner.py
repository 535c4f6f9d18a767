"""A calm line above the conversation: something to know, perhaps something to press."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from carnet.gui.look.announcing import announce
from carnet.gui.look.buttons import IconButton, Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons


class Banner(QFrame):
    """One message at a time, with at most two buttons and a progress bar."""

    pressed = Signal()
    dismissed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._drawing = Drawing(icons, "alert", "accent", 20)
        self.title = QLabel(wordWrap=True)
        self.title.setProperty("role", "strong")
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.action = WordButton("", Rank.PLAIN)
        self.action.clicked.connect(self.pressed)
        self.close_button = IconButton(icons, "cross")
        self.close_button.describe(self.tr("Dismiss"))
        self.close_button.clicked.connect(self._dismiss)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 8, 10)
        row.setSpacing(12)
        row.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(
        self,
        title: str,
        text: str = "",
        action: str = "",
        drawing: str = "alert",
        stays_ms: int | None = None,
    ) -> None:
        """Show a message; it goes by itself after `stays_ms` if that is given."""
        self._timer.stop()
        self._drawing.draw(drawing, "accent")
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.action.reword(action)
        self.action.setVisible(bool(action))
        self.bar.hide()
        self.close_button.show()
        self.show()
        announce(self, f"{title}. {text}" if text else title)
        if stays_ms is not None:
            self._timer.start(stays_ms)

    def progress(self, title: str, text: str, done: int, total: int) -> None:
        """Show work under way; the button, if any, stops it."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.bar.setRange(0, min(total, 2_000_000_000))
        self.bar.setValue(min(done, 2_000_000_000))
        self.bar.show()
        self.close_button.hide()
        self.show()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
