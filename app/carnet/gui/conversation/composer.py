"""Where a question is written. Enter asks, Shift+Enter starts a line, Esc stops."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from carnet.gui.conversation.adapter_choice import AdapterChoice
from carnet.gui.look.buttons import IconButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.roles import set_role
from carnet.gui.look.theme import Theme
from carnet.gui.words import phrases

LIMIT_CHARS = 10_000
COUNT_FROM_CHARS = 9_000
TALLEST_LINES = 8


class QuestionField(QPlainTextEdit):
    """Grows with its text, up to a few lines."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # files are for the window
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks, unless Shift is held."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapping may change the number of lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """A new font makes a new height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        lines = min(TALLEST_LINES, max(1, round(self.document().size().height())))
        self.setFixedHeight(line * lines + 6)
        tall = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(tall if lines == TALLEST_LINES else off)


class Composer(QWidget):
    """The question field with its one button: ask, or stop while an answer is written."""

    asked = Signal(str)
    stopped = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self._hint = self.tr("Enter asks · Shift+Enter starts a new line")
        self.box = QFrame()
        self.box.setObjectName("composer")
        self.field = QuestionField()
        self.field.setFont(theme.font(1.05))
        self.field.setPlaceholderText(self.tr("Ask your notes"))
        self.field.setAccessibleName(self.tr("Your question"))
        self.button = IconButton(icons, "send", "on_accent")
        self.button.setProperty("rank", "primary")
        self.button.clicked.connect(self._pressed)
        self.message = QLabel()
        self.message.setProperty("role", "small")
        self.message.setWordWrap(True)

        row = QHBoxLayout(self.box)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.box)
        self.adapters = AdapterChoice()
        under = QHBoxLayout()
        under.addWidget(self.message, 1)
        under.addWidget(self.adapters)
        column.addLayout(under)

        self.field.entered.connect(self._entered)
        self.field.textChanged.connect(self._check)
        self.field.installEventFilter(self)
        self.set_running(False)
        self._check()

    def set_running(self, running: bool) -> None:
        """Whether an answer is being written: the button then stops it."""
        self._running = running
        if running:
            self.button.draw("stop", "on_accent")
            self.button.describe(self.tr("Stop  (Esc)"))
        else:
            self.button.draw("send", "on_accent")
            self.button.describe(self.tr("Ask  (Enter)"))
        self._check()

    def set_warming(self, warming: bool) -> None:
        """Whether models are still being loaded: the first answer then takes longer."""
        if warming:
            self._hint = self.tr("The models are being loaded; the first answer takes longer.")
        else:
            self._hint = self.tr("Enter asks · Shift+Enter starts a new line")
        self._check()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Show on the frame that the field inside has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            focused = event.type() == QEvent.Type.FocusIn
            set_role(self.box, "true" if focused else "false", "focused")
        return False

    def _pressed(self) -> None:
        if self._running:
            self.stopped.emit()
        else:
            self._entered()

    def _entered(self) -> None:
        text = self.field.toPlainText().strip()
        if self._running:
            self._say(self.tr("Wait for this answer, or stop it with Esc."))
        elif not text:
            self._say(self.tr("Write a question first."))
        elif len(text) <= LIMIT_CHARS:
            self.field.clear()
            self.asked.emit(text)

    def _check(self) -> None:
        length = len(self.field.toPlainText().strip())
        self.button.setEnabled(self._running or length <= LIMIT_CHARS)
        if length > LIMIT_CHARS:
            over = self.tr("This question is %Ln character(s) too long. Shorten it a little.", "",
                           length - LIMIT_CHARS)  # fmt: skip
            self._say(over, warn=True)
        elif length >= COUNT_FROM_CHARS:
            self._say(self.tr("{used} of {limit} characters").format(
                used=phrases.number(length), limit=phrases.number(LIMIT_CHARS)))  # fmt: skip
        else:
            self._say(self.tr("Esc stops the answer") if self._running else self._hint)

    def _say(self, text: str, warn: bool = False) -> None:
        self.message.setText(text)
        set_role(self.message, "warning" if warn else "small")
