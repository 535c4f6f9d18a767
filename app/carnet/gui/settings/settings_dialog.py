"""The settings: groups at the left, their rows at the right, a search over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import LibraryStatus
from carnet.domain.models import InstalledModel
from carnet.gui.look.banner import Banner
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.clearable_field import ClearableField
from carnet.gui.settings.choices import Choices
from carnet.gui.settings.group_list import GroupList
from carnet.gui.settings.groups import GROUPS
from carnet.gui.settings.model_options import ModelOptions
from carnet.gui.settings.section import Section
from carnet.gui.settings.section_rows import SectionRows, SettingsParts
from carnet.gui.settings.setting_row import SettingRow
from carnet.gui.window.dialogs import confirm
from carnet.gui.words.error_text import explain
from carnet.gui.words.matching import fold
from carnet.settings.schema import SCHEMA
from carnet.settings.setting import Setting

SIZE = (940, 660)
SIDE_PX = 26
GROUPS_SHARE = 0.36  # of the width, at most


class SettingsDialog(QDialog):
    """What is chosen holds at once: there is nothing to apply. What leads elsewhere is a signal."""

    link_wanted = Signal(str)  # name of an action

    def __init__(
        self, parts: SettingsParts, choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._choices = choices
        theme, icons = parts.theme, parts.icons
        self.parts = SectionRows(parts, self)
        self.parts.link_wanted.connect(self.link_wanted)
        self.sections = [Section(group, self.parts.of(group)) for group in GROUPS]
        self.rows: dict[str, SettingRow] = {
            row.setting.key: row
            for section in self.sections
            for row in section.rows
            if isinstance(row, SettingRow)
        }
        for row in self.rows.values():
            row.chosen.connect(self._choose)
            row.reset_wanted.connect(self._reset)
        self._models = ModelOptions(self.rows)
        self.search = ClearableField(icons, lens=True)
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self.search.setProperty("look", "search")
        self.search.textChanged.connect(self._narrow)
        self.groups = GroupList(theme, icons)
        self.groups.chosen.connect(self._group_chosen)
        self.notice = Banner(icons)
        self.notice.action.setAutoDefault(False)
        self.none = QLabel(self.tr("No setting has these words."), wordWrap=True)
        self.none.setProperty("role", "muted")
        self.none.hide()
        self._lay_out()
        choices.changed.connect(self._show_values)
        choices.failed.connect(self._say)
        self._show_values()
        self.show_group(GROUPS[0].name)
        self._fit()
        self.search.setFocus()

    @property
    def group(self) -> str:
        """The name of the group that is shown."""
        return self.groups.current

    def show_group(self, name: str) -> None:
        """Show one group from its beginning."""
        self.groups.choose(name)
        self._group_chosen(name)

    def show_status(self, status: LibraryStatus, imports: str) -> None:
        """The folders as they are now."""
        self.parts.folders.show_folders(status.folders, status.progress, imports)

    def show_models(self, models: Sequence[InstalledModel]) -> None:
        """What is installed, to choose from."""
        self._models.take(models)
        self._show_values()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the fields; Esc leaves the search before it leaves the settings."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rows have the larger part."""
        super().resizeEvent(event)
        self.groups.give_room(round(self.width() * GROUPS_SHARE))

    # -- choosing -----------------------------------------------------------------------------

    def _choose(self, setting: Setting[Any], value: Any) -> None:
        try:
            self._choices.choose_all({setting: value, **self._models.with_it(setting, value)})
        except ValueError:  # a name with a line break in it, pasted
            self._show_values()

    def _reset(self, setting: Setting[Any]) -> None:
        self._choices.reset([setting])

    def _ask_to_reset(self) -> None:
        confirm(
            self,
            self.tr("Reset all settings?"),
            self.tr("Your notes, conversations, folders and models stay as they are."),
            self.tr("Reset"),
            lambda: self._choices.reset(SCHEMA),
        )

    def _show_values(self) -> None:
        for row in self.rows.values():
            row.show_value(self._choices.get(row.setting))
        differs = any(self._choices.settings.is_chosen(setting) for setting in SCHEMA)
        self.reset_all.setEnabled(differs)

    def _say(self, error: ErrorInfo) -> None:
        said = explain(error)
        holds = self.tr("What you chose holds until Carnet is closed.")
        self.notice.say(said.message, f"{said.advice} {holds}")

    # -- finding ------------------------------------------------------------------------------

    def _narrow(self, text: str) -> None:
        words = fold(text).split()
        if not words:
            self._group_chosen(self.groups.current)
            return
        found = [section.narrow(words) for section in self.sections]
        self.groups.mark({s.group.name for s, n in zip(self.sections, found, strict=True) if n})
        self.none.setVisible(not any(found))
        self.area.verticalScrollBar().setValue(0)

    def _group_chosen(self, name: str) -> None:
        if self.search.text():
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
        self.none.hide()
        self.groups.mark(None)
        for section in self.sections:
            section.narrow(())
            section.setVisible(section.group.name == name)
        self.area.verticalScrollBar().setValue(0)

    # -- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(SIDE_PX, 20, SIDE_PX, 8)
        rows.setSpacing(0)
        rows.addWidget(self.none)
        for section in self.sections:
            rows.addWidget(section)
        rows.addStretch(1)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(self.tr("Settings"))
        self.area.setWidget(page)
        self.reset_all = WordButton(self.tr("Reset all settings…"), Rank.QUIET)
        self.reset_all.setAutoDefault(False)
        self.reset_all.clicked.connect(self._ask_to_reset)
        self.close_button = WordButton(self.tr("Done"), Rank.PRIMARY)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE_PX - 10, 10, SIDE_PX, 14)
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self.area, 1)
        right.addLayout(foot)
        left = QFrame()
        left.setObjectName("settings-groups")
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.groups, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addLayout(right, 1)

    def _fit(self) -> None:
        """Roomy, but never larger than the screen."""
        factor = self.parts.theme.factor
        room = self.screen().availableSize()
        wide = min(round(SIZE[0] * max(1.0, factor * 0.8)), room.width() - 16)
        high = min(round(SIZE[1] * max(1.0, factor * 0.8)), room.height() - 40)
        self.groups.give_room(round(wide * GROUPS_SHARE))
        self.resize(wide, high)
