"""A conversation as Markdown, in the person's language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale

from carnet.domain import conversation_markdown
from carnet.domain.conversation_markdown import ConversationWords
from carnet.domain.conversations import Conversation, Exchange
from carnet.gui.words import phrases
from carnet.gui.words.translating import tr


def conversation_as_markdown(conversation: Conversation, exchanges: Sequence[Exchange]) -> str:
    """The whole of it, ending with a line feed. Footnotes are numbered through."""
    words = conversation_words(_LocalWords)
    return conversation_markdown.conversation_as_markdown(conversation, exchanges, words)


def conversation_words(kind: type[ConversationWords] = ConversationWords) -> ConversationWords:
    """What stands around questions and answers."""
    return kind(
        asked=tr("Asked of my notes with Carnet"),
        searched_for=tr("Searched for: {words}"),
        do_not_say=tr("Your notes do not say."),
        stopped=tr("Stopped before the end"),
        disagree=tr("Your notes do not agree"),
        listed=tr("{matched} of {scanned} notes"),
        nearest=tr("The nearest notes, in case they help"),
        partly=tr("partly in your notes"),
        not_in=tr("not in your notes"),
        quote=tr("“{quote}”"),
        line=tr("line {line}"),
        lines=tr("lines {first}–{last}"),
        page=tr("p. {page}"),
        part=tr("part {page}"),
    )


class _LocalWords(ConversationWords):
    """Days and numbers as this locale writes them."""

    def long_day(self, timestamp: float) -> str:
        day = QDateTime.fromSecsSinceEpoch(int(timestamp)).date()
        return QLocale().toString(day, QLocale.FormatType.LongFormat)

    def day(self, timestamp: float) -> str:
        return phrases.day(timestamp)

    def number(self, value: int) -> str:
        return phrases.number(value)

    def place(self, first: int, last: int, page: int | None, path: str) -> str:
        return phrases.lines(first, last, page, path)
