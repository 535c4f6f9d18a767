"""A conversation as Markdown: every citation is a footnote with its path, line and quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QDateTime, QLocale

from carnet.domain.answers import Answer, AnswerKind, AnswerSentence, Citation, Support
from carnet.domain.conversations import Conversation, Exchange
from carnet.domain.search import Passage
from carnet.gui.words import phrases
from carnet.gui.words.flat_text import flat
from carnet.gui.words.translating import tr

_LONGEST_QUOTE = 400
# A note may say anything: in the exported file it is text, not a picture to load or a page.
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_<>[]#|"})


def conversation_as_markdown(conversation: Conversation, exchanges: Sequence[Exchange]) -> str:
    """The whole of it, ending with a line feed. Footnotes are numbered through."""
    notes: list[str] = []
    parts = [f"# {plain(conversation.title)}"]
    day = QLocale().toString(
        QDateTime.fromSecsSinceEpoch(int(conversation.started_at)).date(),
        QLocale.FormatType.LongFormat,
    )
    asked = tr("Asked of my notes with Carnet")
    parts.append(f"*{asked} · {day}*")
    for exchange in exchanges:
        parts += _exchange(exchange.answer, notes)
    return "\n\n".join([*parts, "\n".join(notes)]).strip() + "\n"


def plain(text: str) -> str:
    """One line of text without any meaning in Markdown."""
    return " ".join(text.split()).translate(_MARKS)


def _path(path: str) -> str:
    return "`" + path.replace("`", "'") + "`"


def _exchange(answer: Answer, notes: list[str]) -> Iterator[str]:
    yield f"## {plain(answer.question)}"
    if answer.searched_for not in ("", answer.question):
        said = tr("Searched for: {words}").format(words=plain(answer.searched_for))
        yield f"*{said}*"
    first = len(notes)
    if answer.abstained:
        yield tr("Your notes do not say.")
    elif answer.kind is AnswerKind.EXTRACTIVE:
        yield from (f"> {_sentence(sentence, first)}" for sentence in answer.sentences)
    elif answer.sentences:
        yield " ".join(_sentence(sentence, first) for sentence in answer.sentences)
    if answer.listing is None:
        notes.extend(_note(first + c.n, c) for c in answer.citations)
    if answer.stopped:
        said = tr("Stopped before the end")
        yield f"*{said}*"
    if answer.conflicts:
        yield tr("Your notes do not agree") + ":"
        yield "\n".join(
            f"- {plain(claim.value)}{_day(claim.dated_at)}[^{first + claim.citation}]"
            for conflict in answer.conflicts
            for claim in conflict.claims
        )
    if answer.listing is not None:
        said = tr("{matched} of {scanned} notes")
        yield said.format(
            matched=phrases.number(answer.listing.matched),
            scanned=phrases.number(answer.listing.scanned),
        )
        yield "\n".join(map(_row, answer.listing.rows))
    if answer.nearest:
        yield tr("The nearest notes, in case they help") + ":"
        yield "\n".join(map(_row, answer.nearest))


def _sentence(sentence: AnswerSentence, first: int) -> str:
    numbers = "".join(f"[^{first + n}]" for n in sentence.citations)
    text = plain(flat(sentence.text))
    match sentence.support:
        case Support.WEAK:
            said = tr("partly in your notes")
            return f"{text}{numbers} ({said})"
        case Support.UNSUPPORTED:
            said = tr("not in your notes")
            return f"~~{text}~~{numbers} ({said})"
        case _:
            return text + numbers


def _note(number: int, citation: Citation) -> str:
    where = phrases.lines(citation.start_line, citation.end_line, citation.page, citation.path)
    quote = flat(citation.quote)
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rstrip() + "…"
    said = tr("“{quote}”").format(quote=plain(quote))
    return f"[^{number}]: {plain(citation.title)}, {_path(citation.path)}, {where}: {said}"


def _row(passage: Passage) -> str:
    where = phrases.lines(passage.start_line, passage.end_line, passage.page, passage.path)
    return f"- {plain(passage.title)}, {_path(passage.path)}, {where}"


def _day(timestamp: float) -> str:
    return f" ({phrases.day(timestamp)})" if timestamp > 0 else ""
