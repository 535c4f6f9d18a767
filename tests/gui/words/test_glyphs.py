"""Names of languages that can be read on this machine."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from carnet.gui.words import glyphs, model_text
from carnet.gui.words.glyphs import can_be_drawn, language_name

UNASSIGNED = "\u0378"  # in no font: no character yet
Script = QLocale.Script
System = QFontDatabase.WritingSystem


@pytest.fixture
def western(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose fonts stop before the scripts of East Asia."""

    class Fonts:
        WritingSystem = QFontDatabase.WritingSystem

        @staticmethod
        def families(system: QFontDatabase.WritingSystem) -> list[str]:
            return ["Sans"] if system in (System.Latin, System.Cyrillic) else []

    class Raw:
        @classmethod
        def fromFont(cls, _font: object) -> Raw:  # noqa: N802 - Qt's name
            return cls()

        def supportsCharacter(self, code: int) -> bool:  # noqa: N802 - Qt's name
            return code < 0x250

    monkeypatch.setattr(glyphs, "QFontDatabase", Fonts)
    monkeypatch.setattr(glyphs, "QRawFont", Raw)


def test_the_font_is_asked(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_be_drawn("Français", Script.LatinScript)
    assert not can_be_drawn(UNASSIGNED, Script.EthiopicScript)


def test_another_font_stands_in_for_a_script(western: None) -> None:
    assert language_name("ru") == "русский"
    assert language_name("cs") == "čeština"


def test_a_name_that_would_show_as_boxes_is_told_in_english(western: None) -> None:
    assert [language_name(code) for code in ("ja", "ar", "hi")] == ["Japanese", "Arabic", "Hindi"]
    assert language_name("xx", "xx") == "xx"


def test_every_language_of_a_model_can_be_read(western: None) -> None:
    told = model_text.all_languages(("en", "ja", "zh", "ko", "*"))
    assert told == "English, Japanese, Chinese, Korean"
