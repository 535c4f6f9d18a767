"""What answers quoted from a forgotten note leaves the kept conversations, byte by byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from carnet.domain.answers import Answer, AnswerKind, AnswerSentence, Citation, Coverage, Support
from carnet.domain.conversations import NEW

Workshop = Any  # the class of the fixture in conftest.py

SAID = "Quetzalcoatlus smuggles xylophones through Ouagadougou"
NOTE = f"# Diary\n\n{SAID} every night.\n"
OTHER = "# Harbour\n\nThe ferry leaves at nine.\n"


def quoting(*places: tuple[Path, str], question: str = "Who smuggles?") -> Answer:
    """An answer of verbatim sentences."""
    citations = tuple(
        Citation(n, str(path), path.stem, 3, 3, None, 0, len(text), text)
        for n, (path, text) in enumerate(places, 1)
    )
    sentences = tuple(
        AnswerSentence(text, Support.SUPPORTED, (n,)) for n, (_, text) in enumerate(places, 1)
    )
    said = " ".join(text for _, text in places)
    return Answer(
        question, question, AnswerKind.EXTRACTIVE, said, sentences, citations,
        Coverage(2, 2, 0, 0), {}, "en",
    )  # fmt: skip


def holding(folder: Path, *words: str) -> list[str]:
    return sorted(
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes() for word in words)
    )


@pytest.fixture
def diary(workshop: Workshop) -> Path:
    """A note among others, quoted in a kept answer beside another one."""
    workshop.write_many(3)
    path: Path = workshop.write("private/diary.md", NOTE)
    harbour = workshop.write("harbour.md", OTHER)
    workshop.library.update()
    answer = quoting((path, f"{SAID} every night."), (harbour, "The ferry leaves at nine."))
    workshop.parts.manifest.conversations.add(NEW, answer, [str(path)], 1.0)
    return path


def test_no_byte_of_a_quote_stays(workshop: Workshop, diary: Path) -> None:
    assert "carnet.sqlite" in "".join(holding(workshop.data, SAID))
    report = workshop.library.forget(str(diary))
    assert report.answers == 1
    assert report.remains == ()
    assert holding(workshop.data, "Quetzalcoatlus", "xylophones", "Ouagadougou") == []
    [kept] = workshop.parts.manifest.conversations.exchanges(1, 9).exchanges
    assert [s.text for s in kept.answer.sentences] == ["The ferry leaves at nine."]
    assert kept.redacted


def test_a_folder_that_is_forgotten_takes_its_quotes_along(workshop: Workshop, diary: Path) -> None:
    assert workshop.library.forget(str(diary.parent)).answers == 1
    assert holding(workshop.data, "Quetzalcoatlus") == []


def test_a_folder_that_is_removed_takes_its_quotes_along(workshop: Workshop, diary: Path) -> None:
    workshop.library.remove_folder(str(workshop.notes))
    workshop.library.update()
    assert holding(workshop.data, "Quetzalcoatlus", "The ferry leaves") == []


def test_a_note_that_moved_after_it_was_quoted(workshop: Workshop, diary: Path) -> None:
    moved = diary.with_name("journal.md")
    diary.rename(moved)
    workshop.library.update()
    report = workshop.library.forget(str(moved))
    assert report.answers == 1
    assert holding(workshop.data, "Quetzalcoatlus", "xylophones") == []


def test_the_same_words_quoted_from_a_note_that_stays_are_kept(
    workshop: Workshop, diary: Path
) -> None:
    copy = workshop.write("copy.md", NOTE)
    workshop.library.update()
    conversations = workshop.parts.manifest.conversations
    begun = conversations.add(NEW, quoting((copy, SAID)), [], 2.0)
    report = workshop.library.forget(str(diary))
    assert report.answers == 1
    assert report.copies == (str(copy),)
    [kept] = conversations.exchanges(begun.id, 9).exchanges
    assert kept.answer.answer == SAID


def test_what_the_person_asked_is_theirs_and_no_trace(workshop: Workshop, diary: Path) -> None:
    conversations = workshop.parts.manifest.conversations
    asked = quoting((diary, SAID), question="Does Quetzalcoatlus like xylophones?")
    begun = conversations.add(NEW, asked, [], 2.0)
    report = workshop.library.forget(str(diary))
    assert report.remains == ()
    assert report.answers == 2
    [kept] = conversations.exchanges(begun.id, 9).exchanges
    assert kept.answer.question == "Does Quetzalcoatlus like xylophones?"
    assert kept.answer.sentences == ()


def test_a_forgetting_that_fails_changes_no_answer(
    workshop: Workshop, diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversations = workshop.parts.manifest.conversations

    def fail(_gone: object) -> int:
        raise OSError("full")

    before = list(conversations.texts())
    monkeypatch.setattr(conversations, "forget", fail)
    with pytest.raises(OSError, match="full"):
        workshop.library.forget(str(diary))
    assert list(conversations.texts()) == before
    assert workshop.library.document(str(diary)) is not None
