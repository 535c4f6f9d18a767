"""The second step: a folder to begin with. What is likely to hold notes is offered by name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.flow_layout import FlowLayout
from carnet.gui.look.icons import Icons
from carnet.gui.start.likely_folders import Kind, LikelyFolder


class FolderStep(QWidget):
    """Nothing is read before one is chosen."""

    add_wanted = Signal(str)  # path
    choose_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, icons: Icons, has_sample: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._added: frozenset[str] = frozenset()
        self._likely: tuple[LikelyFolder, ...] = ()
        self.rows: dict[str, QWidget] = {}  # by path
        self.buttons: dict[str, WordButton] = {}
        title = QLabel(self.tr("Where are your notes?"), wordWrap=True)
        title.setProperty("role", "title")
        said = QLabel(
            self.tr(
                "Choose a folder: everything in it is read where it is, and followed when it "
                "changes. Nothing was opened so far."
            ),
            wordWrap=True,
        )
        said.setProperty("role", "muted")
        self.looking = QLabel(self.tr("Looking for folders of notes, by their names alone…"))
        self.looking.setProperty("role", "small")
        self.looking.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.choose = WordButton(self.tr("Choose a folder…"), Rank.PRIMARY, icons, "folder-add")
        self.choose.clicked.connect(self.choose_wanted)
        self.sample = WordButton(self.tr("Try the sample library"), Rank.PLAIN, icons, "library")
        self.sample.clicked.connect(self.sample_wanted)
        self.sample.setVisible(has_sample)
        buttons = FlowLayout(gap_px=12)
        for button in (self.choose, self.sample):
            button.setProperty("size", "large")
            buttons.addWidget(button)
        hint = QLabel(self.tr("or drop a folder anywhere on this window"))
        hint.setProperty("role", "small")
        read = QLabel(
            self.tr(
                "Read: notes (Markdown, Org, text …), PDF, office files, e-mail. Left out: hidden "
                "folders, programs’ own folders, and what a .carnetignore names."
            ),
            wordWrap=True,
        )
        read.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(said)
        column.addWidget(self.looking)
        column.addLayout(self._rows)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addWidget(hint)
        column.addSpacing(8)
        column.addWidget(read)
        column.addStretch(3)

    def show_likely(self, folders: Sequence[LikelyFolder]) -> None:
        """What was found."""
        self._likely = tuple(folders)
        self.looking.setVisible(not folders)
        self.looking.setText(self.tr("No folder here looks like one of notes by its name."))
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows.clear()
        self.buttons.clear()
        for folder in folders:
            self._rows.addWidget(self._row(folder))
        self.show_added(self._added)

    def show_added(self, paths: Collection[str]) -> None:
        """Folders of the library."""
        self._added = frozenset(paths)
        for path, button in self.buttons.items():
            there = path in self._added
            button.setEnabled(not there)
            button.reword(self.tr("Added") if there else self.tr("Add"), "check" if there else "")

    def _row(self, folder: LikelyFolder) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        name = PurePath(folder.path).name or folder.path
        title = QLabel(name)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setProperty("role", "strong")
        about = QLabel(self._kind(folder), wordWrap=True)
        place = ElidedLabel(folder.path)
        for line in (about, place):
            line.setProperty("role", "small")
        button = WordButton(self.tr("Add"), Rank.PLAIN, self._icons)
        button.clicked.connect(lambda: self.add_wanted.emit(folder.path))
        button.setAccessibleDescription(f"{name}, {self._kind(folder)}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(about)
        words.addWidget(place)
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(Drawing(self._icons, "folder", "accent", 22))
        row.addLayout(words, 1)
        row.addWidget(button)
        self.rows[folder.path] = card
        self.buttons[folder.path] = button
        return card

    def _kind(self, folder: LikelyFolder) -> str:
        names = {
            Kind.OBSIDIAN: self.tr("Obsidian vault"),
            Kind.LOGSEQ: self.tr("Logseq graph"),
            Kind.ZETTLR: self.tr("Zettlr workspace"),
            Kind.ZK: self.tr("zk notebook"),
            Kind.NOTES: self.tr("Folder of notes"),
            Kind.DOCUMENTS: self.tr("Your documents"),
        }
        count = (
            self.tr("more than %Ln file(s)", "", folder.files)
            if folder.more
            else self.tr("%Ln file(s)", "", folder.files)
        )
        return f"{names[folder.kind]} · {count}"
