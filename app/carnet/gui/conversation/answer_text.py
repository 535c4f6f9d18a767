"""The words of one answer: sentences with their citation numbers and support, while they come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from carnet.domain.answers import AnswerSentence, Citation, Support
from carnet.gui.look.inline_marks import REPLACEMENT, Mark, mark_format
from carnet.gui.look.prose_view import ProseView
from carnet.gui.look.theme import Theme

SCHEME = "cite:"
LINE_HEIGHT_PERCENT = 145.0


class AnswerText(ProseView):
    """Sentences already checked, then the words still being written, in a quieter ink.

    Only what is new is inserted, so a long answer costs no more per repaint than a short one.
    """

    citation_clicked = Signal(int)  # Citation.n

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.repaints = 0
        self._sentences: tuple[AnswerSentence, ...] = ()
        self._quotes: dict[int, Citation] = {}
        self._tail = ""
        self._verbatim = False
        self._written = 0  # sentences in the document
        self._tail_at = 0  # where the unchecked words begin
        self.setAccessibleName(self.tr("Answer"))
        self.anchorClicked.connect(self._follow)

    def show_answer(
        self,
        sentences: Sequence[AnswerSentence],
        citations: Sequence[Citation],
        tail: str = "",
        verbatim: bool = False,
    ) -> None:
        """Show `sentences` (a longer list than last time keeps what is drawn), then `tail`.

        `verbatim` sets every sentence on its own line: they are quotes, not prose.
        """
        sentences = tuple(sentences)
        grown = sentences[: self._written] == self._sentences[: self._written]
        self._sentences, self._tail = sentences, tail
        self._quotes = {citation.n: citation for citation in citations}
        if not grown or verbatim != self._verbatim:
            self._verbatim = verbatim
            self.redraw()
        else:
            self._extend()

    def _follow(self, url: QUrl) -> None:
        """A citation's number, and no other address, leads anywhere."""
        number = url.toString().removeprefix(SCHEME)
        if url.toString().startswith(SCHEME) and number.isdecimal():
            self.citation_clicked.emit(int(number))

    def redraw(self) -> None:
        """Write everything again, in the theme's colours."""
        if not hasattr(self, "_tail_at"):
            return  # a theme change while it is being made
        self.document().clear()
        self._written = self._tail_at = 0
        self._extend()

    def _extend(self) -> None:
        self.repaints += 1
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setPosition(self._tail_at)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for sentence in self._sentences[self._written :]:
            self._write(cursor, sentence)
            self._written += 1
        self._tail_at = cursor.position()
        if self._tail:
            quiet = self._body()
            quiet.setForeground(self.theme.color("muted"))
            gap = " " if self._written else ""
            cursor.insertText(gap + self._tail.strip(), quiet)
        cursor.endEditBlock()

    def _write(self, cursor: QTextCursor, sentence: AnswerSentence) -> None:
        text = sentence.text.strip()
        # A doubtful sentence stands on its own line: its label cannot be read as the next one's.
        before = self._sentences[self._written - 1].support if self._written else sentence.support
        doubtful = {sentence.support, before} != {Support.SUPPORTED}
        starts_line = self._verbatim or doubtful or text.startswith(("- ", "• ", "* "))
        self._part(cursor, starts_line)
        body = self._body()
        if sentence.support is not Support.SUPPORTED:
            weak = sentence.support is Support.WEAK
            style = QTextCharFormat.UnderlineStyle
            body.setUnderlineStyle(style.DotLine if weak else style.DashUnderline)
            body.setUnderlineColor(self.theme.color("warning"))
        if sentence.support is Support.UNSUPPORTED:
            body.setForeground(self.theme.color("muted"))
        cursor.insertText(f"“{text}”" if self._verbatim else text, body)
        plain = self._body()
        for n in sentence.citations:
            cursor.insertText(REPLACEMENT, self._chip(plain, n))
        if sentence.support is not Support.SUPPORTED:
            cursor.insertText(REPLACEMENT, self._warning(plain, sentence))

    def _part(self, cursor: QTextCursor, starts_line: bool) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(
            LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        if self._written == 0:
            cursor.setBlockFormat(block)
        elif starts_line:
            block.setTopMargin(10)
            cursor.insertBlock(block)
        else:
            cursor.insertText(" ", self._body())

    def _body(self) -> QTextCharFormat:
        body = QTextCharFormat()
        body.setFont(self.theme.font(1.1))
        body.setForeground(self.theme.color("text"))
        return body

    def _chip(self, base: QTextCharFormat, n: int) -> QTextCharFormat:
        citation = self._quotes.get(n)
        tip = f"{citation.title}\n“{citation.quote}”" if citation else ""
        return mark_format(base, Mark.CITATION, str(n), f"{SCHEME}{n}", tip)

    def _warning(self, base: QTextCharFormat, sentence: AnswerSentence) -> QTextCharFormat:
        if sentence.support is Support.WEAK:
            label = self.tr("partly in your notes")
            tip = self.tr("Your notes say only part of this. Check the source.")
        elif sentence.missing:
            label = self.tr("your notes do not give {what}").format(
                what=", ".join(sentence.missing)
            )
            tip = self.tr("Do not rely on this sentence.")
        else:
            label = self.tr("not in your notes")
            tip = self.tr("Nothing in your notes supports this sentence. Do not rely on it.")
        return mark_format(base, Mark.WARNING, label, tip=tip)
