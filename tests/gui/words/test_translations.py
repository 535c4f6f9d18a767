from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from carnet.adapters.parsing.problems import _TEXTS
from carnet.domain.errors import ErrorInfo
from carnet.gui.words import phrases, times
from carnet.gui.words.error_text import explain
from carnet.gui.words.translating import TsTranslator

PROJECT = Path(__file__).resolve().parents[3]
FOLDER = PROJECT / "resources" / "translations"
FIELD = re.compile(r"%L?n|\{\w+\}")

Message = tuple[str, str, str]


def messages(file: Path) -> dict[Message, ElementTree.Element]:
    found = {}
    root = ElementTree.parse(file).getroot()  # noqa: S314 - the project's own file
    for context in root.iter("context"):
        for message in context.iter("message"):
            name = context.findtext("name") or ""
            key = (name, message.findtext("source") or "", message.findtext("comment") or "")
            found[key] = message
    return found


def forms(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> dict[Message, ElementTree.Element]:
    """Every string of the window, as Qt's own tool finds them."""
    file = tmp_path_factory.mktemp("ts") / "all.ts"
    sources = sorted(str(path) for path in (PROJECT / "app" / "carnet" / "gui").rglob("*.py"))
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([tool, *sources, "-ts", file], check=True, capture_output=True)
    return messages(file)


def test_french_is_complete_and_holds_nothing_that_is_gone(
    collected: dict[Message, ElementTree.Element],
) -> None:
    french = messages(FOLDER / "carnet_fr.ts")
    assert set(collected) - set(french) == set()
    assert set(french) - set(collected) == set()
    unfinished = [key for key, message in french.items() if not all(forms(message))]
    assert unfinished == []
    assert 'type="unfinished"' not in (FOLDER / "carnet_fr.ts").read_text(encoding="utf-8")


def test_english_has_every_plural(collected: dict[Message, ElementTree.Element]) -> None:
    english = messages(FOLDER / "carnet_en.ts")
    plural = {key for key, message in collected.items() if message.get("numerus") == "yes"}
    assert set(english) == plural
    assert all(len(forms(message)) == 2 and all(forms(message)) for message in english.values())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_translations_keep_the_fields_of_their_source(language: str) -> None:
    for (_context, source, _comment), message in messages(FOLDER / f"carnet_{language}.ts").items():
        for form in forms(message):
            assert sorted(FIELD.findall(form)) == sorted(FIELD.findall(source)), source


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    translator = TsTranslator(FOLDER / "carnet_fr.ts")
    before = QLocale()
    QLocale.setDefault(QLocale("fr_FR"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def test_numbers_come_in_the_plural_of_the_language(french: None) -> None:
    assert phrases.notes(0) == "0 note"  # French counts nothing in the singular
    assert phrases.notes(1) == "1 note"
    assert phrases.notes(1_234) == "1\u202f234 notes"
    assert times.left(3_000) == "encore 50\u00a0min environ"


def test_failures_are_told_in_the_persons_language_with_the_original_small(french: None) -> None:
    said = explain(ErrorInfo("file-too-large", "This file is larger than 64 MB.", "Split it."))
    assert said.message == "Ce fichier est trop grand."
    assert said.detail == "This file is larger than 64 MB."


@pytest.mark.parametrize(
    "code",
    [
        *_TEXTS, "import-missing", "format-unknown", "import-refused", "page-not-shown",
        "picture-not-shown",
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_document_is_told_in_french(french: None, code: str) -> None:
    said = explain(ErrorInfo(code, "in English", "advice"))
    assert said.message not in ("", "in English")
    assert said.advice not in ("", "advice")


def test_a_failure_nobody_translated_keeps_its_own_words(french: None) -> None:
    said = explain(ErrorInfo("brand-new", "Something new.", "Do this."))
    assert (said.message, said.advice) == ("Something new.", "Do this.")


def test_in_english_the_engines_own_words_are_shown() -> None:
    said = explain(ErrorInfo("file-too-large", "This file is larger than 64 MB.", "Split it.", "x"))
    assert (said.message, said.detail) == ("This file is larger than 64 MB.", "x")


def test_an_unfinished_or_unknown_string_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "carnet_xx.ts"
    file.write_text(
        '<?xml version="1.0"?><TS language="xx"><context><name>A</name>'
        '<message><source>one</source><translation type="unfinished">un</translation></message>'
        "<message><source>two</source><translation>deux</translation></message></context></TS>",
        encoding="utf-8",
    )
    translator = TsTranslator(file)
    assert translator.translate("A", "two") == "deux"
    assert translator.translate("A", "one") is None
    assert translator.translate("B", "two") is None
    assert not translator.isEmpty()
