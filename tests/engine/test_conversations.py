"""The real engine keeps what was asked; without models, so answers are quotes."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carnet.domain.answers import Answer, AnswerKind, Turn
from carnet.domain.conversations import Conversation, ConversationPage, ExchangePage, SavedNote
from carnet.domain.errors import KnownError
from carnet.domain.library import ForgetReport, LibraryStatus
from carnet.domain.search import Filters, Listing, ListRequest, SearchResult
from carnet.engine.client import EngineClient, engine_command
from carnet.engine.protocol import (
    AskParams,
    ConversationNotice,
    ConversationParams,
    ConversationsParams,
    DocumentText,
    ExchangesParams,
    LibraryNotice,
    Method,
    Nothing,
    PathParams,
    RenameParams,
    SaveNoteParams,
    SearchParams,
)

if TYPE_CHECKING:
    from tests.engine.conftest import Notices

OVEN = "The oven was repaired by Mrs Abelard on 3 March for 120 euros."
ASKED = AskParams("Who repaired the oven?", conversation=0)


class Kept:
    """An engine over one folder of two notes."""

    def __init__(self, engine: EngineClient, notices: Notices, place: Path) -> None:
        self.engine = engine
        self.notices = notices
        self.data = place / "data"
        self.notes = place / "notes"
        self.notes.mkdir()
        (self.notes / "kitchen.md").write_text(f"# Kitchen\n\n{OVEN}\n")
        (self.notes / "garden.md").write_text("# Garden\n\nThe quince tree stands by the shed.\n")
        engine.request(Method.ADD_FOLDER, PathParams(str(self.notes)), LibraryStatus)
        notices.wait_for(LibraryNotice, lambda notice: notice.status.documents == 2)

    def ask(self, params: AskParams = ASKED) -> Answer:
        return self.engine.request(Method.ASK, params, Answer)

    def list(self, text: str = "") -> tuple[Conversation, ...]:
        params = ConversationsParams(text=text)
        return self.engine.request(Method.CONVERSATIONS, params, ConversationPage).conversations

    def open(self, id_: int) -> ExchangePage:
        return self.engine.request(Method.OPEN_CONVERSATION, ExchangesParams(id_), ExchangePage)

    def save(self, folder: str = "", text: str = f"> {OVEN}") -> str:
        params = SaveNoteParams("The oven: who?", text, folder)
        return self.engine.request(Method.SAVE_AS_NOTE, params, SavedNote).path


@pytest.fixture
def kept(tmp_path: Path, notices: Notices) -> Iterator[Kept]:
    environment = {"CARNET_MODELS_DIR": str(tmp_path / "no-models")}
    engine = EngineClient(engine_command(tmp_path / "data"), notices, environment)
    yield Kept(engine, notices, tmp_path)
    engine.close()


def test_an_answer_is_kept_as_it_was_given(kept: Kept) -> None:
    answer = kept.ask()
    assert answer.kind is AnswerKind.EXTRACTIVE
    [notice] = kept.notices.of(ConversationNotice)
    assert notice.conversation.title == "Who repaired the oven?"
    page = kept.open(notice.conversation.id)
    assert [exchange.answer for exchange in page.exchanges] == [answer]
    again = kept.ask(AskParams("Where is the quince?", conversation=notice.conversation.id))
    assert [e.answer for e in kept.open(notice.conversation.id).exchanges] == [answer, again]
    assert [c.exchanges for c in kept.list()] == [2]


def test_an_answer_is_kept_nowhere_when_nobody_asked_for_it(kept: Kept) -> None:
    kept.ask(AskParams("Who repaired the oven?"))
    assert kept.list() == ()
    assert kept.notices.of(ConversationNotice) == []


def test_conversations_are_found_renamed_and_deleted(kept: Kept) -> None:
    kept.ask()
    kept.ask(AskParams("Where does the quince stand?", conversation=0))
    [found] = kept.list("abelard OVEN")
    renamed = kept.engine.request(
        Method.RENAME_CONVERSATION, RenameParams(found.id, "Repairs"), Conversation
    )
    assert [c.title for c in kept.list("repairs")] == ["Repairs"]
    kept.engine.request(Method.DELETE_CONVERSATION, ConversationParams(renamed.id), Nothing)
    assert [c.title for c in kept.list()] == ["Where does the quince stand?"]
    with pytest.raises(KnownError) as caught:
        kept.open(renamed.id)
    assert caught.value.code == "conversation-unknown"


def test_a_list_is_kept_and_comes_in_pages(kept: Kept) -> None:
    for number in range(60):
        (kept.notes / f"pump{number}.md").write_text(f"# Pump {number}\n\nA bilge pump.\n")
    kept.engine.request(Method.RESCAN, Nothing(), Nothing)
    kept.notices.wait_for(LibraryNotice, lambda notice: notice.status.documents == 62)
    kept.save(str(kept.notes), "The bilge pump again.")
    answer = kept.ask(AskParams("List every note that mentions the bilge pump", conversation=0))
    assert answer.kind is AnswerKind.LISTED
    assert answer.listing is not None
    assert answer.listing.matched == 60  # and not what Carnet wrote
    [exchange] = kept.open(kept.list()[0].id).exchanges
    assert exchange.answer == answer
    shown = len(answer.listing.rows)
    more = ListRequest(answer.searched_for, Filters(own=True), shown, 50)
    rest = kept.engine.request(Method.LIST, more, Listing)
    paths = {row.path for row in (*answer.listing.rows, *rest.rows)}
    assert len(paths) == min(60, shown + 50)
    assert rest.matched == 60


def test_the_words_a_person_gives_are_looked_for_and_no_others(kept: Kept) -> None:
    history = (Turn("Where does the quince stand?", "By the shed."),)
    asked = AskParams("And it?", history, searched_for="repaired oven Abelard")
    answer = kept.ask(asked)
    assert answer.searched_for == "repaired oven Abelard"
    assert answer.citations[0].quote == OVEN
    assert answer.question == "And it?"


def test_a_forgotten_note_leaves_the_kept_answers(kept: Kept) -> None:
    kept.ask()
    path = str(kept.notes / "kitchen.md")
    report = kept.engine.request(Method.FORGET, PathParams(path), ForgetReport)
    assert report.answers == 1
    assert report.remains == ()
    left = [file for file in kept.data.rglob("*") if file.is_file()]
    assert not any(b"Abelard" in file.read_bytes() for file in left)
    [exchange] = kept.open(kept.list()[0].id).exchanges
    assert exchange.redacted
    assert exchange.answer.citations == ()


@pytest.mark.parametrize("into", ["notes", "imports"])
def test_a_saved_note_is_found_but_is_no_source_of_an_answer(kept: Kept, into: str) -> None:
    before = kept.ask()
    path = kept.save(str(kept.notes) if into == "notes" else "")
    assert Path(path).name == "The oven who.md"
    assert Path(path).is_relative_to(
        kept.notes / "Carnet" if into == "notes" else kept.data / "imports"
    )
    written = Path(path).read_text()
    assert written.startswith('---\ntitle: "The oven: who?"\ndate: ')
    assert "generated: carnet\n---\n" in written
    opened = kept.engine.request(Method.OPEN, PathParams(path), DocumentText)
    assert opened.title == "The oven: who?"
    assert opened.notes == ("generated",)
    found = kept.engine.request(Method.SEARCH, SearchParams("oven Abelard"), SearchResult)
    assert {p.path: p.generated for p in found.passages}[path]
    after = kept.ask()
    assert [c.path for c in after.citations] == [c.path for c in before.citations]
    assert {c.path for c in after.citations} == {str(kept.notes / "kitchen.md")}


def test_only_generated_notes_are_no_evidence_at_all(kept: Kept) -> None:
    kept.save(str(kept.notes), "The submarine was painted violet by Mr Zubrowka.")
    answer = kept.ask(AskParams("Who painted the submarine violet?"))
    assert answer.abstained
    assert all("Zubrowka" not in passage.text for passage in answer.nearest)


def test_a_person_who_makes_it_their_own_makes_it_a_source(kept: Kept) -> None:
    path = Path(kept.save(str(kept.notes), "The submarine was painted violet by Mr Zubrowka."))
    edited_at = time.time()
    path.write_text(path.read_text().replace("generated: carnet\n", ""))
    kept.engine.request(Method.RESCAN, Nothing(), Nothing)
    kept.notices.wait_for(LibraryNotice, lambda n: (n.last_indexed_at or 0) > edited_at)
    answer = kept.ask(AskParams("Who painted the submarine violet?"))
    assert [c.path for c in answer.citations] == [str(path)]


@pytest.mark.parametrize(
    ("folder", "text", "code"),
    [("/somewhere/else", "words", "note-outside"), ("", "  \n", "note-empty")],
)
def test_what_cannot_be_saved_is_refused(kept: Kept, folder: str, text: str, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        kept.save(folder, text)
    assert caught.value.code == code


def test_an_answer_that_cannot_be_kept_is_still_given(kept: Kept) -> None:
    kept.ask()
    with sqlite3.connect(kept.data / "carnet.sqlite") as other:
        other.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON exchange"
            " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
    other.close()
    assert kept.ask().citations
    assert len(kept.list()) == 1
