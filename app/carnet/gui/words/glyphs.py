"""Words that the fonts of this machine can draw: no font has every script."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontDatabase, QGuiApplication, QRawFont

_CALLED = {"SimplifiedHan": "SimplifiedChinese", "TraditionalHan": "TraditionalChinese"}


def can_be_drawn(text: str, script: QLocale.Script) -> bool:
    """Whether the window's font has every character, or another font is there for the script.

    (`QFontMetrics.inFont` knows both, but warns of each script whose shaping is missing.)
    """
    font = QRawFont.fromFont(QGuiApplication.font())
    if all(char.isspace() or font.supportsCharacter(ord(char)) for char in text):
        return True
    name = script.name.removesuffix("Script")
    system = getattr(QFontDatabase.WritingSystem, _CALLED.get(name, name), None)
    return system is not None and bool(QFontDatabase.families(system))


def language_name(code: str, own: str = "") -> str:
    """What a language's speakers call it, else its English name where that shows as boxes.

    `own` is that name where it is known already; without a language of that code it is kept.
    """
    locale = QLocale(code)
    own = own or locale.nativeLanguageName()
    if locale.language() is QLocale.Language.C or can_be_drawn(own, locale.script()):
        return own
    return QLocale.languageToString(locale.language())
