"""Translations: how functions that belong to no widget ask for them, and where they come from.

The `.ts` files of Qt's own tools (`pyside6-lupdate` collects, Linguist or any editor translates)
are read as they are, so a language is one file and nothing has to be compiled.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

_NONE_AT_ONE = frozenset({"ja", "ko", "zh", "th", "vi", "id", "ms", "tr"})  # one form for all
_ZERO_IS_SINGULAR = frozenset({"fr", "pt"})


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """`QObject.tr` for plain functions: `%Ln` becomes the number, in the right plural."""
    return QCoreApplication.translate("", text, comment or None, n)


class TsTranslator(QTranslator):
    """One `.ts` file. Unfinished entries are not used."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[tuple[str, str, str], tuple[str, ...]] = {}
        root = ElementTree.parse(file).getroot()  # noqa: S314 - a file of the program's own
        self._language = root.get("language", "en").partition("_")[0]
        for context in root.iter("context"):
            name = context.findtext("name") or ""
            for message in context.iter("message"):
                self._take(name, message)

    def isEmpty(self) -> bool:
        """Qt asks before it installs a translator."""
        return not self._entries

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """None leaves the text to the next translator, or as it is."""
        forms = self._entries.get((context, source, disambiguation or ""))
        if not forms:
            return None
        return forms[0] if n < 0 else forms[min(self._form(n), len(forms) - 1)]

    def _take(self, context: str, message: ElementTree.Element) -> None:
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            return
        forms = tuple(form.text or "" for form in translation.iter("numerusform"))
        forms = forms or (translation.text or "",)
        key = (context, message.findtext("source") or "", message.findtext("comment") or "")
        if all(forms):
            self._entries[key] = forms

    def _form(self, n: int) -> int:
        """Which plural form; languages with more than two need their rule added here."""
        if self._language in _NONE_AT_ONE:
            return 0
        if self._language in _ZERO_IS_SINGULAR:
            return int(n > 1)
        return int(n != 1)


def install_translations(app: QCoreApplication, folder: Path, locale: QLocale) -> list[QTranslator]:
    """Speak the locale's language: ours from `folder`, Qt's own from Qt. English is the rest.

    Returns what was installed, so that another language can replace it.
    """
    installed: list[QTranslator] = []
    language = QLocale.languageToCode(locale.language())
    own = folder / f"carnet_{language}.ts"
    qt = QTranslator(app)
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(locale, "qtbase", "_", place):
        app.installTranslator(qt)
        installed.append(qt)
    for file in (folder / "carnet_en.ts", own):  # the last one is asked first
        if file.is_file() and (file == own or language != "en"):
            translator = TsTranslator(file, app)
            app.installTranslator(translator)
            installed.append(translator)
    return installed
