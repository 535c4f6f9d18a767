"""Translations: how functions that belong to no widget ask for them, and where they come from.

The `.ts` files of Qt's own tools (`pyside6-lupdate` collects, Linguist or any editor translates)
are read as they are, so a language is one file and nothing has to be compiled.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from carnet.gui.words.plural_rules import plural_form


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """`QObject.tr` for plain functions: `%Ln` becomes the number, in the right plural."""
    return QCoreApplication.translate("", text, comment or None, n)


class TsTranslator(QTranslator):
    """One `.ts` file. Unfinished entries are not used."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[tuple[str, str, str], tuple[str, ...]] = {}
        self._sources: dict[str, str] | None = None  # made when it is first asked for
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
        form = 0 if n < 0 else plural_form(self._language, n)
        return forms[min(form, len(forms) - 1)]

    def source_of(self, text: str) -> str | None:
        """What `text` is the translation of; None when it is none of this file's."""
        if self._sources is None:
            entries = self._entries.items()
            self._sources = {form: key[1] for key, forms in entries for form in forms}
        return self._sources.get(text)

    def _take(self, context: str, message: ElementTree.Element) -> None:
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            return
        forms = tuple(form.text or "" for form in translation.iter("numerusform"))
        forms = forms or (translation.text or "",)
        key = (context, message.findtext("source") or "", message.findtext("comment") or "")
        if all(forms):
            self._entries[key] = forms


def english(text: str) -> str:
    """The source of a text that is shown; the text itself when it is not a translation."""
    app = QCoreApplication.instance()
    for translator in app.findChildren(TsTranslator) if app is not None else []:
        source = translator.source_of(text)
        if source is not None:
            return source
    return text
