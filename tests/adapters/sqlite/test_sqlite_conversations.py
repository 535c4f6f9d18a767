"""Conversations in a real SQLite file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.adapters.sqlite.database import SqliteDatabase
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.answers import (
    Answer,
    AnswerKind,
    AnswerSentence,
    Citation,
    Claim,
    Conflict,
    Coverage,
    Gap,
    Support,
    ValueKind,
)
from carnet.domain.conversations import NEW, Conversation, Conversations
from carnet.domain.errors import KnownError
from carnet.domain.search import Listing, Passage

BOILER, ROOF = "/notes/boiler.md", "/notes/roof.md"


def citation(n: int, path: str, quote: str) -> Citation:
    return Citation(n, path, "Title", 3, 4, None, 10, 20, quote, dated_at=12.5)


def passage(path: str, text: str) -> Passage:
    return Passage(path, "Title", "Head", 1, 2, None, 0, 9, text, 0.5, 1, None)


def answer(question: str, *said: tuple[str, str], **more: object) -> Answer:
    """Each pair: a sentence, and the path it cites ("" for none)."""
    paths = [path for _, path in said if path]
    citations = tuple(citation(n, path, f"quote of {path}") for n, path in enumerate(paths, 1))
    numbers = iter(range(1, len(paths) + 1))
    sentences = tuple(
        AnswerSentence(text, Support.SUPPORTED, (next(numbers),) if path else ())
        for text, path in said
    )
    text = " ".join(text for text, _ in said)
    made = Answer(
        question, question, AnswerKind.GENERATED, text, sentences, citations,
        Coverage(4, 2, 1, 0), {"total": 3.5}, "en",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "carnet.sqlite"


@pytest.fixture
def conversations(place: Path) -> Conversations:
    return SqliteManifest(place).conversations


def begin(conversations: Conversations, question: str, at: float = 1.0) -> Conversation:
    begun = conversations.add(NEW, answer(question, ("It is so.", BOILER)), [BOILER], at)
    assert begun is not None
    return begun


def test_an_answer_comes_back_field_by_field(conversations: Conversations) -> None:
    whole = answer(
        "What pressure?", ("Between 1.2 and 1.5 bar.", BOILER), ("In 2027.", ""),
        searched_for="boiler pressure", stopped=True, nearest=(passage(ROOF, "tiles"),),
        listing=Listing("boiler", 9, 1, (passage(BOILER, "row"),)),
        conflicts=(Conflict(ValueKind.AMOUNT, (Claim("1", 1, 2.0), Claim("2", 1, 0.0))),),
        gap=Gap(("boiler",), (), 0.25),
    )  # fmt: skip
    begun = conversations.add(NEW, whole, [], 7.5)
    assert begun == Conversation(1, "What pressure?", 7.5, 7.5, 1)
    page = conversations.exchanges(begun.id, 10)
    assert page.conversation == begun
    assert [(e.answer, e.asked_at, e.redacted) for e in page.exchanges] == [(whole, 7.5, False)]


def test_a_conversation_knows_what_its_last_answer_was_written_with(
    conversations: Conversations,
) -> None:
    begun = conversations.add(NEW, answer("One?"), [], 1.0, "short")
    assert begun is not None
    assert begun.adapter == "short"
    assert conversations.exchanges(begun.id, 10).conversation.adapter == "short"
    conversations.add(begun.id, answer("Two?"), [], 2.0)
    assert conversations.page(0, 1).conversations[0].adapter is None


def test_the_conversation_that_changed_last_comes_first(conversations: Conversations) -> None:
    first, second = begin(conversations, "One?", 1.0), begin(conversations, "Two?", 2.0)
    assert [c.id for c in conversations.page(0, 9).conversations] == [second.id, first.id]
    again = conversations.add(first.id, answer("More?"), [], 3.0)
    assert again is not None
    assert (again.title, again.exchanges, again.changed_at) == ("One?", 2, 3.0)
    page = conversations.page(0, 1)
    assert [c.id for c in page.conversations] == [first.id]
    assert page.total == 2
    assert [c.id for c in conversations.page(1, 5).conversations] == [second.id]


def test_a_long_conversation_comes_in_pages(conversations: Conversations) -> None:
    id_ = begin(conversations, "Question 0?").id
    for number in range(1, 7):
        conversations.add(id_, answer(f"Question {number}?"), [], float(number))
    last = conversations.exchanges(id_, 3)
    assert [e.answer.question for e in last.exchanges] == [f"Question {n}?" for n in (4, 5, 6)]
    assert last.earlier == 4
    before = conversations.exchanges(id_, 9, last.exchanges[0].id)
    assert [e.answer.question for e in before.exchanges] == [f"Question {n}?" for n in range(4)]
    assert before.earlier == 0


def test_five_hundred_exchanges_take_as_many_statements_as_one(place: Path) -> None:
    manifest = SqliteManifest(place)
    ids = [begin(manifest.conversations, "Short?").id, begin(manifest.conversations, "Long?").id]
    for number in range(499):
        manifest.conversations.add(ids[1], answer(f"Question {number}?"), [], 1.0)
    ran: list[str] = []
    database = manifest._database
    database._connection.set_trace_callback(ran.append)
    counts = []
    for id_ in ids:
        ran.clear()
        manifest.conversations.exchanges(id_, 500)
        counts.append(len(ran))
    assert counts[0] == counts[1]
    ran.clear()
    manifest.conversations.page(0, 50, "question")
    listing = len(ran)
    for number in range(40):
        begin(manifest.conversations, f"Question {number}?")
    ran.clear()
    assert len(manifest.conversations.page(0, 50, "question").conversations) == 41
    assert len(ran) == listing


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("chaudiere", ["La chaudière ?"]),
        ("CHAUDIÈRE soir", ["La chaudière ?"]),
        ("its own", ["Second?"]),
        ("mine", ["Mine"]),
        ("%", []),
        ("' OR 1=1 --", []),
        ("", ["Mine", "Second?", "La chaudière ?"]),
    ],
)
def test_every_word_must_stand_in_a_title_a_question_or_an_answer(
    conversations: Conversations, text: str, found: list[str]
) -> None:
    boiler = begin(conversations, "La chaudière ?", 1.0)
    conversations.add(boiler.id, answer("Et le soir ?", ("Elle chauffe.", BOILER)), [], 1.5)
    conversations.add(NEW, answer("Second?", ("In a room of its own.", ROOF)), [], 2.0)
    conversations.rename(begin(conversations, "Third?", 3.0).id, "Mine")
    assert [c.title for c in conversations.page(0, 9, text).conversations] == found
    assert conversations.page(0, 9, text).total == len(found)


def test_a_search_shows_the_words_around_what_it_found(conversations: Conversations) -> None:
    said = "Nothing much. " * 9 + "The valve stands behind the door. " + "And so on. " * 20
    conversations.add(NEW, answer("Where?", (said, BOILER)), [], 1.0)
    [found] = conversations.page(0, 9, "valve").conversations
    assert "The valve stands behind the door." in found.excerpt
    assert len(found.excerpt) < 130


def test_a_title_is_changed_and_taken_back(conversations: Conversations) -> None:
    id_ = begin(conversations, "What is\n it?").id
    renamed = conversations.rename(id_, "  The \n boiler ")
    assert (renamed.title, renamed.named) == ("The boiler", True)
    assert conversations.page(0, 9).conversations == (renamed,)
    back = conversations.rename(id_, " ")
    assert (back.title, back.named) == ("What is it?", False)


def test_a_long_first_question_is_cut_at_a_word(conversations: Conversations) -> None:
    title = begin(conversations, "word " * 100).title
    assert title.endswith("word…")
    assert len(title) <= 80
    assert len(begin(conversations, "x" * 300).title) == 80


def test_what_was_deleted_leaves_no_byte(conversations: Conversations, place: Path) -> None:
    kept, lost = begin(conversations, "Kept?"), begin(conversations, "Hippogriff?")
    conversations.delete(lost.id)
    conversations.delete(lost.id)
    files = [path for path in place.parent.iterdir() if path.is_file()]
    assert not any(b"ippogriff" in path.read_bytes() for path in files)
    assert [c.id for c in conversations.page(0, 9).conversations] == [kept.id]
    assert "/notes/boiler.md" in conversations.paths()
    conversations.delete(kept.id)
    assert conversations.paths() == []


def test_an_answer_that_comes_after_its_conversation_was_deleted_is_let_go(
    conversations: Conversations,
) -> None:
    id_ = begin(conversations, "Gone?").id
    conversations.delete(id_)
    assert conversations.add(id_, answer("Late?"), [], 2.0) is None
    assert conversations.page(0, 9).total == 0
    for asked in (
        lambda: conversations.exchanges(id_, 9),
        lambda: conversations.rename(id_, "Title"),
    ):
        with pytest.raises(KnownError) as caught:
            asked()
        assert caught.value.code == "conversation-unknown"


def test_a_forgotten_note_leaves_its_answers(conversations: Conversations) -> None:
    mixed = answer(
        "Both?", ("From the boiler.", BOILER), ("From the roof.", ROOF), ("From nobody.", ""),
        conflicts=(Conflict(ValueKind.NUMBER, (Claim("1", 1, 0.0), Claim("2", 2, 0.0))),),
        listing=Listing("both", 9, 2, (passage(BOILER, "row"), passage(ROOF, "tile"))),
    )  # fmt: skip
    begun = conversations.add(NEW, mixed, [], 1.0)
    assert begun
    conversations.add(
        begun.id, answer("And?", ("Roof.", ROOF), searched_for="And the valve?"), [], 2.0
    )
    assert conversations.quotes(BOILER) == ["quote of /notes/boiler.md", "row"]
    assert conversations.forget(lambda path: path == BOILER) == 1
    first, second = conversations.exchanges(begun.id, 9).exchanges
    assert [s.text for s in first.answer.sentences] == ["From the roof."]
    assert first.answer.answer == "From the roof."
    assert [c.path for c in first.answer.citations] == [ROOF]
    assert first.answer.conflicts == ()
    assert first.answer.listing == Listing("both", 9, 1, (passage(ROOF, "tile"),))
    assert first.redacted
    assert [s.text for s in second.answer.sentences] == ["Roof."]
    assert not second.redacted
    assert second.answer.searched_for == "And?"
    assert not any("oiler" in text for text in conversations.texts())
    assert conversations.page(0, 9, "boiler").total == 0
    assert conversations.forget(lambda path: path == BOILER) == 0


def test_a_note_that_was_read_but_not_cited_takes_uncited_sentences_with_it(
    conversations: Conversations,
) -> None:
    said = answer("Why?", ("Cited.", ROOF), ("Made up from the boiler.", ""))
    begun = conversations.add(NEW, said, [BOILER], 1.0)
    assert begun
    assert conversations.forget(lambda path: path == BOILER) == 1
    [kept] = conversations.exchanges(begun.id, 9).exchanges
    assert [s.text for s in kept.answer.sentences] == ["Cited."]


def test_an_answer_that_lost_nothing_is_not_said_to_have(conversations: Conversations) -> None:
    begun = conversations.add(NEW, answer("Why?", ("Cited.", ROOF)), [BOILER, ROOF], 1.0)
    assert begun
    assert conversations.forget(lambda path: path == BOILER) == 0
    [kept] = conversations.exchanges(begun.id, 9).exchanges
    assert not kept.redacted
    assert conversations.paths() == [ROOF]


def test_an_older_library_gets_room_for_conversations(place: Path) -> None:
    manifest = SqliteManifest(place)
    manifest.add_folder("/notes")
    manifest.close()
    with sqlite3.connect(place) as old:
        old.execute("DROP INDEX document_generated")
        for table in ("exchange_source", "exchange", "conversation"):
            old.execute(f"DROP TABLE {table}")
        old.execute("PRAGMA user_version = 4")
    old.close()
    reader = SqliteManifest(place, read_only=True)
    assert reader.conversations.page(0, 9).total == 0
    reader.close()
    writer = SqliteManifest(place)
    begin(writer.conversations, "Works?")
    assert [folder.path for folder in writer.folders()] == ["/notes"]
    writer.close()
    assert SqliteDatabase(place).rows("PRAGMA user_version")[0][0] >= 5
