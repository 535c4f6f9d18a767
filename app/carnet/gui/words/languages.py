"""The languages the window can speak: one file each, `carnet_<code>.ts`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale

ENGLISH = "en"
_PREFIX = "carnet_"


@dataclass(frozen=True, slots=True)
class Language:
    """`name` is what its speakers call it; `file` is None for English without a file."""

    code: str
    name: str
    file: Path | None


def find_languages(folders: Sequence[Path]) -> tuple[Language, ...]:
    """Every language that has a file in one of the folders, and English, by name.

    Of two files for one language the one in the later folder counts.
    """
    files: dict[str, Path | None] = {ENGLISH: None}
    for folder in folders:
        for file in sorted(folder.glob(f"{_PREFIX}*.ts")):
            files[file.stem.removeprefix(_PREFIX)] = file
    spoken = Counter(_language(code) for code in files)
    named = [
        Language(code, _name(code, apart=spoken[_language(code)] > 1), file)
        for code, file in files.items()
    ]
    return tuple(sorted(named, key=lambda language: language.name.casefold()))


def best_language(locale: QLocale, languages: Sequence[Language]) -> Language | None:
    """The one for a person with this locale: with its territory if there is one, else without."""
    by_code = {language.code: language for language in languages}
    language = QLocale.languageToCode(locale.language())
    return by_code.get(locale.name()) or by_code.get(language)


def _language(code: str) -> str:
    return code.partition("_")[0]


def _name(code: str, *, apart: bool) -> str:
    """`Français`, or `Português (Brasil)` where another kind of Portuguese is spoken too."""
    locale = QLocale(code)
    if locale.language() is QLocale.Language.C:
        return code
    # Qt calls the English of the United States by another name than English.
    name = "English" if code == ENGLISH else locale.nativeLanguageName()
    name = name[:1].upper() + name[1:]
    return f"{name} ({locale.nativeTerritoryName()})" if apart and "_" in code else name
