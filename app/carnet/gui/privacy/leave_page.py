"""Taking everything along, and deleting everything."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carnet.domain.data import ExportProgress, ExportReport
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.privacy.deed import Deed
from carnet.gui.privacy.page_frame import PageFrame, paragraph
from carnet.gui.words import phrases, privacy_text

_KB = 1_000  # a progress bar counts no more than two thousand million


class LeavePage(PageFrame):
    """Shows how far it is; doing it is another's work."""

    folder_wanted = Signal()
    zip_wanted = Signal()
    stop_wanted = Signal()
    reveal_wanted = Signal(str)  # path
    erase_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self.column.addWidget(paragraph(self.tr("Your data is yours"), "heading"))
        self.to_folder = WordButton(self.tr("To a folder…"), Rank.PLAIN, icons, "folder")
        self.to_zip = WordButton(self.tr("To a zip file…"), Rank.PLAIN, icons, "download")
        self.stop = WordButton(self.tr("Stop"), Rank.PLAIN, icons, "stop")
        self.show_it = WordButton(self.tr("Show it"), Rank.QUIET, icons, "reveal")
        self.export = Deed(
            icons,
            self.tr("Export everything"),
            self.tr(
                "Imported documents as they are, conversations with their sources as Markdown, the "
                "list of your documents, settings and what you judged, with a page that explains "
                "it. Nothing that is there is overwritten."
            ),
            self.to_folder,
            self.to_zip,
            self.stop,
            self.show_it,
        )
        self.delete = WordButton(self.tr("Delete everything…"), Rank.PLAIN, icons, "forget")
        self.erase = Deed(
            icons,
            self.tr("Delete everything"),
            self.tr(
                "The index, conversations, imported copies, settings and what the window "
                "remembers. Your notes stay where they are. You are asked once more."
            ),
            self.delete,
        )
        self.column.addWidget(self.export)
        self.column.addWidget(self.erase)
        self.column.addStretch()
        self.to_folder.clicked.connect(self.folder_wanted)
        self.to_zip.clicked.connect(self.zip_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.show_it.clicked.connect(lambda: self.reveal_wanted.emit(self._path))
        self.delete.clicked.connect(self.erase_wanted)
        self._offer()

    def show_export(self, progress: ExportProgress) -> None:
        """How far it is."""
        self._offer(busy=True)
        done, whole = phrases.size(progress.done_bytes), phrases.size(progress.total_bytes)
        said = self.tr("{done} of {total}").format(done=done, total=whole)
        self.export.show_working(
            f"{said} · {progress.name}" if progress.name else said,
            progress.done_bytes // _KB,
            max(1, progress.total_bytes // _KB),
        )

    def show_exported(self, report: ExportReport) -> None:
        """It is there."""
        self._path = report.path
        self._offer(done=True)
        said = f"{privacy_text.exported(report)}\n{report.path}"
        self.export.show_done(said, good=not report.missing)

    def show_export_stopped(self) -> None:
        """A person stopped it."""
        self._offer()
        self.export.show_done(self.tr("Stopped. Nothing of it was left."))

    def show_export_failed(self, message: str) -> None:
        """It could not be done."""
        self._offer()
        self.export.show_done(message, good=False)

    def _offer(self, *, busy: bool = False, done: bool = False) -> None:
        for button in (self.to_folder, self.to_zip):
            button.setVisible(not busy)
        self.delete.setEnabled(not busy)
        self.stop.setVisible(busy)
        self.show_it.setVisible(done)
