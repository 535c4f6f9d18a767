"""How conversations look in their list."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from carnet.domain.conversations import Conversation
from carnet.gui.conversations.conversation_model import CONVERSATION
from carnet.gui.library.row_painters import ROW_AIR, SIDE, Index, RowPainter
from carnet.gui.words import phrases


class ConversationPainter(RowPainter):
    """The title; below, when it was and how long it is, or the words that were found."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        height = QFontMetrics(self.theme.font()).height()
        return QSize(120, height + QFontMetrics(self.theme.font(0.88)).height() + 2 * ROW_AIR + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one conversation."""
        conversation = index.data(CONVERSATION)
        if not isinstance(conversation, Conversation):
            return
        painter.save()
        self.ground(painter, option)
        rect: QRect = option.rect.adjusted(SIDE, ROW_AIR, -SIDE, -ROW_AIR)
        font, small = self.theme.font(), self.theme.font(0.88)
        top = QRect(rect.left(), rect.top(), rect.width(), QFontMetrics(font).height())
        self.write(painter, top, conversation.title, font)
        below = QRect(rect.left(), top.bottom() + 3, rect.width(), QFontMetrics(small).height())
        self.write(painter, below, self._about(conversation), small, "muted")
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """The whole row: the title is what is written."""
        editor.setGeometry(option.rect.adjusted(2, 2, -2, -2))
        if isinstance(editor, QLineEdit):
            editor.setAccessibleName(self.tr("Title of the conversation"))

    def _about(self, conversation: Conversation) -> str:
        if conversation.excerpt:
            return conversation.excerpt
        questions = self.tr("%Ln question(s)", "", conversation.exchanges)
        return f"{phrases.day(conversation.changed_at)} · {questions}"
