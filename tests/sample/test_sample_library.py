"""The sample library holds together, and its questions can be answered from it alone."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from carnet.text.language import detect_language

REPOSITORY = Path(__file__).resolve().parents[2]
LIBRARY = REPOSITORY / "resources" / "sample"
QUESTIONS_FILE = Path(__file__).with_name("questions.toml")
NOTE_SUFFIXES = {".md", ".txt", ".org", ".rst"}

WIKILINK = re.compile(r"\[\[([^\]|#]+)(?:#[^\]|]*)?(?:\|[^\]]*)?\]\]")
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
PHONE = re.compile(r"\b0\d(?: \d\d){4}\b|\b0\d{4} \d{3} \d{3}\b")
# Ranges that the regulators of France (ARCEP) and the United Kingdom (Ofcom) keep for fiction.
FICTIONAL_PHONE = re.compile(
    r"(?:01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d|01632 960 \d{3}"
)
MAIL = re.compile(r"[\w.+-]+@([\w.-]+\w)")


@dataclass(frozen=True, slots=True)
class Note:
    """One file of the sample library."""

    path: str
    text: str

    @property
    def header(self) -> dict[str, Any]:
        """The YAML front matter, empty when there is none."""
        found = FRONT_MATTER.match(self.text)
        return yaml.safe_load(found.group(1)) if found else {}

    @property
    def title(self) -> str:
        """From the front matter, else the first heading, else the first line."""
        if "title" in self.header:
            return str(self.header["title"])
        body = FRONT_MATTER.sub("", self.text).strip()
        heading = re.search(r"^# (.+)$", body, re.MULTILINE)
        return heading.group(1) if heading else body.splitlines()[0]


@pytest.fixture(scope="module")
def notes() -> list[Note]:
    paths = sorted(path for path in LIBRARY.rglob("*") if path.is_file())
    return [
        Note(path.relative_to(LIBRARY).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
    ]


@pytest.fixture(scope="module")
def questions() -> list[dict[str, Any]]:
    with QUESTIONS_FILE.open("rb") as file:
        questions: list[dict[str, Any]] = tomllib.load(file)["question"]
    return questions


def answerable(questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [question for question in questions if question["answerable"]]


def test_it_is_about_thirty_notes_in_folders(notes: list[Note]) -> None:
    assert 28 <= len(notes) <= 40
    assert {Path(note.path).suffix for note in notes} == NOTE_SUFFIXES
    assert len({note.path.split("/")[0] for note in notes if "/" in note.path}) >= 8


def test_half_of_the_notes_are_french_and_half_english(notes: list[Note]) -> None:
    languages = [detect_language(note.text) for note in notes]
    assert set(languages) == {"fr", "en"}
    assert abs(languages.count("fr") - languages.count("en")) <= 2


def test_no_two_notes_share_a_title_or_a_name(notes: list[Note]) -> None:
    titles = [note.title.casefold() for note in notes]
    names = [Path(note.path).stem.casefold() for note in notes]
    assert sorted(set(titles)) == sorted(titles)
    assert sorted(set(names)) == sorted(names)


def test_every_wikilink_leads_to_another_note(notes: list[Note]) -> None:
    names = {Path(note.path).stem for note in notes}
    links = {
        (note.path, target.strip())
        for note in notes
        for target in WIKILINK.findall(FENCE.sub("", note.text))
    }
    assert len(links) >= 25
    assert [link for link in links if link[1] not in names] == []
    assert [link for link in links if link[1] == Path(link[0]).stem] == []


def test_the_notes_use_what_people_write_in_notes(notes: list[Note]) -> None:
    everything = "\n".join(note.text for note in notes)
    assert everything.count("\n```sh\n") >= 1
    assert everything.count("- [ ] ") >= 10
    assert everything.count("\n|---") >= 8
    assert "\n### " in everything
    assert re.search(r"(?:^|\s)#[a-z]+", everything)
    assert sum(bool(note.header) for note in notes) >= 10


def test_some_notes_are_long_and_some_are_very_short(notes: list[Note]) -> None:
    words = [len(note.text.split()) for note in notes]
    assert max(words) >= 1_500
    assert sum(count < 100 for count in words) >= 2


def test_telephone_numbers_and_addresses_belong_to_nobody(notes: list[Note]) -> None:
    everything = "\n".join(note.text for note in notes)
    phones = PHONE.findall(everything)
    assert len(phones) >= 5
    assert [phone for phone in phones if not FICTIONAL_PHONE.fullmatch(phone)] == []
    assert set(MAIL.findall(everything)) == {"example.org", "example.com"}


def test_there_are_sixteen_answerable_and_eight_unanswerable_questions(
    questions: list[dict[str, Any]],
) -> None:
    good = answerable(questions)
    assert (len(good), len(questions) - len(good)) == (16, 8)
    assert sum(question["language"] == "fr" for question in good) >= 8
    assert len({question["question"] for question in questions}) == len(questions)
    assert {"other", "code", "date"} <= {question["wording"] for question in good}
    assert {q["kind"] for q in questions if not q["answerable"]} == {"near", "off"}


def test_every_question_is_in_the_language_it_declares(questions: list[dict[str, Any]]) -> None:
    detected = {q["question"]: detect_language(q["question"]) for q in questions}
    assert detected == {q["question"]: q["language"] for q in questions}


def test_every_expected_text_stands_in_its_note_and_in_no_other(
    notes: list[Note], questions: list[dict[str, Any]]
) -> None:
    holders = {
        question["question"]: [n.path for n in notes if question["expected_text"] in n.text]
        for question in answerable(questions)
    }
    assert holders == {q["question"]: [q["expected_file"]] for q in answerable(questions)}


def test_what_the_unanswerable_questions_ask_for_is_nowhere(notes: list[Note]) -> None:
    everything = "\n".join(note.text for note in notes).casefold()
    for absent in ("mongol", "jupiter", "misérables", "groupe sanguin", "e-4099", "vélo volé"):
        assert absent not in everything


def test_a_fact_that_changed_stands_in_an_older_and_a_newer_note(notes: list[Note]) -> None:
    older, newer = (
        next(note for note in notes if note.path == path)
        for path in ("papiers/assurance-habitation-2022.md", "maison/assurance-habitation.md")
    )
    assert "Franchise : 150 €" in older.text
    assert "Franchise : 220 €" in newer.text
    assert older.header["date"] < newer.header["date"]
