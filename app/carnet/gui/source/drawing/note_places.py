"""Places in a drawn note: how far to scroll, where a heading is, links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics, QTextBlock, QTextCursor, QTextDocument

from carnet.gui.look.theme import READING_WIDTH_EM, Theme
from carnet.gui.source.drawing.note_formats import NoteFormats
from carnet.gui.source.drawing.note_layout import same_words
from carnet.gui.source.drawing.note_links import destination, leads_to_note
from carnet.gui.words.translating import tr

if TYPE_CHECKING:
    from carnet.gui.source.note_view import NoteView

ABOVE_PX = 14  # of nothing above the text
NEAR_TOP_PX = 120  # a note is not scrolled for less
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+([^\n]{1,400})$", re.MULTILINE)


def scroll_for(view: NoteView, block: QTextBlock, mark: int | None, exact: bool) -> int:
    """The scroll bar's value that shows a block and a marked position near the top of the view.

    `exact` puts the block at the very top.
    """
    layout = view.document().documentLayout()
    layout.documentSize()  # finishes the layout, so that the scroll bar knows its range
    top = layout.blockBoundingRect(block).top()
    if exact:
        return int(top)
    if mark is not None:
        at = view.document().findBlock(mark)
        line = at.layout().lineForTextPosition(mark - at.position())
        if line.isValid():  # it is not while the pane was never shown
            top = max(top, layout.blockBoundingRect(at).top() + line.y() - 40)
    wanted = int(top - view.viewport().height() * 0.22)
    return wanted if wanted > NEAR_TOP_PX else 0


def fit_column(view: NoteView, theme: Theme, side_px: int, below_px: int) -> None:
    """Keep the column of words no wider than can be read, in the middle of the view."""
    em = QFontMetrics(theme.font(1.05)).horizontalAdvance("x") * 2
    side = max(side_px, (view.viewport().width() - em * READING_WIDTH_EM) // 2)
    frame = view.document().rootFrame()
    shape = frame.frameFormat()
    if shape.leftMargin() != side:
        shape.setLeftMargin(side)
        shape.setRightMargin(side)
        shape.setTopMargin(ABOVE_PX)
        shape.setBottomMargin(below_px)
        frame.setFrameFormat(shape)


def line_of_heading(text: str, place: str) -> int:
    """The line of a heading in the source; 0 when it has none such."""
    wanted = same_words(place.rpartition("#")[2])
    if not wanted:
        return 0
    for match in _HEADING.finditer(text):
        if same_words(match[1]) == wanted:
            return text.count("\n", 0, match.start()) + 1
    return 0


def mark_dead_links(document: QTextDocument, dead: Collection[str], theme: Theme) -> None:
    """Dress links to these targets as what they are."""
    if not dead:
        return
    formats = NoteFormats(theme)
    cursor = QTextCursor(document)
    for start, end, href in _links(document):
        target = destination(href).target
        if leads_to_note(href) and target in dead:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            tip = tr("No note called “{name}” is in the library").format(name=target)
            cursor.mergeCharFormat(formats.dead(cursor.charFormat(), tip))


def _links(document: QTextDocument) -> list[tuple[int, int, str]]:
    found = []
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            href = fragment.charFormat().anchorHref()
            if href:
                found.append((fragment.position(), fragment.position() + fragment.length(), href))
            iterator += 1
        block = block.next()
    return found
