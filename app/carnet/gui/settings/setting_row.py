"""A row of the settings: what it is called, what it is for, its control, the way back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.gui.look.buttons import QUIET_PX, Rank, WordButton
from carnet.gui.look.flow_layout import FlowLayout
from carnet.gui.look.one_line_label import OneLineLabel
from carnet.gui.look.tab_chain import lead_through, stops
from carnet.gui.look.theme import Theme
from carnet.gui.settings.editors.editor import Editor
from carnet.gui.settings.editors.switch import FlagEditor
from carnet.gui.settings.setting_words import words_of
from carnet.gui.settings.value_words import choice_words, meaning, value_text
from carnet.settings.setting import Choice, Names, Setting

EDITOR_EM = 26  # of a control beside its words
BESIDE_EM = 56  # a narrower row has its control below
GAP_PX = 24


class Row(QWidget):
    """Words at the left, a control at the right; below each other where there is no room."""

    def __init__(self, theme: Theme, label: str, help_text: str, control: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._control = control
        self.words = f"{label} {help_text}"
        self.label = QLabel(label, wordWrap=True)
        self.label.setProperty("role", "strong")
        self.help = QLabel(help_text, wordWrap=True)
        self.help.setProperty("role", "muted")
        self.text = QVBoxLayout()
        self.text.setSpacing(2)
        self.text.addWidget(self.label)
        self.text.addWidget(self.help)
        for label_ in (self.label, self.help):
            label_.setTextFormat(Qt.TextFormat.PlainText)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 12, 0, 12)
        self._line.setSpacing(8)
        self._line.addLayout(self.text, 1)
        self._line.addWidget(control)
        self._lay_out(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other or below."""
        super().resizeEvent(event)
        self._lay_out(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_line"):
            self._lay_out(self.width())

    @property
    def wide(self) -> bool:
        """Whether the control is always below, because it takes the whole width."""
        return False

    def _lay_out(self, width: int) -> None:
        em = QFontMetrics(self._theme.font()).horizontalAdvance("x")
        beside = width >= BESIDE_EM * em and not self.wide
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._line.setSpacing(GAP_PX if beside else 8)
        sides = Qt.AlignmentFlag
        self._line.setAlignment(self._control, sides.AlignVCenter if beside else sides(0))
        if self.narrow_control:
            if not beside:
                self._line.setAlignment(self._control, sides.AlignLeft)
            return
        room = EDITOR_EM * em
        most = 16_777_215 if self.wide else room
        self._control.setMinimumWidth(room if beside else 0)
        self._control.setMaximumWidth(most)

    @property
    def narrow_control(self) -> bool:
        """Whether the control has a width of its own: a switch, a button."""
        return isinstance(self._control, FlagEditor | WordButton)


class SettingRow(Row):
    """Of one setting."""

    chosen = Signal(object, object)  # Setting, value
    reset_wanted = Signal(object)  # Setting

    def __init__(self, theme: Theme, setting: Setting[Any], editor: Editor) -> None:
        words = words_of(setting.key)
        self._wide = isinstance(setting, Names)
        super().__init__(theme, words.label, words.help, editor)
        self.setting = setting
        self.editor = editor
        default = value_text(setting, setting.default)
        self.words += " " + " ".join(_choices(setting))
        self.meaning = QLabel(wordWrap=True)
        self.meaning.setTextFormat(Qt.TextFormat.PlainText)
        self.default = OneLineLabel(self.tr("Default: {value}").format(value=default))
        self.default.setTextFormat(Qt.TextFormat.PlainText)
        self.default.setProperty("role", "small")
        self.reset = WordButton(self.tr("Reset"), Rank.QUIET)
        self.reset.setAutoDefault(False)
        described = self.tr("Reset “{setting}” to its default: {value}")
        self.reset.setAccessibleName(described.format(setting=words.label, value=default))
        self.reset.setToolTip(self.reset.accessibleName())
        self.reset.clicked.connect(lambda: self.reset_wanted.emit(setting))
        foot = FlowLayout(gap_px=QUIET_PX)
        foot.addWidget(self.default)
        foot.addWidget(self.reset)
        self.text.addWidget(self.meaning)
        self.text.addLayout(foot)
        lead_through([*stops(editor), self.reset])
        self.label.setBuddy(editor.field)
        editor.describe(words.label, f"{words.help} {self.default.text()}")
        editor.chosen.connect(lambda value: self.chosen.emit(setting, value))

    @property
    def wide(self) -> bool:
        """Lists are."""
        return self._wide

    def show_value(self, value: Any) -> None:
        """What holds, and whether that is the default."""
        self.editor.show_value(value)
        means = meaning(self.setting, value)
        self.meaning.setText(means)
        self.meaning.setVisible(bool(means))
        differs = value != self.setting.default
        if self.reset.hasFocus() and not differs:
            self.editor.field.setFocus()
        self.reset.setVisible(differs)
        spare = self.reset.sizeHint().height() - self.default.fontMetrics().height()
        self.default.setContentsMargins(0, spare // 2 if differs else 0, 0, 0)  # on one line


class LinkRow(Row):
    """Leads to another screen."""

    def __init__(self, theme: Theme, label: str, help_text: str, button: WordButton) -> None:
        button.setAutoDefault(False)
        button.setAccessibleDescription(help_text)
        super().__init__(theme, label, help_text, button)


def _choices(setting: Setting[Any]) -> list[str]:
    return list(choice_words(setting).values()) if isinstance(setting, Choice) else []
