"""The typography of a note: every block and character format, from the theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextLength, QTextTableFormat

from carnet.gui.look.theme import Theme

INDENT_PX = 24.0
CODE_PAD_PX = 12.0
QUOTE_PAD_PX = 16.0
CELL_PAD_PX = 7.0
LINE_HEIGHT_PERCENT = 142.0
HEADING_SCALE = {1: 1.75, 2: 1.35, 3: 1.15}
READING_SCALE = 1.05
MATH_FAMILIES = ("STIX Two Math", "Cambria Math", "Latin Modern Math", "DejaVu Serif", "serif")


class NoteFormats:
    """Made afresh for each drawing, so a theme change is a redraw."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.body = QTextCharFormat()
        self.body.setFont(theme.font(READING_SCALE))
        self.body.setForeground(theme.color("text"))

    def block(self, indent_px: float = 0.0, above_px: float = 10.0) -> QTextBlockFormat:
        """A paragraph."""
        block = QTextBlockFormat()
        block.setLineHeight(
            LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        block.setTopMargin(above_px)
        block.setLeftMargin(indent_px)
        return block

    def nothing(self) -> QTextBlockFormat:
        """A block that takes no room: Qt keeps one before a table."""
        block = QTextBlockFormat()
        block.setLineHeight(1.0, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return block

    def heading_block(self, level: int, indent_px: float) -> QTextBlockFormat:
        """Closer to what follows than to what stands before."""
        block = self.block(indent_px, above_px={1: 12.0, 2: 26.0, 3: 20.0}.get(level, 16.0))
        block.setLineHeight(118.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setBottomMargin(2.0)
        block.setHeadingLevel(level)
        return block

    def heading(self, level: int) -> QTextCharFormat:
        """Size and weight do it, not colour."""
        style = QTextCharFormat(self.body)
        scale = READING_SCALE * HEADING_SCALE.get(level, 1.0)
        style.setFont(self._theme.font(scale, QFont.Weight.DemiBold))
        return style

    def code_block(self, indent_px: float, first: bool, last: bool) -> QTextBlockFormat:
        """One line of a code block; the backdrop is painted around all of them."""
        block = QTextBlockFormat()
        block.setLineHeight(130.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setLeftMargin(indent_px + CODE_PAD_PX)
        block.setRightMargin(CODE_PAD_PX)
        block.setTopMargin(12.0 + CODE_PAD_PX if first else 0.0)
        block.setBottomMargin(4.0 + CODE_PAD_PX if last else 0.0)
        return block

    def code(self) -> QTextCharFormat:
        """Fixed width, in a block."""
        style = QTextCharFormat(self.body)
        style.setFont(self._theme.mono(0.95))
        return style

    def inline_code(self, style: QTextCharFormat) -> QTextCharFormat:
        """Fixed width, in a line."""
        code = QTextCharFormat(style)
        code.setFontFamilies(self._theme.mono().families())
        code.setFontFixedPitch(True)
        code.setBackground(self._theme.color("code"))
        return code

    def link(self, style: QTextCharFormat, href: str) -> QTextCharFormat:
        """Underlined, so that it is not by colour alone."""
        link = QTextCharFormat(style)
        link.setAnchor(True)
        link.setAnchorHref(href)
        link.setForeground(self._theme.color("accent"))
        link.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        return link

    def dead(self, style: QTextCharFormat, tip: str) -> QTextCharFormat:
        """A link that leads nowhere: dotted and quiet, and it says so."""
        dead = QTextCharFormat(style)
        dead.setForeground(self._theme.color("muted"))
        dead.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        dead.setToolTip(tip)
        return dead

    def highlighted(self, style: QTextCharFormat) -> QTextCharFormat:
        """Words a person marked; not in the colour of cited words."""
        marked = QTextCharFormat(style)
        marked.setBackground(self._theme.color("warning_tint"))
        return marked

    def math(self, style: QTextCharFormat) -> QTextCharFormat:
        """Mathematics as it is written, in a face that keeps its signs apart."""
        math = QTextCharFormat(style)
        math.setFontFamilies(list(MATH_FAMILIES))
        math.setFontItalic(True)
        return math

    def footnote(self, style: QTextCharFormat, href: str) -> QTextCharFormat:
        """A small raised number that leads to its note."""
        raised = self.link(style, href)
        raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        raised.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        return raised

    def refused(self, style: QTextCharFormat) -> QTextCharFormat:
        """Words in place of a picture."""
        quiet = self.muted(style)
        quiet.setFontItalic(True)
        return quiet

    def small(self) -> QTextCharFormat:
        """Beside the note's own words: properties, the name of a language."""
        style = QTextCharFormat(self.body)
        style.setFont(self._theme.font(READING_SCALE * 0.88))
        style.setForeground(self._theme.color("muted"))
        return style

    def title(self, warns: bool) -> QTextCharFormat:
        """Above a callout."""
        style = QTextCharFormat(self.body)
        style.setFont(self._theme.font(READING_SCALE, QFont.Weight.DemiBold))
        style.setForeground(self._theme.color("warning" if warns else "accent"))
        return style

    def muted(self, style: QTextCharFormat) -> QTextCharFormat:
        """Tags, replaced pictures."""
        muted = QTextCharFormat(style)
        muted.setForeground(self._theme.color("muted"))
        return muted

    def table(self, shares: Sequence[float], indent_px: float, below_px: float) -> QTextTableFormat:
        """As wide as the text, its columns by their `shares` in percent; hairlines are painted."""
        table = QTextTableFormat()
        table.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, share) for share in shares]
        )
        table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setBorder(0)
        table.setCellSpacing(0)
        table.setCellPadding(CELL_PAD_PX)
        table.setTopMargin(8)
        table.setBottomMargin(below_px)
        table.setLeftMargin(indent_px)
        return table
