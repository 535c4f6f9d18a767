"""Draws a note into a text document, block by block, keeping which lines went where."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator

from markdown_it.token import Token
from PySide6.QtGui import QTextCharFormat, QTextDocument

from carnet.gui.look.inline_marks import REPLACEMENT, Mark, mark_format
from carnet.gui.look.theme import Theme
from carnet.gui.source.drawing.callouts import Callout, read_callout
from carnet.gui.source.drawing.code_writer import LONGEST_LINE, CodeWriter, pieces_of
from carnet.gui.source.drawing.front_matter import ABOVE_THE_NOTE, read_front_matter
from carnet.gui.source.drawing.inline_writer import InlineWriter
from carnet.gui.source.drawing.note_formats import INDENT_PX, NoteFormats
from carnet.gui.source.drawing.note_layout import Backdrop, Heading, NoteLayout
from carnet.gui.source.drawing.note_links import FOOTNOTE, PART_SCHEME
from carnet.gui.source.drawing.note_pen import NotePen
from carnet.gui.source.drawing.note_syntax import NoteSyntax, Task, lines_of, shown_text, split_task
from carnet.gui.source.drawing.table_builder import USUAL_WIDTH_PX, TableBuilder
from carnet.gui.source.note_parts import PIECE_CHARS, Piece, pieces
from carnet.gui.source.pictures.allowed_pictures import Picture
from carnet.gui.words.translating import tr

BULLETS = ("•", "◦")
LONGEST_PARAGRAPH = 8_000  # characters: what is longer is no prose, and is shown line by line
_BLOCK_ID = re.compile(r"[ \t]\^([A-Za-z0-9-]{1,80})[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{#([\w.:-]{1,80})[^{}\n]{0,80}\}[ \t]*$")


class NoteBuilder:
    """Draws once. `picture` gives what is known of an image source, None to refuse it."""

    def __init__(
        self,
        document: QTextDocument,
        theme: Theme,
        syntax: NoteSyntax,
        picture: Callable[[str, bool], Picture | None],
        width_px: int = USUAL_WIDTH_PX,
    ) -> None:
        """Tables are fitted into `width_px`."""
        self._width_px = width_px
        self.layout = NoteLayout()
        self.formats = NoteFormats(theme)
        self.syntax = syntax
        self._writer = InlineWriter(self.formats, syntax, picture)
        self._pen = NotePen(document, self.formats, self.layout)
        self._code = CodeWriter(self._pen, self.formats)
        self._item_starts = False
        self._listed = False  # whether the last paragraph stood in a list
        self._titled = False  # whether the last block was a callout's title
        self._callouts: list[Callout | None] = []  # of each open quote
        self._footnote = ""  # a label to be written before the next paragraph

    def draw(self, part: Piece) -> Iterator[None]:
        """Draw Markdown; yields between blocks so that the caller may pause."""
        text, first_line = part.text, part.first_line
        if first_line == 1:
            front = read_front_matter(text)
            told = [p for p in front.properties if p.name.lower() not in ABOVE_THE_NOTE]
            self._code.properties(told)
            text, first_line = text[front.end :], 1 + front.lines
        for piece in pieces(text, PIECE_CHARS, first_line, part.fence):
            # In the middle of very long code or a very long table: its top is said again.
            source = f"{piece.fence}\n{piece.text}" if piece.fence else piece.text
            self._pen.line_shift = piece.first_line - 1
            if piece.fence:
                self._pen.line_shift -= piece.fence.count("\n") + 1
            tokens = self.syntax.blocks(source)
            yield
            position = 0
            while position < len(tokens):
                position = yield from self._token(tokens, position)
                yield

    def draw_plain(self, part: Piece) -> Iterator[None]:
        """Draw text that is not Markdown: its lines as they are."""
        for number, line in enumerate(part.text.split("\n"), part.first_line):
            for shown in pieces_of(line):
                self._pen.block(self.formats.block(above_px=0.0), number, number)
                self._pen.write(shown, self.formats.body)
            yield

    def draw_part(self, parts: list[Piece], number: int, *, markdown: bool) -> Iterator[None]:
        """Draw one part of a note, with ways to those beside it; yields between blocks."""
        part, last = parts[number], len(parts) - 1
        if number > 0:
            self._way(number - 1, tr("Part {part} of {parts}, before this one"), len(parts))
        yield from self.draw(part) if markdown else self.draw_plain(part)
        if number < last:
            self._way(number + 1, tr("Part {part} of {parts}, after this one"), len(parts))

    def _way(self, number: int, words: str, parts: int) -> None:
        self._pen.aside(self.formats.block(above_px=16.0))
        self.layout.chrome.add(self._pen.block_number)
        link = self.formats.link(self.formats.body, f"{PART_SCHEME}{number}")
        self._pen.write(words.format(part=number + 1, parts=parts), link)

    # -- blocks -------------------------------------------------------------------------------

    def _token(self, tokens: list[Token], at: int) -> Generator[None, None, int]:
        token = tokens[at]
        match token.type:
            case "heading_open":
                self._heading(token, tokens[at + 1])
                return at + 3
            case "paragraph_open":
                yield from self._paragraph(token, tokens[at + 1])
                return at + 3
            case "fence" | "code_block":
                start = lines_of(token)[0]
                yield from self._code.code(token, start + (token.type == "fence"))
            case "math_block":
                self._code.math(token)
            case "hr":
                self._rule(token)
            case "blockquote_open":
                self._begin_quote(tokens, at)
            case "blockquote_close":
                self._end_quote()
            case "footnote_reference_open":
                self._footnote = str(token.meta.get("label", ""))
            case "table_open":
                return (yield from self._table(tokens, at))
            case _:
                self._list(token)
        return at + 1

    def _list(self, token: Token) -> None:
        lists = self._pen.lists
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists.append(BULLETS[len(lists) % 2])
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                self._item_starts = True
                if token.info:  # the number of an ordered item, as written
                    lists[-1] = f"{token.info}{token.markup}"

    def _heading(self, token: Token, inline: Token) -> None:
        level = int(token.tag[1])
        text, anchor = _cut(_ATTRIBUTES, inline.content)
        text, block_id = _cut(_BLOCK_ID, text)
        self._pen.block(self.formats.heading_block(level, self._pen.indent), *lines_of(token))
        self._anchor(anchor)
        self._anchor(block_id and f"^{block_id}")
        words = " ".join(shown_text(self.syntax.inline(text)).split())
        line = self.layout.line_of(self._pen.block_number)
        self.layout.headings.append(Heading(level, words, self._pen.block_number, line))
        self._writer.write(self._pen.cursor, text, self.formats.heading(level))

    def _paragraph(self, token: Token, inline: Token) -> Iterator[None]:
        text, span = inline.content, lines_of(token)
        callout = self._callouts[-1] if self._callouts else None
        if callout is not None and self._pen.quotes[-1] < 0:
            self._callout_title(callout, span[0])
            text, span = callout.text, (min(span[0] + 1, span[1]), span[1])
            if not text.strip():
                return
        if len(text) > LONGEST_PARAGRAPH:
            yield from self._lines(text, span[0])
            return
        pen = self._pen
        task = split_task(text) if self._item_starts and pen.lists else None
        starts, self._item_starts = self._item_starts, False
        begins_list = starts and len(pen.lists) == 1 and not self._listed
        above = 10.0 if begins_list or not pen.lists else 4.0
        self._listed = bool(pen.lists)
        block = self.formats.block(pen.indent, 2.0 if self._titled else above)
        self._titled = False
        if task is not None:
            block.setTextIndent(-INDENT_PX)
        pen.block(block, *span)
        if task is not None:
            self._box(task)
            text = task.text
        elif starts and pen.lists:
            pen.decorate(Backdrop.ITEM, pen.block_number, pen.lists[-1])
        if self._footnote:
            self._anchor(f"{FOOTNOTE}{self._footnote}")
            pen.write(f"{self._footnote}\u2002", self.formats.small())
            self._footnote = ""
        text, block_id = _cut(_BLOCK_ID, text)
        self._anchor(block_id and f"^{block_id}")
        done = task is not None and task.done
        style = self.formats.muted(self.formats.body) if done else self.formats.body
        self._writer.write(pen.cursor, text, style)

    def _lines(self, text: str, first_line: int) -> Iterator[None]:
        """What is too long for a paragraph: its lines, and very long ones in pieces."""
        above = 10.0
        for number, line in enumerate(text.split("\n"), first_line):
            for piece in pieces_of(line):
                self._pen.block(self.formats.block(self._pen.indent, above), number, number)
                short = len(text) < LONGEST_LINE * 100
                if short and len(line) <= LONGEST_LINE:
                    self._writer.write(self._pen.cursor, piece, self.formats.body)
                else:
                    self._pen.write(piece, self.formats.body)
                above = 0.0
            yield

    def _rule(self, token: Token) -> None:
        self._pen.block(self.formats.block(self._pen.indent, 12.0), *lines_of(token))
        self._pen.decorate(Backdrop.RULE, self._pen.block_number)

    def _table(self, tokens: list[Token], at: int) -> Generator[None, None, int]:
        end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
        pen = self._pen
        if pen.fresh:
            pen.cursor.setBlockFormat(self.formats.nothing())
        heading = end + 1 < len(tokens) and tokens[end + 1].type == "heading_open"
        below = 30.0 if heading else 12.0  # Qt drops the margin above what follows a table
        table = TableBuilder(self.formats, self._writer, pen)
        yield from table.build(tokens[at:end], below, self._width_px)
        return end + 1

    # -- quotes, marks ------------------------------------------------------------------------

    def _begin_quote(self, tokens: list[Token], at: int) -> None:
        first = tokens[at + 2] if at + 2 < len(tokens) else None
        callout = None
        if first is not None and first.type == "inline" and tokens[at + 1].type == "paragraph_open":
            callout = read_callout(first.content)
        self._callouts.append(callout)
        self._pen.begin_quote()

    def _end_quote(self) -> None:
        callout = self._callouts.pop()
        kind = Backdrop.QUOTE
        if callout is not None:
            kind = Backdrop.WARNING if callout.warns else Backdrop.NOTICE
        self._pen.end_quote(kind)

    def _callout_title(self, callout: Callout, line: int) -> None:
        block = self.formats.block(self._pen.indent, 18.0)
        self._pen.block(block, line, line)
        self._writer.write(self._pen.cursor, callout.title, self.formats.title(callout.warns))
        self._item_starts, self._titled = False, True

    def _box(self, task: Task) -> None:
        kind = Mark.DONE if task.done else Mark.TO_DO
        self._pen.write(REPLACEMENT, mark_format(self.formats.body, kind))
        self._pen.write("\u00a0\u00a0", QTextCharFormat(self.formats.body))

    def _anchor(self, name: str) -> None:
        if name:
            self.layout.anchors.setdefault(name, self._pen.block_number)


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The text without what the pattern finds at its end, and what that was."""
    match = pattern.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")
