"""One model at length: what it is for, what it needs, what can be done with it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from carnet.domain.errors import ErrorInfo
from carnet.domain.models import InstalledModel, Room
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.flow_layout import FlowLayout
from carnet.gui.look.icons import Icons
from carnet.gui.models.fact_table import FactTable
from carnet.gui.models.model_facts import facts_of
from carnet.gui.words import model_text
from carnet.gui.words.error_text import explain

BAR_STEPS = 1_000


class Deed(StrEnum):
    """What a person can do with a model."""

    DOWNLOAD = "download"
    RESUME = "resume"
    PAUSE = "pause"
    TAKE_OUT = "take-out"  # of the queue
    DISCARD = "discard"  # what a paused download has left
    USE = "use"
    LEAVE = "leave"
    VERIFY = "verify"
    REPAIR = "repair"
    REMOVE = "remove"
    KEEP = "keep"  # the present embedder, while another is changed to


class ModelDetails(QWidget):
    """Shows; `wanted` carries a `Deed` for the model shown."""

    wanted = Signal(object)  # Deed

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: InstalledModel | None = None
        self.title = QLabel(wordWrap=True)
        self.title.setProperty("role", "heading")
        self.state = QLabel(wordWrap=True)
        self.state.setProperty("role", "small-strong")
        self.purpose = QLabel(wordWrap=True)
        for label in (self.title, self.state, self.purpose):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.facts = FactTable()
        self.progress = _Progress()
        self.notice = _Notice(icons)
        self.buttons = {deed: self._button(icons, deed) for deed in Deed}
        actions = QWidget()
        flow = FlowLayout(actions, gap_px=8)
        for button in self.buttons.values():
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (self.title, self.state, self.purpose):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self.notice)
        column.addWidget(self.progress)
        column.addWidget(actions)
        column.addSpacing(4)
        column.addWidget(self.facts)
        column.addStretch(1)

    def show_model(self, model: InstalledModel, room: Room, state: str) -> None:
        """Take it as it is now; `state` stands below the title."""
        self.model = model
        self.title.setText(model.spec.title)
        self.state.setText(state)
        self.purpose.setText(model_text.purpose(model.spec))
        self.facts.show_facts(facts_of(model, room))

    def offer(self, deeds: tuple[Deed, ...]) -> None:
        """Show the buttons of these; the first is the one to press."""
        for deed, button in self.buttons.items():
            button.setVisible(deed in deeds)

    def _button(self, icons: Icons, deed: Deed) -> WordButton:
        text, rank, drawing = {
            Deed.DOWNLOAD: (self.tr("Download…"), Rank.PRIMARY, "download"),
            Deed.RESUME: (self.tr("Go on with the download"), Rank.PRIMARY, "play"),
            Deed.PAUSE: (self.tr("Pause"), Rank.PLAIN, "pause"),
            Deed.TAKE_OUT: (self.tr("Do not install"), Rank.PLAIN, "cross"),
            Deed.DISCARD: (self.tr("Discard what has arrived…"), Rank.QUIET, ""),
            Deed.USE: (self.tr("Use now"), Rank.PRIMARY, "check"),
            Deed.LEAVE: (self.tr("Stop using it"), Rank.PLAIN, ""),
            Deed.VERIFY: (self.tr("Check its files"), Rank.PLAIN, "shield"),
            Deed.REPAIR: (self.tr("Repair…"), Rank.PRIMARY, "refresh"),
            Deed.REMOVE: (self.tr("Remove…"), Rank.PLAIN, "forget"),
            Deed.KEEP: (self.tr("Keep the present model"), Rank.PLAIN, "cross"),
        }[deed]
        button = WordButton(text, rank, icons, drawing)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.wanted.emit(deed))
        button.hide()
        return button


class _Progress(QWidget):
    """A bar and a line below it."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.line = QLabel(wordWrap=True)
        self.line.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bar)
        column.addWidget(self.line)
        self.hide()

    def show_share(self, share: float | None, line: str) -> None:
        """From 0 to 1, None while nobody knows; an empty line hides all."""
        self.setVisible(bool(line))
        self.bar.setRange(0, 0 if share is None else BAR_STEPS)
        if share is not None:
            self.bar.setValue(round(share * BAR_STEPS))
        self.line.setText(line)


class _Notice(QFrame):
    """Something that went wrong, or well."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._drawing = Drawing(icons, "alert", "warning", 20)
        self.title = QLabel(wordWrap=True)
        self.title.setProperty("role", "strong")
        self.text = QLabel(wordWrap=True)
        for label in (self.title, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def show_error(self, error: ErrorInfo) -> None:
        """With its advice; the small print is the tip."""
        said = explain(error)
        self._say(said.message, said.advice, "alert", "warning")
        self.setToolTip(said.detail)

    def show_good(self, text: str) -> None:
        """Something to be glad of."""
        self._say(text, "", "check", "good")
        self.setToolTip("")

    def _say(self, title: str, text: str, drawing: str, ink: str) -> None:
        self._drawing.draw(drawing, ink)
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.show()
