"""The control that fits a setting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.settings.editors.choice_box import ChoiceEditor, CountEditor
from carnet.gui.settings.editors.editor import Editor
from carnet.gui.settings.editors.names_list import NamesEditor
from carnet.gui.settings.editors.stepper import WholeEditor
from carnet.gui.settings.editors.switch import FlagEditor
from carnet.gui.settings.value_words import (
    STEPS,
    choice_words,
    text_when_empty,
    unit_of,
    word_for_least,
)
from carnet.gui.window.dialogs import choose_folder
from carnet.gui.words.glyphs import language_name
from carnet.gui.words.languages import Language
from carnet.gui.words.translating import tr
from carnet.settings.schema import LANGUAGE, POLLED_FOLDERS
from carnet.settings.setting import Choice, ChoiceOrCount, Flag, Names, Setting, Text, Whole


class EditorMaker:
    """Makes them for one screen."""

    def __init__(self, theme: Theme, icons: Icons, languages: Sequence[Language]) -> None:
        self._theme = theme
        self._icons = icons
        self._languages = languages

    def make(self, setting: Setting[Any], parent: QWidget) -> Editor:
        """A new one. Raises TypeError for a kind of setting that has none."""
        match setting:
            case Flag():
                return FlagEditor(self._theme)
            case Whole():
                return self._whole(setting)
            case Choice():
                return self._choice(setting)
            case Names():
                return self._names(setting, parent)
            case Text():
                return self._listed(setting)
        raise TypeError(setting.key)

    def _whole(self, setting: Whole) -> Editor:
        step, unit = STEPS.get(setting.key, 1), unit_of(setting)
        word = word_for_least(setting)
        return WholeEditor(self._icons, setting.least, setting.most, step, unit, word)

    def _choice(self, setting: Choice) -> Editor:
        options = tuple(choice_words(setting).items())
        if isinstance(setting, ChoiceOrCount):
            return CountEditor(self._icons, options, tr("This many layers"))
        return ChoiceEditor(self._icons, options)

    def _names(self, setting: Names, parent: QWidget) -> Editor:
        if setting == POLLED_FOLDERS:
            return NamesEditor(
                self._icons, tr("Path of a folder"), lambda take: _choose(parent, take)
            )
        return NamesEditor(self._icons, tr("A name, or *.part of one"))

    def _listed(self, setting: Text) -> Editor:
        """Of a name from a list that somebody else keeps: languages, models."""
        listed: list[tuple[str, str]] = []
        if setting == LANGUAGE:
            listed = [(one.code, language_name(one.code, one.name)) for one in self._languages]
        return ChoiceEditor(self._icons, [("", text_when_empty(setting)), *listed])


def _choose(parent: QWidget, take: Callable[[str], None]) -> None:
    choose_folder(parent, take)
