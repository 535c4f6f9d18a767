"""What can be done with a folder or a note of the lists: the menus of the right button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListView, QMenu, QWidget

from carnet.domain.documents import Document, Folder, FolderState
from carnet.gui.library.document_model import DOCUMENT
from carnet.gui.library.folder_model import FOLDER


class RowMenus(QWidget):
    """Invisible; belongs to the pane. What was chosen goes out as signals."""

    reveal_wanted = Signal(str)  # path
    edit_wanted = Signal(str)  # path
    rescan_wanted = Signal()
    forget_folder_wanted = Signal(object)  # Folder
    forget_document_wanted = Signal(object)  # Document

    def __init__(self, folders: QListView, notes: QListView, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._folders = folders
        self._notes = notes
        for view, pop_up in ((folders, self._pop_up_folder), (notes, self._pop_up_note)):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(pop_up)

    def of_folder(self, folder: Folder) -> QMenu:
        """What can be done with a folder."""
        menu = self._menu()
        there = folder.state is not FolderState.OFFLINE
        show = menu.addAction(self.tr("Show in the file manager"))
        show.triggered.connect(lambda: self.reveal_wanted.emit(folder.path))
        show.setEnabled(there)
        again = menu.addAction(self.tr("Look again now"))
        again.triggered.connect(self.rescan_wanted)
        copy = menu.addAction(self.tr("Copy the path"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(folder.path))
        menu.addSeparator()
        forget = menu.addAction(self.tr("Forget this folder…"))
        forget.triggered.connect(lambda: self.forget_folder_wanted.emit(folder))
        return menu

    def of_document(self, document: Document) -> QMenu:
        """What can be done with a note."""
        menu = self._menu()
        edit = menu.addAction(self.tr("Open in your editor"))
        edit.triggered.connect(lambda: self.edit_wanted.emit(document.path))
        show = menu.addAction(self.tr("Show in its folder"))
        show.triggered.connect(lambda: self.reveal_wanted.emit(document.path))
        copy = menu.addAction(self.tr("Copy the path"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(document.path))
        menu.addSeparator()
        forget = menu.addAction(self.tr("Forget this note…"))
        forget.triggered.connect(lambda: self.forget_document_wanted.emit(document))
        return menu

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _pop_up_folder(self, at: QPoint) -> None:
        folder = self._folders.indexAt(at).data(FOLDER)
        if isinstance(folder, Folder):
            self.of_folder(folder).popup(self._folders.viewport().mapToGlobal(at))

    def _pop_up_note(self, at: QPoint) -> None:
        document = self._notes.indexAt(at).data(DOCUMENT)
        if isinstance(document, Document):
            self.of_document(document).popup(self._notes.viewport().mapToGlobal(at))
