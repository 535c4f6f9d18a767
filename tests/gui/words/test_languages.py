"""Which languages are offered, and how they count."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from carnet.gui.words.languages import best_language, find_languages
from carnet.gui.words.plural_rules import plural_form

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "translations"


def names(*folders: Path) -> list[str]:
    return [language.name for language in find_languages(folders)]


def put(folder: Path, *codes: str) -> Path:
    folder.mkdir(exist_ok=True)
    for code in codes:
        (folder / f"carnet_{code}.ts").write_text("<TS/>")
    return folder


def test_those_that_come_with_carnet_are_named_as_their_speakers_name_them() -> None:
    assert names(SHIPPED) == ["English", "Français"]


def test_english_needs_no_file(tmp_path: Path) -> None:
    assert names(tmp_path) == ["English"]
    assert names(tmp_path / "missing") == ["English"]


def test_each_file_is_a_language(tmp_path: Path) -> None:
    put(tmp_path, "de", "ja", "xx")
    (tmp_path / "notes.ts").write_text("")
    assert names(tmp_path) == ["Deutsch", "English", "xx", "日本語"]


def test_two_kinds_of_a_language_are_told_apart(tmp_path: Path) -> None:
    assert names(put(tmp_path, "pt_BR")) == ["English", "Português"]
    assert names(put(tmp_path, "pt_PT")) == [
        "English",
        "Português (Brasil)",
        "Português europeu (Portugal)",
    ]


def test_a_file_of_the_person_wins(tmp_path: Path) -> None:
    mine = put(tmp_path / "mine", "fr")
    french = next(one for one in find_languages([SHIPPED, mine]) if one.code == "fr")
    assert french.file == mine / "carnet_fr.ts"


@pytest.mark.parametrize(
    ("locale", "code"),
    [("fr_CA", "fr"), ("pt_BR", "pt_BR"), ("pt_PT", None), ("en_GB", "en"), ("sv_SE", None)],
)
def test_a_person_is_given_the_language_of_their_system(
    tmp_path: Path, locale: str, code: str | None
) -> None:
    found = best_language(QLocale(locale), find_languages([put(tmp_path, "fr", "pt_BR")]))
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {0: 1, 1: 0, 2: 1}),
        ("de", {0: 1, 1: 0, 2: 1}),
        ("fr", {0: 0, 1: 0, 2: 1}),
        ("ja", {0: 0, 1: 0, 5: 0}),
        ("ru", {1: 0, 2: 1, 5: 2, 11: 2, 12: 2, 21: 0, 22: 1}),
        ("pl", {1: 0, 2: 1, 5: 2, 21: 2, 22: 1, 112: 2}),
        ("cs", {1: 0, 3: 1, 5: 2}),
        ("sl", {1: 0, 2: 1, 4: 2, 5: 3, 101: 0}),
        ("ro", {1: 0, 0: 1, 19: 1, 20: 2, 101: 1}),
        ("lt", {1: 0, 2: 1, 10: 2, 11: 2, 21: 0}),
        ("lv", {1: 0, 2: 1, 0: 2, 11: 1, 21: 0}),
        ("ga", {1: 0, 2: 1, 3: 2}),
        ("ar", {0: 0, 1: 1, 2: 2, 5: 3, 11: 4, 100: 5, 103: 3}),
    ],
)
def test_languages_count_in_their_own_way(language: str, forms: dict[int, int]) -> None:
    assert {n: plural_form(language, n) for n in forms} == forms
