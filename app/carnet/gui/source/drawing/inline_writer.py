"""Writes the inside of one block: emphasis, code, links, pictures, bare addresses, tags."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor

from carnet.gui.source.drawing.note_formats import NoteFormats
from carnet.gui.source.drawing.note_links import FOOTNOTE
from carnet.gui.source.drawing.note_syntax import NoteSyntax, hard_wrapped, shown_text
from carnet.gui.source.pictures.allowed_pictures import Picture, picture_format, split_size
from carnet.gui.words.translating import tr

LINE_BREAK = "\u2028"
_BARE = re.compile(r"(https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:!?])|(?<![\w/#&])(#[^\W\d_][\w/-]*)")


class InlineWriter:
    """`picture` gives what is known of an image source (and whether it is an embed by name), None
    to refuse it."""

    def __init__(
        self,
        formats: NoteFormats,
        syntax: NoteSyntax,
        picture: Callable[[str, bool], Picture | None],
    ) -> None:
        self._formats = formats
        self._syntax = syntax
        self._picture = picture

    def write(self, cursor: QTextCursor, text: str, style: QTextCharFormat) -> None:
        """Write the inside of one block at `cursor`."""
        styles = [style]
        soft = " " if hard_wrapped(text) else LINE_BREAK
        tokens = self._syntax.inline(text)
        for token in tokens:
            if token.nesting > 0:
                styles.append(self._open(token, styles[-1]))
            elif token.nesting < 0:
                styles.pop()
            elif token.type == "softbreak":
                cursor.insertText(soft, style)
            elif token.type == "hardbreak":
                cursor.insertText(LINE_BREAK, style)
            elif token.type == "code_inline":
                cursor.insertText(token.content, self._formats.inline_code(styles[-1]))
            elif token.type.startswith("math_inline"):
                math = f"{token.markup}{token.content}{token.markup}"
                cursor.insertText(math, self._formats.math(styles[-1]))
            elif token.type == "footnote_ref":
                href = f"#{FOOTNOTE}{token.content}"
                cursor.insertText(token.content, self._formats.footnote(styles[-1], href))
            elif token.type == "image":
                self._image(cursor, token, styles[-1])
            else:
                self._words(cursor, token.content, styles[-1])

    def _open(self, token: Token, style: QTextCharFormat) -> QTextCharFormat:
        new = QTextCharFormat(style)
        if token.type == "strong_open":
            new.setFontWeight(700)
        elif token.type == "em_open":
            new.setFontItalic(True)
        elif token.type == "s_open":
            new.setFontStrikeOut(True)
        elif token.type == "mark_open":
            new = self._formats.highlighted(style)
        elif token.type == "link_open":
            new = self._formats.link(style, str(token.attrs.get("href", "")))
        return new

    def _words(self, cursor: QTextCursor, text: str, style: QTextCharFormat) -> None:
        """Plain words; addresses become links and #tags are set quieter."""
        if style.isAnchor():
            cursor.insertText(text, style)
            return
        end = 0
        for match in _BARE.finditer(text):
            cursor.insertText(text[end : match.start()], style)
            address = match[1]
            fitting = self._formats.link(style, address) if address else self._formats.muted(style)
            cursor.insertText(match[0], fitting)
            end = match.end()
        cursor.insertText(text[end:], style)

    def _image(self, cursor: QTextCursor, token: Token, style: QTextCharFormat) -> None:
        source = str(token.attrs.get("src", ""))
        words = shown_text(token.children or []) or token.content
        words, width = split_size(words)
        picture = self._picture(source, "embed" in token.attrs)
        if picture is not None:
            form = cursor.blockFormat()  # more than one line's height would go above it
            form.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
            cursor.setBlockFormat(form)
            cursor.insertImage(picture_format(picture.key, words, width, style))
            return
        cursor.insertText(refused_picture(words or source), self._formats.refused(style))


def refused_picture(words: str) -> str:
    """What stands in a picture's place."""
    return tr("[picture not loaded: {words}]").format(words=words)
