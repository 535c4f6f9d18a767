"""Makes the rows of each group: its settings, and what belongs beside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from carnet.gui.look.buttons import WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.settings.editors.making import EditorMaker
from carnet.gui.settings.folder_rows import FolderRows
from carnet.gui.settings.groups import Group
from carnet.gui.settings.setting_row import LinkRow, Row, SettingRow
from carnet.gui.words.languages import Language
from carnet.settings.schema import TRAY


class WideRow(Row):
    """Its control takes the whole width."""

    @property
    def wide(self) -> bool:
        """Always."""
        return True


@dataclass(frozen=True, slots=True)
class SettingsParts:
    """What the screen is made with. `links` are names of actions that lead to other screens."""

    theme: Theme
    icons: Icons
    languages: Sequence[Language]
    links: Collection[str] = ()


class SectionRows(QObject):
    """`folders` shows those that are watched."""

    link_wanted = Signal(str)  # name of an action

    def __init__(self, parts: SettingsParts, dialog: QWidget) -> None:
        super().__init__(dialog)
        self.theme = parts.theme
        self._links = parts.links
        self._dialog = dialog
        self._maker = EditorMaker(parts.theme, parts.icons, parts.languages)
        self.folders = FolderRows(parts.icons)

    def of(self, group: Group) -> list[Row]:
        """In their order."""
        rows: list[Row] = []
        if group.name == "folders":
            rows.append(
                WideRow(
                    self.theme,
                    self.tr("Watched folders"),
                    self.tr("Carnet follows every change in them and only ever reads your notes."),
                    self.folders,
                )
            )
        for setting in group.settings:
            row = SettingRow(self.theme, setting, self._maker.make(setting, self._dialog))
            if setting == TRAY and not QSystemTrayIcon.isSystemTrayAvailable():
                row.editor.setEnabled(False)
                row.help.setText(self.tr("This desktop has no tray."))
            rows.append(row)
        if group.name == "models" and "models" in self._links:
            rows.append(
                self._link(
                    "models",
                    self.tr("All models"),
                    self.tr("Install others, see what this computer can run, remove some."),
                    self.tr("Manage models…"),
                )
            )
        if group.name == "privacy" and "privacy" in self._links:
            rows.append(
                self._link(
                    "privacy",
                    self.tr("Where your data lies"),
                    self.tr("What is kept and how large it is; export it, forget it, delete it."),
                    self.tr("Privacy…"),
                )
            )
        return rows

    def _link(self, action: str, label: str, help_text: str, button_text: str) -> LinkRow:
        button = WordButton(button_text)
        button.clicked.connect(lambda: self.link_wanted.emit(action))
        return LinkRow(self.theme, label, help_text, button)
