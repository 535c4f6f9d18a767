"""A drawn note as plain text: what is copied of it, and which lines it stands in."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

from carnet.gui.look.inline_marks import REPLACEMENT, label_of
from carnet.gui.source.drawing.note_layout import NoteLayout


def selected_text(cursor: QTextCursor, layout: NoteLayout) -> str:
    """The words between a selection's ends as they are read; buttons between them left out."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    parts = []
    while block.isValid() and block.position() < cursor.selectionEnd():
        if block.blockNumber() not in layout.chrome:
            parts.append(_text(block, cursor.selectionStart(), cursor.selectionEnd()))
        block = block.next()
    return "\n".join(parts).replace("\u2028", "\n").replace("\u00a0\u00a0", " ")


def selected_lines(cursor: QTextCursor, layout: NoteLayout) -> tuple[int, int]:
    """The first and the last line a selection touches, 1-based and inclusive."""
    document: QTextDocument = cursor.document()
    first = document.findBlock(cursor.selectionStart()).blockNumber()
    last = document.findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1)).blockNumber()
    ends = [span[1] for block, span in zip(layout.blocks, layout.spans, strict=True)
            if first <= block <= last]  # fmt: skip
    start = layout.line_of(first)
    return start, max([start, *ends])


def _text(block: QTextBlock, start: int, end: int) -> str:
    shown = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        low, high = (
            max(start, fragment.position()),
            min(end, fragment.position() + fragment.length()),
        )
        text = fragment.text()[low - fragment.position() : max(0, high - fragment.position())]
        if REPLACEMENT in text:
            form = fragment.charFormat()
            words = label_of(form)
            if form.isImageFormat():
                words = str(form.property(QTextFormat.Property.ImageAltText.value) or "")
            text = text.replace(REPLACEMENT, words)
        shown.append(text)
        iterator += 1
    return "".join(shown)
