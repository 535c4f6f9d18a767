from __future__ import annotations

import pytest

from carnet.gui.actions.entry import Entry, arrange
from carnet.gui.actions.ranking import rank


def entry(name: str, text: str, enabled: bool = True, others: tuple[str, ...] = ()) -> Entry:
    return Entry(name, text, "", lambda: None, enabled=enabled, others=others)


def names(typed: str, *entries: Entry, lately: tuple[str, ...] = ()) -> list[str]:
    return [found.name for found in arrange(typed, entries, lately)]


@pytest.mark.parametrize("typed", ["add", "FOLDER", "add fol", "older", "adf", "A folder"])
def test_a_few_letters_find_an_action(typed: str) -> None:
    assert rank(typed, "Add a folder") is not None


@pytest.mark.parametrize("typed", ["note", "fodler add", "z", "ddf"])
def test_other_letters_do_not(typed: str) -> None:
    assert rank(typed, "Add a folder") is None


def test_accents_and_case_do_not_matter() -> None:
    assert rank("parametres", "Paramètres") == rank("Paramètres", "Paramètres")
    assert rank("coeur", "Au cœur") is not None


def test_whole_words_are_better_than_beginnings_than_insides_than_scattered_letters() -> None:
    fits = [rank(typed, "Show the privacy page") for typed in ("privacy", "priva", "vacy", "sprg")]
    assert None not in fits
    assert fits == sorted(fits, key=lambda fit: -(fit or 0))
    assert len(set(fits)) == len(fits)


def test_another_name_finds_it_after_its_own() -> None:
    own, other = rank("settings", "Settings"), rank("settings", "Paramètres", ("Settings",))
    assert own is not None
    assert other is not None
    assert other < own


def test_with_nothing_typed_what_was_used_last_comes_first() -> None:
    found = names("", entry("a", "A"), entry("b", "B"), entry("c", "C"), lately=("c", "b"))
    assert found == ["c", "b", "a"]


def test_what_cannot_be_done_comes_last() -> None:
    found = names("co", entry("copy", "Copy", enabled=False), entry("corner", "In the corner"))
    assert found == ["corner", "copy"]
