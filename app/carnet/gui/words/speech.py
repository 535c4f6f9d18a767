"""The language of the window: chosen at the start, and changed while it runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import ParseError

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QGuiApplication

from carnet.domain.errors import ErrorInfo
from carnet.gui.words.languages import ENGLISH, Language, best_language, find_languages
from carnet.gui.words.translating import TsTranslator


class Speech(QObject):
    """Installs what the application says in one language, in place of what it said before."""

    def __init__(self, app: QCoreApplication, folders: Sequence[Path]) -> None:
        """`folders` hold the files of languages; a later one has precedence."""
        super().__init__(app)
        self._app = app
        self._folders = tuple(folders)
        self.installed: list[QTranslator] = []

    @property
    def languages(self) -> tuple[Language, ...]:
        """What can be chosen now."""
        return find_languages(self._folders)

    @property
    def of_the_system(self) -> Language | None:
        """What the person's system speaks; None when there is no file for it."""
        return best_language(QLocale.system(), self.languages)

    def speak(self, chosen: str = "") -> tuple[ErrorInfo, ...]:
        """Speak a language by its code, "" for the system's; English when that cannot be.

        Numbers and dates follow; those of the person's own country where the language is its own.
        Returns what was wrong, to be said calmly: a language that was chosen and has no file, a
        file that cannot be read.
        """
        for translator in self.installed:
            self._app.removeTranslator(translator)
            translator.setParent(None)
            translator.deleteLater()
        self.installed = []
        languages = self.languages
        wanted = next((language for language in languages if language.code == chosen), None)
        if not chosen:
            wanted = best_language(QLocale.system(), languages)
        problem = None
        if chosen and wanted is None:
            problem = _missing(chosen)
        elif wanted is not None and wanted.code != ENGLISH:
            problem = self._load_language(wanted, languages)
        spoken = ENGLISH if wanted is None or problem is not None else wanted.code
        self._speak_locale(spoken)
        return () if problem is None else (problem,)

    def _load_language(self, language: Language, languages: Sequence[Language]) -> ErrorInfo | None:
        """Put it over English, whose plurals stand in for what it does not say."""
        try:
            own = TsTranslator(_file_of(language), self._app)
        except (OSError, ParseError, ValueError) as error:
            return _broken(language, str(error))
        self._install_english(languages)
        qt = QTranslator(self._app)
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qt.load(QLocale(language.code), "qtbase", "_", place):
            self._install(qt)
        self._install(own)
        return None

    def _install_english(self, languages: Sequence[Language]) -> None:
        english = next(one for one in languages if one.code == ENGLISH)
        if english.file is not None:
            try:
                self._install(TsTranslator(english.file, self._app))
            except (OSError, ParseError, ValueError):
                return  # its sentences are in the program; its plurals read "note(s)" then

    def _install(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        self.installed.append(translator)

    def _speak_locale(self, code: str) -> None:
        if not self.installed:
            self._install_english(self.languages)
        system, own = QLocale.system(), QLocale(code)
        QLocale.setDefault(system if system.language() is own.language() else own)
        if isinstance(self._app, QGuiApplication):
            self._app.setLayoutDirection(own.textDirection())


def _file_of(language: Language) -> Path:
    if language.file is None:
        raise FileNotFoundError(language.code)
    return language.file


def _missing(code: str) -> ErrorInfo:
    return ErrorInfo(
        "language-missing",
        f"There is no translation for the language “{code}”, so Carnet speaks English.",
        "Choose another language in the settings.",
    )


def _broken(language: Language, detail: str) -> ErrorInfo:
    return ErrorInfo(
        "language-broken",
        f"The translation {language.file} cannot be read, so Carnet speaks English.",
        "Choose another language in the settings, or install Carnet again.",
        detail,
    )
