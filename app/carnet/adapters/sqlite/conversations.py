"""Conversations in SQLite. An answer is kept as JSON, beside the words it is searched by."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Any

import msgspec

from carnet.adapters.sqlite.backups import drop_backups
from carnet.adapters.sqlite.database import SqliteDatabase
from carnet.domain.answers import Answer
from carnet.domain.conversations import (
    LONGEST_TITLE,
    NEW,
    Conversation,
    ConversationPage,
    Exchange,
    ExchangePage,
    title_of,
)
from carnet.domain.errors import KnownError
from carnet.domain.redacting import places, without
from carnet.text.analysis import fold

_SELECT = "SELECT id, title, started_at, changed_at, exchanges, named, adapter FROM conversation"
_MOST_WORDS = 8
_EXCERPT_BEFORE, _EXCERPT_CHARS = 24, 120


class SqliteConversations:
    """The `Conversations` of a data directory."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def add(
        self,
        conversation_id: int,
        answer: Answer,
        read: Collection[str],
        at: float,
        adapter: str | None = None,
    ) -> Conversation | None:
        """Keep an answer; None when its conversation was deleted meanwhile."""
        database = self._database
        with database.transaction():
            if conversation_id == NEW:
                conversation_id = database.run(
                    "INSERT INTO conversation (title, started_at, changed_at) VALUES (?, ?, ?)",
                    [title_of(answer.question), at, at],
                )
            elif not database.rows("SELECT 1 FROM conversation WHERE id = ?", [conversation_id]):
                return None
            exchange_id = database.run(
                "INSERT INTO exchange (conversation_id, asked_at, question, answer, words)"
                " VALUES (?, ?, ?, ?, ?)",
                [conversation_id, at, answer.question, _encoded(answer), _words(answer)],
            )
            database.run_many(
                "INSERT INTO exchange_source (exchange_id, path) VALUES (?, ?)",
                [
                    (exchange_id, path)
                    for path in sorted({*read, *(path for path, _ in places(answer))})
                ],
            )
            database.run(
                "UPDATE conversation SET changed_at = ?, adapter = ?, exchanges = exchanges + 1"
                " WHERE id = ?",
                [at, adapter, conversation_id],
            )
            return self._one(conversation_id)

    def page(self, offset: int, limit: int, text: str = "") -> ConversationPage:
        """Conversations in whose title, questions and answers every word of `text` occurs."""
        wanted = sorted(fold(text).split(), key=len, reverse=True)[:_MOST_WORDS]
        where = " AND ".join(["TRUE", *[_HOLDS_A_WORD] * len(wanted)])
        values = [word for word in wanted for _ in range(2)]
        [(total,)] = self._database.rows(f"SELECT COUNT(*) FROM conversation WHERE {where}", values)  # noqa: S608 - constants only
        rows = self._database.rows(
            f"{_SELECT} WHERE {where} ORDER BY changed_at DESC, id DESC LIMIT ? OFFSET ?",
            [*values, limit, offset],
        )
        found = tuple(_conversation(row) for row in rows)
        if wanted:
            excerpts = self._excerpts([conversation.id for conversation in found], wanted[0])
            found = tuple(replace(c, excerpt=excerpts.get(c.id, "")) for c in found)
        return ConversationPage(found, total)

    def exchanges(
        self, conversation_id: int, limit: int, before: int | None = None
    ) -> ExchangePage:
        """The last exchanges, or the last before the exchange `before`, oldest first."""
        with self._database.transaction():
            conversation = self._one(conversation_id)
            where = "conversation_id = ? AND (?2 IS NULL OR id < ?2)"
            rows = self._database.rows(
                f"SELECT id, asked_at, answer, redacted FROM exchange WHERE {where}"  # noqa: S608 - constants only
                " ORDER BY id DESC LIMIT ?3",
                [conversation_id, before, limit],
            )
            [(count,)] = self._database.rows(
                f"SELECT COUNT(*) FROM exchange WHERE {where}",  # noqa: S608 - constants only
                [conversation_id, before],
            )
        found = tuple(
            Exchange(id_, asked_at, _decoded(answer), bool(redacted))
            for id_, asked_at, answer, redacted in reversed(rows)
        )
        return ExchangePage(conversation, found, count - len(found))

    def rename(self, conversation_id: int, title: str) -> Conversation:
        """Give it a title; an empty one is the first question again."""
        title = " ".join(title.split())[:LONGEST_TITLE]
        with self._database.transaction():
            self._one(conversation_id)
            first = self._database.rows(
                "SELECT question FROM exchange WHERE conversation_id = ? ORDER BY id LIMIT 1",
                [conversation_id],
            )
            self._database.run(
                "UPDATE conversation SET title = ?, named = ? WHERE id = ?",
                [title or (title_of(first[0][0]) if first else ""), bool(title), conversation_id],
            )
            return self._one(conversation_id)

    def delete(self, conversation_id: int) -> None:
        """It leaves the disk: its rows are overwritten, and the log is emptied."""
        self._database.run("DELETE FROM conversation WHERE id = ?", [conversation_id])
        drop_backups(self._database.path)
        self._database.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def clear(self) -> int:
        """Delete all of them; how many there were."""
        with self._database.transaction():
            [(count,)] = self._database.rows("SELECT COUNT(*) FROM conversation")
            self._database.run("DELETE FROM conversation")
        return int(count)

    def size_bytes(self) -> int:
        """Bytes of their texts in the database."""
        [(size,)] = self._database.rows(
            "SELECT ifnull(SUM(length(CAST(answer AS BLOB)) + length(CAST(words AS BLOB))"
            " + length(CAST(question AS BLOB))), 0) FROM exchange"
        )
        return int(size)

    def quotes(self, path: str) -> list[str]:
        """Texts that answers took from `path`."""
        rows = self._database.rows(
            "SELECT answer FROM exchange WHERE id IN"
            " (SELECT exchange_id FROM exchange_source WHERE path = ?)",
            [path],
        )
        answers = [_decoded(answer) for (answer,) in rows]
        return [text for answer in answers for place, text in places(answer) if place == path]

    def paths(self) -> list[str]:
        """Every path that answers were made from."""
        return [
            path for (path,) in self._database.rows("SELECT DISTINCT path FROM exchange_source")
        ]

    def forget(self, gone: Callable[[str], bool]) -> int:
        """Take out what came from these paths; how many answers that changed.

        What was searched for after such an answer may hold words of it, so only the questions stay.
        """
        database = self._database
        with database.transaction():
            paths = json.dumps([path for path in self.paths() if gone(path)])
            # What comes after such an answer in its conversation as well.
            rows = database.rows(
                "WITH touched AS (SELECT DISTINCT exchange_id AS id FROM exchange_source"
                "  WHERE path IN (SELECT value FROM json_each(?))),"
                " firsts AS (SELECT conversation_id, MIN(exchange.id) AS first"
                "  FROM exchange JOIN touched USING (id) GROUP BY conversation_id)"
                " SELECT exchange.id, answer, exchange.id IN (SELECT id FROM touched)"
                " FROM exchange JOIN firsts USING (conversation_id) WHERE exchange.id >= first",
                [paths],
            )
            changed = 0
            for id_, encoded, read in rows:
                answer = _decoded(encoded)
                kept = without(answer, gone, read=True) if read else answer
                lost = kept != answer
                kept = replace(kept, searched_for=kept.question)
                database.run(
                    "UPDATE exchange SET answer = ?, words = ?, redacted = redacted OR ?"
                    " WHERE id = ?",
                    [_encoded(kept), _words(kept), lost, id_],
                )
                changed += lost
            database.run(
                "DELETE FROM exchange_source WHERE path IN (SELECT value FROM json_each(?))",
                [paths],
            )
        return changed

    def texts(self) -> Iterator[str]:
        """Every character that is kept."""
        for (title,) in self._database.rows("SELECT title FROM conversation"):
            yield title
        last = 0
        while rows := self._database.rows(
            "SELECT id, question, answer, words FROM exchange WHERE id > ? ORDER BY id LIMIT 200",
            [last],
        ):
            for last, question, answer, words in rows:  # noqa: B007 - `last` is where to go on
                yield f"{question}\n{answer}\n{words}"

    def _one(self, conversation_id: int) -> Conversation:
        rows = self._database.rows(f"{_SELECT} WHERE id = ?", [conversation_id])
        if not rows:
            raise KnownError(
                "conversation-unknown",
                "This conversation is not there any more.",
                "It was deleted. Choose another one, or begin a new one.",
                str(conversation_id),
            )
        return _conversation(rows[0])

    def _excerpts(self, ids: list[int], word: str) -> dict[int, str]:
        """The first place in each of these conversations where the word stands, if any."""
        rows = self._database.rows(
            "SELECT conversation_id, question, json_extract(answer, '$.answer'), MIN(exchange.id)"
            " FROM exchange, json_each(?) WHERE conversation_id = value AND instr(words, ?)"
            " GROUP BY conversation_id",
            [json.dumps(ids), word],
        )
        return {
            id_: _excerpt(answer if word in fold(answer) else question, word)
            for id_, question, answer, _ in rows
        }


_HOLDS_A_WORD = (
    "(instr(fold(title), ?) OR EXISTS (SELECT 1 FROM exchange"
    " WHERE conversation_id = conversation.id AND instr(words, ?)))"
)


def _conversation(row: tuple[Any, ...]) -> Conversation:
    id_, title, started_at, changed_at, exchanges, named, adapter = row
    return Conversation(id_, title, started_at, changed_at, exchanges, bool(named), adapter=adapter)


def _encoded(answer: Answer) -> str:
    return msgspec.json.encode(answer).decode()


def _decoded(encoded: str) -> Answer:
    return msgspec.json.decode(encoded, type=Answer)


def _words(answer: Answer) -> str:
    return fold(" ".join(f"{answer.question} {answer.answer}".split()))


def _excerpt(text: str, word: str) -> str:
    text = " ".join(text.split())
    at = max(0, fold(text).find(word) - _EXCERPT_BEFORE)
    start = text.rfind(" ", 0, at) + 1 if at else 0
    return ("…" if start else "") + text[start : start + _EXCERPT_CHARS]
