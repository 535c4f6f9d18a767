"""The folders that are watched: each with what it holds, and the way to let go of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.domain.documents import Folder, FolderState
from carnet.domain.library import Progress
from carnet.gui.look.buttons import IconButton, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.icons import Icons
from carnet.gui.look.tab_chain import lead_through, stop_before, stops
from carnet.gui.words.progress_text import folder_story


class FolderRows(QWidget):
    """Few rows, made anew when they change."""

    add_wanted = Signal()
    reveal_wanted = Signal(str)  # path
    forget_wanted = Signal(object)  # Folder

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._shown: tuple[object, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.none = QLabel(self.tr("No folder is watched yet."), wordWrap=True)
        self.none.setProperty("role", "muted")
        self.add = WordButton(self.tr("Add a folder…"), icons=icons, drawing="folder-add")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.add_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addWidget(self.none)
        column.addLayout(foot)

    def show_folders(
        self, folders: Sequence[Folder], progress: Progress, imports: str = ""
    ) -> None:
        """Show these; `imports` is the folder of copies, which is no watched one."""
        watched = [
            (folder, folder_story(folder, progress)) for folder in folders if folder.path != imports
        ]
        seen = tuple((folder.path, story) for folder, story in watched)
        if seen == self._shown:
            return
        self._shown = seen
        gone: list[QWidget] = []
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                gone += stops(old)
                old.hide()
                old.deleteLater()
        rows = [self._row(folder, story) for folder, story in watched]
        for row in rows:
            self._rows.addWidget(row)
        new = [stop for row in rows for stop in stops(row)]
        before = stop_before(self.add, [*gone, *new])
        lead_through([*([before] if before is not None else []), *new, self.add])
        self.none.setVisible(not watched)

    def _row(self, folder: Folder, story: str) -> QWidget:
        row = QWidget()
        offline = folder.state is FolderState.OFFLINE
        about = QLabel(story, wordWrap=True)
        about.setProperty("role", "small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(folder.path))
        words.addWidget(about)
        reveal = IconButton(self._icons, "reveal")
        reveal.describe(self.tr("Show {folder} in the file manager").format(folder=folder.path))
        reveal.setEnabled(not offline)
        reveal.clicked.connect(lambda: self.reveal_wanted.emit(folder.path))
        forget = IconButton(self._icons, "forget")
        forget.describe(self.tr("Stop watching and forget {folder}").format(folder=folder.path))
        forget.clicked.connect(lambda: self.forget_wanted.emit(folder))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(Drawing(self._icons, "folder-off" if offline else "folder", "muted", 20))
        line.addLayout(words, 1)
        line.addWidget(reveal)
        line.addWidget(forget)
        return row
