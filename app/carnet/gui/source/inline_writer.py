"""Writes the inside of one block: emphasis, code, links, pictures, bare addresses, tags."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextImageFormat, QTextLength

from carnet.gui.source.note_formats import NoteFormats
from carnet.gui.source.note_syntax import NoteSyntax, hard_wrapped, shown_text
from carnet.gui.words.translating import tr

LINE_BREAK = "\u2028"
_BARE = re.compile(r"(https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:!?])|(?<![\w/#&])(#[^\W\d_][\w/-]*)")


class InlineWriter:
    """`picture` gives a key for an image source, or None to refuse it."""

    def __init__(
        self, formats: NoteFormats, syntax: NoteSyntax, picture: Callable[[str], str | None]
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
        key = self._picture(str(token.attrs.get("src", "")))
        if key is not None:
            image = QTextImageFormat()
            image.setName(key)
            image.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            cursor.insertImage(image)
            return
        words = shown_text(token.children or []) or token.content
        refused = tr("[picture not loaded: {words}]")
        quiet = self._formats.muted(style)
        quiet.setFontItalic(True)
        cursor.insertText(refused.format(words=words), quiet)
