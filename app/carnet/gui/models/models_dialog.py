"""The manager of models: a list at the left, the chosen one at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from carnet.domain.models import Room
from carnet.gui.library.row_list import RowList
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.dialog_size import open_size
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.models.model_details import ModelDetails
from carnet.gui.models.model_list import ENTRY, Entry, ModelList
from carnet.gui.models.model_painter import ModelPainter
from carnet.gui.words import model_text

SIZE = (940, 640)
LEAST = (520, 360)


class ModelsDialog(QDialog):
    """Shows; `ModelManager` does what is asked of it. Closing it stops nothing."""

    chosen = Signal(str)  # name
    file_wanted = Signal()
    files_dropped = Signal(object)  # tuple[str, ...] of paths

    def __init__(
        self, theme: Theme, icons: Icons, rows: ModelList, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        self.resize(open_size(self, *SIZE))
        self._rows = rows
        self._chosen = ""
        self.list = RowList(self.tr("Models"))
        self.list.setModel(rows)
        self.list.setItemDelegate(ModelPainter(theme, icons))
        self.list.selectionModel().currentChanged.connect(self._choose)
        rows.modelReset.connect(self._restore)
        self.details = ModelDetails(icons)
        scroll = QScrollArea()
        scroll.setWidget(self.details)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = QWidget()
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left = QVBoxLayout(side)
        left.setContentsMargins(8, 8, 8, 8)
        left.addWidget(self.list)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(side)
        self.splitter.addWidget(scroll)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([340, 600])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self._make_foot(icons))

    def _make_foot(self, icons: Icons) -> QWidget:
        foot = QFrame()
        foot.setObjectName("models-foot")
        self.room = ElidedLabel()
        self.room.setProperty("role", "small")
        self.add = WordButton(self.tr("Add from a file…"), Rank.PLAIN, icons, "plus")
        self.add.setToolTip(self.tr("Or drop a GGUF file, or a model's folder, on this window"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.file_wanted)
        self.done_button = WordButton(self.tr("Done"), Rank.PLAIN)
        self.done_button.setAutoDefault(False)
        self.done_button.clicked.connect(self.accept)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 12)
        row.setSpacing(8)
        row.addWidget(self.room, 1)
        row.addWidget(self.add)
        row.addWidget(self.done_button)
        return foot

    def show_room(self, room: Room) -> None:
        """What this machine has."""
        self.room.set_whole(model_text.room_line(room))

    @property
    def name(self) -> str:
        """Of the model that is shown."""
        return self._chosen

    def choose(self, name: str) -> None:
        """Turn to a model."""
        row = self._rows.row_of(name)
        if row >= 0:
            self._chosen = name
            self.list.setCurrentIndex(self._rows.index(row, 0))

    def _restore(self) -> None:
        """After the rows came anew: the same model, or the first."""
        if self._rows.row_of(self._chosen) < 0:
            self._chosen = next((entry.name for entry in self._rows.entries if entry.name), "")
        self.choose(self._chosen)

    def _choose(self, current: QModelIndex) -> None:
        entry = current.data(ENTRY)
        if isinstance(entry, Entry) and entry.name:
            self._chosen = entry.name
            self.chosen.emit(entry.name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this machine are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.files_dropped.emit(tuple(map(str, paths)))
