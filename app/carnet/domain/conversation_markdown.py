"""A conversation as Markdown: every citation is a footnote with its path, place and quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from carnet.domain.answers import Answer, AnswerKind, AnswerSentence, Citation, Support
from carnet.domain.conversations import Conversation, Exchange
from carnet.domain.flat_text import flat
from carnet.domain.search import Passage

_LONGEST_QUOTE = 400
# A note may say anything: in the exported file it is text, not a picture to load or a page.
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_<>[]#|"})


@dataclass(frozen=True)
class ConversationWords:
    """What stands around questions and answers. These are the English words; days are numbers.

    Whoever has a language of its own overrides the methods, too.
    """

    asked: str = "Asked of my notes with Carnet"
    searched_for: str = "Searched for: {words}"
    do_not_say: str = "Your notes do not say."
    stopped: str = "Stopped before the end"
    disagree: str = "Your notes do not agree"
    listed: str = "{matched} of {scanned} notes"
    nearest: str = "The nearest notes, in case they help"
    partly: str = "partly in your notes"
    not_in: str = "not in your notes"
    quote: str = "“{quote}”"
    line: str = "line {line}"
    lines: str = "lines {first}–{last}"
    page: str = "p. {page}"
    part: str = "part {page}"

    def long_day(self, timestamp: float) -> str:
        """The day of the heading."""
        return datetime.fromtimestamp(timestamp).astimezone().date().isoformat()

    def day(self, timestamp: float) -> str:
        """The day of a note."""
        return self.long_day(timestamp)

    def number(self, value: int) -> str:
        """A count."""
        return str(value)

    def place(self, first: int, last: int, page: int | None, path: str) -> str:
        """Lines, or the page where the file has pages."""
        if page is not None:
            return (self.page if path.lower().endswith(".pdf") else self.part).format(page=page)
        if last <= first:
            return self.line.format(line=first)
        return self.lines.format(first=first, last=last)


def conversation_as_markdown(
    conversation: Conversation,
    exchanges: Sequence[Exchange],
    words: ConversationWords | None = None,
) -> str:
    """The whole of it, ending with a line feed. Footnotes are numbered through."""
    writer = _Writer(words or ConversationWords())
    return writer.write(conversation, exchanges)


def plain(text: str) -> str:
    """One line of text without any meaning in Markdown."""
    return " ".join(text.split()).translate(_MARKS)


class _Writer:
    """Collects the footnotes of one conversation."""

    def __init__(self, words: ConversationWords) -> None:
        self._words = words
        self._notes: list[str] = []

    def write(self, conversation: Conversation, exchanges: Sequence[Exchange]) -> str:
        parts = [f"# {plain(conversation.title)}"]
        parts.append(f"*{self._words.asked} · {self._words.long_day(conversation.started_at)}*")
        for exchange in exchanges:
            parts += self._exchange(exchange.answer)
        return "\n\n".join([*parts, "\n".join(self._notes)]).strip() + "\n"

    def _exchange(self, answer: Answer) -> Iterator[str]:
        words = self._words
        yield f"## {plain(answer.question)}"
        if answer.searched_for not in ("", answer.question):
            yield f"*{words.searched_for.format(words=plain(answer.searched_for))}*"
        first = len(self._notes)
        if answer.abstained:
            yield words.do_not_say
        elif answer.kind is AnswerKind.EXTRACTIVE:
            yield from (f"> {self._sentence(sentence, first)}" for sentence in answer.sentences)
        elif answer.sentences:
            yield " ".join(self._sentence(sentence, first) for sentence in answer.sentences)
        if answer.listing is None:
            self._notes.extend(self._note(first + c.n, c) for c in answer.citations)
        if answer.stopped:
            yield f"*{words.stopped}*"
        if answer.conflicts:
            yield words.disagree + ":"
            yield "\n".join(
                f"- {plain(claim.value)}{self._day(claim.dated_at)}[^{first + claim.citation}]"
                for conflict in answer.conflicts
                for claim in conflict.claims
            )
        if answer.listing is not None:
            yield words.listed.format(
                matched=words.number(answer.listing.matched),
                scanned=words.number(answer.listing.scanned),
            )
            yield "\n".join(map(self._row, answer.listing.rows))
        if answer.nearest:
            yield words.nearest + ":"
            yield "\n".join(map(self._row, answer.nearest))

    def _sentence(self, sentence: AnswerSentence, first: int) -> str:
        numbers = "".join(f"[^{first + n}]" for n in sentence.citations)
        text = plain(flat(sentence.text))
        match sentence.support:
            case Support.WEAK:
                return f"{text}{numbers} ({self._words.partly})"
            case Support.UNSUPPORTED:
                return f"~~{text}~~{numbers} ({self._words.not_in})"
            case _:
                return text + numbers

    def _note(self, number: int, citation: Citation) -> str:
        words = self._words
        where = words.place(citation.start_line, citation.end_line, citation.page, citation.path)
        quote = flat(citation.quote)
        if len(quote) > _LONGEST_QUOTE:
            quote = quote[:_LONGEST_QUOTE].rstrip() + "…"
        said = words.quote.format(quote=plain(quote))
        return f"[^{number}]: {plain(citation.title)}, {_path(citation.path)}, {where}: {said}"

    def _row(self, passage: Passage) -> str:
        where = self._words.place(passage.start_line, passage.end_line, passage.page, passage.path)
        return f"- {plain(passage.title)}, {_path(passage.path)}, {where}"

    def _day(self, timestamp: float) -> str:
        return f" ({self._words.day(timestamp)})" if timestamp > 0 else ""


def _path(path: str) -> str:
    return "`" + path.replace("`", "'") + "`"
