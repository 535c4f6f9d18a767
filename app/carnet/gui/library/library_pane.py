"""The pane at the left: folders, the notes in them, progress and problems."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.domain.documents import Document, Folder
from carnet.domain.library import LibraryStatus
from carnet.gui.library.document_model import DOCUMENT, DocumentModel
from carnet.gui.library.folder_model import FOLDER, FolderModel
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.library.offline_line import OfflineLine
from carnet.gui.library.progress_strip import ProgressStrip
from carnet.gui.library.rebuild_line import RebuildLine
from carnet.gui.library.row_list import RowList
from carnet.gui.library.row_menus import RowMenus
from carnet.gui.library.row_painters import DocumentPainter, FolderPainter
from carnet.gui.look.buttons import IconButton, Rank, Tone
from carnet.gui.look.clearable_field import ClearableField
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.look.yielding_button import YieldingButton
from carnet.gui.words import phrases

FILTER_MS = 120
REFRESH_MS = 1_000  # the list follows a busy library at most this often
REFRESH_MS_PER_ROW = 0.5  # and a list of which much was fetched less often
FOLDERS_SHOWN = 6
FOLDERS_LEAST_PX = 110  # two rows, and not more where text is large
NOTES_LEAST_PX = 88  # two rows, on the smallest screen


class LibraryPane(QWidget):
    """Shows state it is given; what a person wants goes out as signals."""

    document_chosen = Signal(object)  # Document
    add_wanted = Signal()
    import_wanted = Signal()
    problems_wanted = Signal()
    forgotten_wanted = Signal()
    pause_wanted = Signal()
    resume_wanted = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, documents: DocumentModel, known: KnownFolders
    ) -> None:
        super().__init__()
        self.setObjectName("library")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._documents = documents
        self._folder_id: int | None = None
        self._folder_model = FolderModel(self, known.imports)
        self._chosen = ""  # path of the note chosen last
        self._make_folders(theme, icons)
        self._make_filter(icons)
        self._make_notes(theme, icons, known)
        self.menus = RowMenus(self.folders, self.notes, self)
        self._refresh_timer = QTimer(self, singleShot=True)
        self._refresh_timer.timeout.connect(self._refresh)
        self.problems = self._entry(icons, "alert", Tone.WARNING)
        self.problems.clicked.connect(self.problems_wanted)
        self.forgotten = self._entry(icons, "forget", Tone.MUTED)
        self.forgotten.clicked.connect(self.forgotten_wanted)
        self.offline = OfflineLine(icons)
        self.rebuild = RebuildLine()
        self.progress = ProgressStrip(icons)
        self.rebuild.named.connect(self.progress.name_model)
        self.progress.pause_wanted.connect(self.pause_wanted)
        self.progress.resume_wanted.connect(self.resume_wanted)

        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addLayout(self._make_head(icons))
        column.addWidget(self.folders)
        column.addWidget(self.offline)
        column.addSpacing(4)
        column.addWidget(self.filter)
        column.addWidget(self.empty)
        column.addWidget(self.notes, 1)
        for entry in (self.problems, self.forgotten):
            column.addWidget(entry, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.progress)
        column.addWidget(self.rebuild)

    # -- parts --------------------------------------------------------------------------------

    def _make_folders(self, theme: Theme, icons: Icons) -> None:
        self.folders = RowList(self.tr("Folders"))
        self.folders.setModel(self._folder_model)
        self.folders.setItemDelegate(FolderPainter(theme, icons))
        self.folders.selectionModel().currentChanged.connect(self._folder_chosen)

    def _make_filter(self, icons: Icons) -> None:
        self.filter = ClearableField(icons)
        self.filter.setPlaceholderText(self.tr("Filter by name"))
        self.filter.setAccessibleName(self.tr("Filter the list of notes"))
        self.filter.setProperty("look", "quiet")
        self._filter_timer = QTimer(self, singleShot=True, interval=FILTER_MS)
        self._filter_timer.timeout.connect(self._narrow)
        self.filter.textChanged.connect(lambda _text: self._filter_timer.start())

    def _make_notes(self, theme: Theme, icons: Icons, known: KnownFolders) -> None:
        documents = self._documents
        self.notes = RowList(self.tr("Notes"))
        self.notes.setModel(documents)
        self.notes.setItemDelegate(DocumentPainter(theme, icons, known))
        self.notes.setUniformItemSizes(True)
        self.notes.setMinimumHeight(NOTES_LEAST_PX)
        self.notes.activated.connect(self._note_chosen)
        self.notes.clicked.connect(self._note_chosen)
        self.notes.typed.connect(self._typed)
        known.offline_changed.connect(self.notes.viewport().update)
        documents.moving.connect(self.notes.hold)
        documents.moved.connect(self.notes.settle)
        documents.settled.connect(self._choose_again)
        self.empty = QLabel(wordWrap=True)
        self.empty.setProperty("role", "small")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.empty.setContentsMargins(16, 24, 16, 0)
        self.empty.hide()

    def _entry(self, icons: Icons, drawing: str, tone: Tone) -> YieldingButton:
        entry = YieldingButton("", Rank.QUIET, icons, drawing)
        entry.set_tone(tone)
        entry.hide()
        return entry

    # -- the library's state ------------------------------------------------------------------

    def show_status(self, status: LibraryStatus) -> None:
        """Take the library's state: numbers and folders."""
        self._folder_model.show_folders(status.folders, status.documents, status.progress)
        self._fit_folders()
        row = self._folder_model.row_of(self._folder_id)
        if self.folders.currentIndex().row() != row:
            self.folders.setCurrentIndex(self._folder_model.index(row))
        self.offline.show_folders(status.folders)
        self.progress.show_status(status)
        self.rebuild.show_status(status)
        self.problems.setVisible(bool(status.failed))
        if status.failed:
            self.problems.reword(phrases.problems(len(status.failed)), "alert")
        self.forgotten.setVisible(bool(status.forgotten))
        if status.forgotten:
            said = self.tr("%Ln forgotten", "", len(status.forgotten))
            self.forgotten.reword(said, "forget")

    def documents_changed(self) -> None:
        """The list must be fetched again, soon."""
        if not self._refresh_timer.isActive():
            rows = self._documents.rowCount()
            self._refresh_timer.start(max(REFRESH_MS, int(rows * REFRESH_MS_PER_ROW)))

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
        take = IconButton(icons, "download")
        take.describe(self.tr("Import documents…"), QKeySequence("Ctrl+I"))
        take.clicked.connect(self.import_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 0, 0)
        row.addWidget(title, 1)
        row.addWidget(take)
        row.addWidget(add)
        return row

    def _fit_folders(self) -> None:
        rows = min(FOLDERS_SHOWN, self._folder_model.rowCount())
        heights = [self.folders.sizeHintForRow(row) for row in range(rows)]
        self.folders.want_height(sum(heights), min(sum(heights[:2]), FOLDERS_LEAST_PX))

    def _refresh(self) -> None:
        if self._documents.refreshing:
            self.documents_changed()  # what changed since may lie in the part that is through
        else:
            self._documents.refresh(self.notes.last_visible())

    def _folder_chosen(self, current: QModelIndex) -> None:
        folder = current.data(FOLDER)
        self._folder_id = folder.id if isinstance(folder, Folder) else None
        self._narrow()

    def _narrow(self) -> None:
        self._documents.narrow(self._folder_id, self.filter.text().strip())

    def _note_chosen(self, index: QModelIndex) -> None:
        document = index.data(DOCUMENT)
        if isinstance(document, Document):
            self._chosen = document.path
            self.document_chosen.emit(document)

    def _choose_again(self) -> None:
        """After another list came: the same note is chosen if it is there, and emptiness said."""
        if self._chosen and not self.notes.currentIndex().isValid():
            row = self._documents.row_of(self._chosen)
            if row >= 0:
                self.notes.setCurrentIndex(self._documents.index(row))
        none = self._documents.rowCount() == 0
        if none and self.filter.text().strip():
            self.empty.setText(self.tr("No note has these letters in its name or title."))
        elif none:
            self.empty.setText(self.tr("No notes yet. They appear here as they are read."))
        self.empty.setVisible(none)

    def _typed(self, letters: str) -> None:
        """Typing into the list filters it."""
        self.filter.setFocus()
        self.filter.insert(letters)
