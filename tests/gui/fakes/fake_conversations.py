"""The scripted engine's conversations: the real store in a file of its own."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

from carnet.adapters.sqlite.conversations import SqliteConversations
from carnet.adapters.sqlite.database import SqliteDatabase
from carnet.domain.answers import Answer, AnswerKind, AnswerSentence, Coverage, Support
from carnet.domain.conversations import Conversation, ConversationPage, ExchangePage, SavedNote
from carnet.domain.errors import KnownError

LONG_AGO = 1_700_000_000.0


class FakeConversations:
    """With `--conversations N`, so many are there, the first one with forty questions."""

    def __init__(self, options: argparse.Namespace) -> None:
        # Beside the log, which lies in the test's own folder: nothing is left when we are killed.
        if options.store:
            folder = Path(options.store)
        else:
            folder = Path(tempfile.mkdtemp(prefix="talks-", dir=Path(options.log).parent))
        file = folder / "talks.sqlite"
        fresh = not file.exists()
        self.store = SqliteConversations(SqliteDatabase(file))
        self.at = LONG_AGO
        for number in range(options.conversations if fresh else 0):
            for turn in range(40 if number == 0 else 1):
                self.add(number + 1 if turn else 0, plain_answer(f"Question {number}.{turn}?"))

    def add(self, conversation_id: int, answer: Answer) -> Conversation | None:
        self.at += 3_600.0
        return self.store.add(conversation_id, answer, (), self.at)

    def page(self, params: dict[str, Any]) -> ConversationPage:
        return self.store.page(params["offset"], params["limit"], params["text"])

    def open(self, params: dict[str, Any]) -> ExchangePage:
        return self.store.exchanges(params["id"], params["limit"], params["before"])

    def rename(self, params: dict[str, Any]) -> Conversation:
        return self.store.rename(params["id"], params["title"])

    def delete(self, params: dict[str, Any]) -> None:
        self.store.delete(params["id"])

    def save(self, params: dict[str, Any]) -> SavedNote:
        if "refuse" in params["title"].lower():
            raise KnownError("disk-full", "The disk is full.", "Free some space.")
        return SavedNote(f"{params['folder'] or '/imports'}/Carnet/{params['title']}.md")


def plain_answer(question: str) -> Answer:
    """An answer without citations."""
    said = f"So it is said of {question}"
    return Answer(
        question, question, AnswerKind.GENERATED, said,
        (AnswerSentence(said, Support.SUPPORTED),), (), Coverage(8, 1, 0, 0), {}, "en",
    )  # fmt: skip
