"""The conversations at the left: a search field, the list, and what can be done with a row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from carnet.domain.conversations import NEW, Conversation
from carnet.gui.conversations.conversation_model import CONVERSATION, ConversationModel
from carnet.gui.conversations.conversation_painter import ConversationPainter
from carnet.gui.conversations.keeping import Keeping
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.library.row_list import RowList
from carnet.gui.look.buttons import IconButton
from carnet.gui.look.clearable_field import ClearableField
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.words import phrases

SEARCH_MS = 120


class ConversationsPane(QWidget):
    """Shows the model; what a person wants goes out as signals."""

    chosen = Signal(int)  # id
    delete_wanted = Signal(object)  # Conversation
    export_wanted = Signal(object)  # Conversation
    save_wanted = Signal(object, str)  # Conversation, a folder of the library, "" the imports

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        model: ConversationModel,
        known: KnownFolders,
        keeping: Keeping,
    ) -> None:
        super().__init__()
        self._model = model
        self._current = NEW
        self._known = known
        self._keeping = keeping
        self.search = ClearableField(icons)
        self.search.setPlaceholderText(self.tr("Search conversations"))
        self.search.setAccessibleName(self.tr("Search conversations"))
        self.search.setProperty("look", "quiet")
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._timer.timeout.connect(lambda: model.search(self.search.text().strip()))
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.list = RowList(self.tr("Conversations"))
        self.list.setModel(model)
        self.list.setItemDelegate(ConversationPainter(theme, icons))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(RowList.EditTrigger.EditKeyPressed)  # F2
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._pop_up)
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self.list.typed.connect(self._typed)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)
        self.empty = QLabel(wordWrap=True)
        self.empty.setProperty("role", "small")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.empty.setContentsMargins(16, 24, 16, 0)
        self.empty.hide()
        self.more = IconButton(icons, "more")
        self.more.describe(self.tr("More about conversations"))
        self.more.clicked.connect(self.pop_up_actions)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.search, 1)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        model.loaded.connect(self._loaded)

    def show_current(self, conversation_id: int) -> None:
        """Mark the conversation that is shown."""
        self._current = conversation_id
        row = self._model.row_of(conversation_id)
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))
        else:
            self.list.setCurrentIndex(QModelIndex())
            self.list.clearSelection()

    def menu_of(self, conversation: Conversation) -> QMenu:
        """What can be done with a conversation."""
        menu = self._menu()
        rename = menu.addAction(self.tr("Rename"))
        rename.setShortcut(QKeySequence("F2"))
        rename.triggered.connect(lambda: self.rename(conversation.id))
        export = menu.addAction(self.tr("Export as Markdown…"))
        export.triggered.connect(lambda: self.export_wanted.emit(conversation))
        into = menu.addMenu(self.tr("Save as a note in"))
        for folder in self._known.paths:
            if not isinstance(folder, phrases.ImportedRoot):
                entry = into.addAction(phrases.root_name(folder).replace("&", "&&"))
                entry.setEnabled(not self._known.is_offline(folder))
                entry.triggered.connect(self._saving(conversation, folder))
        imported = into.addAction(phrases.root_name(phrases.ImportedRoot()))
        imported.triggered.connect(self._saving(conversation, ""))
        menu.addSeparator()
        delete = menu.addAction(self.tr("Delete…"))
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.triggered.connect(lambda: self.delete_wanted.emit(conversation))
        return menu

    def rename(self, conversation_id: int) -> None:
        """Write another title where it stands."""
        row = self._model.row_of(conversation_id)
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))
            self.list.edit(self._model.index(row))

    def _saving(self, conversation: Conversation, folder: str) -> Callable[[], None]:
        return lambda: self.save_wanted.emit(conversation, folder)

    def _loaded(self) -> None:
        self.show_current(self._current)
        none = self._model.rowCount() == 0
        if self._model.text:
            self.empty.setText(self.tr("No conversation has these words."))
        else:
            self.empty.setText(self.tr("Nothing has been asked yet. Conversations are kept here."))
        self.empty.setVisible(none)

    def _choose(self, index: QModelIndex) -> None:
        conversation = index.data(CONVERSATION)
        if isinstance(conversation, Conversation):
            self.chosen.emit(conversation.id)

    def _delete(self) -> None:
        conversation = self.list.currentIndex().data(CONVERSATION)
        if isinstance(conversation, Conversation):
            self.delete_wanted.emit(conversation)

    def _typed(self, letters: str) -> None:
        """Typing into the list searches it."""
        self.search.setFocus()
        self.search.insert(letters)

    @property
    def shown(self) -> Conversation | None:
        """The conversation that is shown, if it is kept and in the list."""
        shown = self._model.index(self._model.row_of(self._current)).data(CONVERSATION)
        return shown if isinstance(shown, Conversation) else None

    def menu_of_all(self) -> QMenu:
        """What can be done with the conversation that is shown, and whether any is kept."""
        if self.shown is not None:
            menu = self.menu_of(self.shown)
            menu.addSeparator()
        else:
            menu = self._menu()
        keep = menu.addAction(self.tr("Keep conversations"))
        keep.setCheckable(True)
        keep.setChecked(self._keeping.wanted)
        keep.toggled.connect(self._keeping.choose)
        return menu

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def pop_up_actions(self) -> None:
        """The menu of the conversation that is shown."""
        self.menu_of_all().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _pop_up(self, at: QPoint) -> None:
        conversation = self.list.indexAt(at).data(CONVERSATION)
        if isinstance(conversation, Conversation):
            self.menu_of(conversation).popup(self.list.viewport().mapToGlobal(at))
