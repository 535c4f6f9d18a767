"""The pane at the left: folders, the notes in them, progress and problems."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from carnet.domain.documents import Document, Folder
from carnet.domain.library import LibraryStatus
from carnet.gui.library.document_model import DOCUMENT, DocumentModel
from carnet.gui.library.folder_model import FOLDER, FolderModel
from carnet.gui.library.progress_strip import ProgressStrip
from carnet.gui.library.row_painters import DocumentPainter, FolderPainter
from carnet.gui.look.buttons import IconButton, Rank, Tone, WordButton
from carnet.gui.look.clearable_field import ClearableField
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.words import phrases

FILTER_MS = 120
REFRESH_MS = 1_000  # the list follows a busy library at most this often
FOLDERS_SHOWN = 6


class LibraryPane(QWidget):
    """Shows state it is given; what a person wants goes out as signals."""

    document_chosen = Signal(str)  # path
    add_wanted = Signal()
    remove_wanted = Signal(str)  # folder path
    reveal_wanted = Signal(str)  # path
    problems_wanted = Signal()
    pause_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, documents: DocumentModel) -> None:
        super().__init__()
        self.setObjectName("library")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._documents = documents
        self._folder_id: int | None = None
        self._folder_model = FolderModel(self)
        self.folders = self._list(self.tr("Folders"))
        self.folders.setModel(self._folder_model)
        self.folders.setItemDelegate(FolderPainter(theme, icons))
        self.folders.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.folders.customContextMenuRequested.connect(self._folder_menu)
        self.folders.selectionModel().currentChanged.connect(self._folder_chosen)
        self.filter = ClearableField(icons)
        self.filter.setPlaceholderText(self.tr("Filter by name"))
        self.filter.setAccessibleName(self.tr("Filter the list of notes"))
        self.filter.setProperty("look", "quiet")
        self._filter_timer = QTimer(self, singleShot=True, interval=FILTER_MS)
        self._filter_timer.timeout.connect(self._narrow)
        self.filter.textChanged.connect(lambda _text: self._filter_timer.start())
        self._painter = DocumentPainter(theme, icons)
        self.notes = self._list(self.tr("Notes"))
        self.notes.setModel(documents)
        self.notes.setItemDelegate(self._painter)
        self.notes.setUniformItemSizes(True)
        self.notes.activated.connect(self._note_chosen)
        self.notes.clicked.connect(self._note_chosen)
        self._refresh_timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh_timer.timeout.connect(documents.refresh)
        self.problems = WordButton("", Rank.QUIET, icons, "alert")
        self.problems.set_tone(Tone.WARNING)
        self.problems.clicked.connect(self.problems_wanted)
        self.problems.hide()
        self.progress = ProgressStrip(icons)
        self.progress.pause_wanted.connect(self.pause_wanted)
        self.progress.resume_wanted.connect(self.resume_wanted)

        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addLayout(self._make_head(icons))
        column.addWidget(self.folders)
        column.addSpacing(4)
        column.addWidget(self.filter)
        column.addWidget(self.notes, 1)
        column.addWidget(self.problems, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.progress)

    def show_status(self, status: LibraryStatus) -> None:
        """Take the library's state: numbers and folders."""
        self._painter.roots = tuple(folder.path for folder in status.folders)
        self._folder_model.show_folders(status.folders, status.documents)
        rows = min(FOLDERS_SHOWN, self._folder_model.rowCount())
        self.folders.setFixedHeight(max(1, rows * self.folders.sizeHintForRow(0)))
        row = self._folder_model.row_of(self._folder_id)
        if self.folders.currentIndex().row() != row:
            self.folders.setCurrentIndex(self._folder_model.index(row))
        self.progress.show_status(status)
        self.problems.setVisible(bool(status.failed))
        if status.failed:
            self.problems.reword(phrases.problems(len(status.failed)), "alert")

    def documents_changed(self) -> None:
        """The list must be fetched again, soon."""
        if not self._refresh_timer.isActive():
            self._refresh_timer.start()

    def load(self) -> None:
        """Fetch the first page."""
        self._documents.narrow(self._folder_id, self.filter.text().strip())

    # -- inside -------------------------------------------------------------------------------

    def _make_head(self, icons: Icons) -> QHBoxLayout:
        title = QLabel(self.tr("Library"))
        title.setProperty("role", "strong")
        add = IconButton(icons, "folder-add")
        add.describe(self.tr("Add a folder"), QKeySequence("Ctrl+O"))
        add.clicked.connect(self.add_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 0, 0)
        row.addWidget(title, 1)
        row.addWidget(add)
        return row

    def _list(self, name: str) -> QListView:
        view = QListView()
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName(name)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setProperty("look", "bare")
        return view

    def _folder_chosen(self, current: QModelIndex) -> None:
        folder = current.data(FOLDER)
        self._folder_id = folder.id if isinstance(folder, Folder) else None
        self._narrow()

    def _narrow(self) -> None:
        self._documents.narrow(self._folder_id, self.filter.text().strip())

    def _note_chosen(self, index: QModelIndex) -> None:
        document = index.data(DOCUMENT)
        if isinstance(document, Document):
            self.document_chosen.emit(document.path)

    def _folder_menu(self, at: QPoint) -> None:
        folder = self.folders.indexAt(at).data(FOLDER)
        if isinstance(folder, Folder):
            menu = self.menu_of(folder)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.folders.viewport().mapToGlobal(at))

    def menu_of(self, folder: Folder) -> QMenu:
        """What can be done with a folder."""
        menu = QMenu(self)
        show = menu.addAction(self.tr("Show in the file manager"))
        show.triggered.connect(lambda: self.reveal_wanted.emit(folder.path))
        remove = menu.addAction(self.tr("Remove from the library…"))
        remove.triggered.connect(lambda: self.remove_wanted.emit(folder.path))
        return menu
