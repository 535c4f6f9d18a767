"""French as it is printed, and translations that fit the places they go to."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from tests.gui.words.test_translations import FOLDER, forms, messages

Entry = tuple[str, str]
NARROW, FIXED = "\u202f", "\u00a0"


def french() -> list[Entry]:
    """Source and translation, every form."""
    found = messages(FOLDER / "carnet_fr.ts")
    return [(key[1], form) for key, message in found.items() for form in forms(message)]


def faults(wrong: re.Pattern[str]) -> str:
    return "\n".join(f"{text!r}" for _source, text in french() if wrong.search(text))


def test_high_marks_have_a_narrow_space_before_them() -> None:
    close = rf"[^\s{NARROW}{FIXED}?!;…(][?!;](?!\w)"
    loose = rf"(?<![{NARROW}{FIXED}])[ ][?!;]"
    found = faults(re.compile(f"{close}|{loose}"))
    assert not found, found


def test_colons_have_a_space_that_holds_before_them() -> None:
    """But for times, addresses and what is typed: `tag:`."""
    found = faults(re.compile(r"(?<=[\wàâçéèêëîïôûùüÿœ»)\}])(?<!dossier)[ ]:(?=\s|$)"))
    assert not found, found


def test_quotes_are_french_and_hold_what_they_quote() -> None:
    found = faults(re.compile(rf"[“”\"]|«(?![{NARROW}{FIXED}])|(?<![{NARROW}{FIXED}])»"))
    assert not found, found


def test_apostrophes_are_curved() -> None:
    found = faults(re.compile(r"\w'\w"))
    assert not found, found


def test_dots_that_leave_something_out_are_one_sign() -> None:
    found = faults(re.compile(r"\.\.\."))
    assert not found, found


def test_numbers_and_units_stay_together() -> None:
    found = faults(re.compile(r"\d (?:Mo|Go|Ko|ko|%|min|h|s)\b|\{\w+\} (?:%|Mo|Go)"))
    assert not found, found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_accelerators_are_on_both_sides_or_on_none(language: str) -> None:
    for (_context, source, _comment), message in messages(FOLDER / f"carnet_{language}.ts").items():
        for form in forms(message):
            assert form.count("&") == source.count("&"), source


def test_what_ends_with_dots_or_a_stop_ends_so_in_french() -> None:
    """A sentence stays a sentence, and “Import…” still promises a question."""

    def end(text: str) -> str:
        return text.rstrip()[-1:] if text.rstrip()[-1:] in "….?" else ""

    wrong = [(source, text) for source, text in french() if end(source) != end(text)]
    assert not wrong, "\n".join(map(str, wrong))


def test_edges_are_kept() -> None:
    """Spaces and line ends at the edges join a text to what stands beside it.

    A unit has its own, that holds: ` MB` is `Mo` with one, `%` too.
    """

    def edges(text: str) -> tuple[bool, bool]:
        return text[:1] in " \n", text[-1:] in " \n"

    pairs = [(source, text) for source, text in french() if not text.startswith(FIXED)]
    wrong = [(source, text) for source, text in pairs if edges(source) != edges(text)]
    assert not wrong, "\n".join(map(str, wrong))


def test_every_plural_has_two_forms() -> None:
    found = messages(FOLDER / "carnet_fr.ts")
    plural = [message for message in found.values() if message.get("numerus") == "yes"]
    assert plural
    assert all(len(forms(message)) == 2 for message in plural)
    assert all("%L" in (message.findtext("source") or "") for message in plural)


def test_the_file_is_one_that_translators_tools_read() -> None:
    root = ElementTree.parse(FOLDER / "carnet_fr.ts").getroot()  # noqa: S314 - the project's own
    assert root.tag == "TS"
    assert root.get("language") == "fr"
    names = [context.findtext("name") for context in root.iter("context")]
    assert len(names) == len(set(names))
