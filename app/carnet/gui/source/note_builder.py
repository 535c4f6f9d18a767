"""Draws a note into a text document, block by block, keeping which lines went where."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markdown_it.token import Token
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from carnet.gui.look.inline_marks import REPLACEMENT, Mark, mark_format
from carnet.gui.look.theme import Theme
from carnet.gui.source.inline_writer import InlineWriter
from carnet.gui.source.note_formats import INDENT_PX, QUOTE_PAD_PX, NoteFormats
from carnet.gui.source.note_layout import Backdrop, Decoration, NoteLayout
from carnet.gui.source.note_syntax import (
    NoteSyntax,
    Task,
    lines_of,
    split_task,
)
from carnet.gui.source.table_builder import TableBuilder

BULLETS = ("•", "◦")


class NoteBuilder:
    """Draws once. `picture` gives a key for an image source, or None to refuse it."""

    def __init__(
        self,
        document: QTextDocument,
        theme: Theme,
        syntax: NoteSyntax,
        picture: Callable[[str], str | None],
    ) -> None:
        self.layout = NoteLayout()
        self.formats = NoteFormats(theme)
        self.syntax = syntax
        self._writer = InlineWriter(self.formats, syntax, picture)
        self._cursor = QTextCursor(document)
        self._fresh = True  # the current block is empty and unused
        self._lists: list[str] = []  # the mark of each open list's current item
        self._quotes: list[int] = []  # first block of each open quote
        self._item_starts = False

    def draw(self, text: str) -> Iterator[None]:
        """Draw Markdown; yields between blocks so that the caller may pause."""
        tokens = self.syntax.blocks(text)
        position = 0
        while position < len(tokens):
            position = self._token(tokens, position)
            yield

    def draw_plain(self, text: str) -> Iterator[None]:
        """Draw text that is not Markdown: its lines as they are."""
        for number, line in enumerate(text.split("\n"), 1):
            self._block(self.formats.block(above_px=0.0), number, number)
            self._cursor.insertText(line, self.formats.body)
            yield

    # -- blocks -------------------------------------------------------------------------------

    def _token(self, tokens: list[Token], at: int) -> int:
        token = tokens[at]
        match token.type:
            case "heading_open":
                self._heading(token, tokens[at + 1])
                return at + 3
            case "paragraph_open":
                self._paragraph(token, tokens[at + 1])
                return at + 3
            case "fence" | "code_block":
                self._code(token)
            case "hr":
                self._rule(token)
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(BULLETS[len(self._lists) % 2])
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._item_starts = True
                if token.info:  # the number of an ordered item, as written
                    self._lists[-1] = f"{token.info}{token.markup}"
            case "blockquote_open":
                self._quotes.append(-1)
            case "blockquote_close":
                self._end_quote()
            case "table_open":
                return self._table(tokens, at)
        return at + 1

    def _heading(self, token: Token, inline: Token) -> None:
        level = int(token.tag[1])
        self._block(self.formats.heading_block(level, self._indent()), *lines_of(token))
        self._writer.write(self._cursor, inline.content, self.formats.heading(level))

    def _paragraph(self, token: Token, inline: Token) -> None:
        text = inline.content
        task = split_task(text) if self._item_starts and self._lists else None
        starts = self._item_starts
        above = 4.0 if self._lists else 10.0
        block = self.formats.block(self._indent(), above)
        if task is not None:
            block.setTextIndent(-INDENT_PX)
        self._block(block, *lines_of(token))
        if task is not None:
            self._box(task)
            text = task.text
        elif starts and self._lists:
            self._mark_item()
        self._item_starts = False
        done = task is not None and task.done
        style = self.formats.muted(self.formats.body) if done else self.formats.body
        self._writer.write(self._cursor, text, style)

    def _code(self, token: Token) -> None:
        lines = token.content.rstrip("\n").split("\n")
        start, end = lines_of(token)
        first_line = start + 1 if token.type == "fence" else start
        first = 0
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            number = first_line + index
            span = (start if index == 0 else number, end if last else number)
            self._block(self.formats.code_block(self._indent(), index == 0, last), *span)
            first = self._cursor.blockNumber() if index == 0 else first
            self._cursor.insertText(line.expandtabs(4), self.formats.code())
        self._decorate(Backdrop.CODE, first)

    def _rule(self, token: Token) -> None:
        self._block(self.formats.block(self._indent(), 12.0), *lines_of(token))
        self._decorate(Backdrop.RULE, self._cursor.blockNumber())

    def _table(self, tokens: list[Token], at: int) -> int:
        end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
        if self._fresh:
            self._cursor.setBlockFormat(self.formats.nothing())
        table = TableBuilder(self.formats, self._writer, self.layout)
        heading = end + 1 < len(tokens) and tokens[end + 1].type == "heading_open"
        below = 30.0 if heading else 12.0  # Qt drops the margin above what follows a table
        self._cursor = table.build(self._cursor, tokens[at:end], self._indent(), below)
        self._fresh = True
        return end + 1

    def _end_quote(self) -> None:
        first = self._quotes.pop()
        if first >= 0:
            depth = len(self._quotes)
            indent = len(self._lists) * INDENT_PX + depth * QUOTE_PAD_PX
            last = self._cursor.blockNumber()
            self.layout.decorations.append(Decoration(Backdrop.QUOTE, first, last, indent))

    def _decorate(self, kind: Backdrop, first: int) -> None:
        last = self._cursor.blockNumber()
        self.layout.decorations.append(Decoration(kind, first, last, self._indent()))

    def _block(self, block: QTextBlockFormat, first_line: int, last_line: int) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block, self.formats.body)
        self._fresh = False
        self.layout.add(self._cursor.blockNumber(), first_line, last_line)
        self._quotes = [self._cursor.blockNumber() if q < 0 else q for q in self._quotes]

    def _indent(self) -> float:
        return len(self._lists) * INDENT_PX + len(self._quotes) * QUOTE_PAD_PX

    def _mark_item(self) -> None:
        """The bullet or number of the current block, to be painted beside it."""
        block = self._cursor.blockNumber()
        mark = Decoration(Backdrop.ITEM, block, block, self._indent(), self._lists[-1])
        self.layout.decorations.append(mark)

    def _box(self, task: Task) -> None:
        kind = Mark.DONE if task.done else Mark.TO_DO
        self._cursor.insertText(REPLACEMENT, mark_format(self.formats.body, kind))
        self._cursor.insertText("\u00a0\u00a0", self.formats.body)
