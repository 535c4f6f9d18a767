"""The few questions the window asks. None of them blocks: the answer comes to a callback."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from carnet.gui.look.roles import set_role
from carnet.gui.words.translating import tr


def choose_folder(parent: QWidget, on_chosen: Callable[[str], None]) -> QFileDialog:
    """The system's folder chooser."""
    title = tr("Choose a folder of notes")
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(on_chosen)
    dialog.open()
    return dialog


def choose_files(parent: QWidget, on_chosen: Callable[[list[str]], None]) -> QFileDialog:
    """The system's file chooser, for any number of files."""
    dialog = QFileDialog(parent, tr("Choose documents to import"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(on_chosen)
    dialog.open()
    return dialog


def choose_export(parent: QWidget, title: str, on_chosen: Callable[[str], None]) -> QFileDialog:
    """The system's chooser of a place for a new Markdown file called after `title`."""
    dialog = QFileDialog(parent, tr("Export as Markdown"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("md")
    dialog.setNameFilter("Markdown (*.md)")
    name = "".join(char if char.isalnum() or char in " -_." else " " for char in title)
    dialog.selectFile(" ".join(name.split())[:80].strip(" .") or tr("Conversation"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(on_chosen)
    dialog.open()
    return dialog


def choose_export_folder(parent: QWidget, on_chosen: Callable[[str], None]) -> QFileDialog:
    """The system's chooser of a folder to export everything into."""
    dialog = QFileDialog(parent, tr("Export everything to a folder"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Export here"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(on_chosen)
    dialog.open()
    return dialog


def choose_export_zip(parent: QWidget, path: str, on_chosen: Callable[[str], None]) -> QFileDialog:
    """The system's chooser of a place for a new zip file; `path` is proposed."""
    dialog = QFileDialog(parent, tr("Export everything to a zip file"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
    dialog.setDefaultSuffix("zip")
    dialog.setNameFilter("Zip (*.zip)")
    dialog.selectFile(path)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(on_chosen)
    dialog.open()
    return dialog


def ask_about_folders(
    parent: QWidget,
    folders: Sequence[str],
    on_copy: Callable[[], None],
    on_watch: Callable[[], None],
) -> QMessageBox:
    """Whether dropped folders are watched where they are, or their documents copied."""
    box = QMessageBox(parent)
    name = PurePath(folders[0]).name or folders[0]
    title = (
        tr("What should become of “{folder}”?").format(folder=name)
        if len(folders) == 1
        else tr("What should become of these folders?")
    )
    box.setWindowTitle(title)
    box.setText(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(
        tr(
            "Watched where it is, Carnet follows every change and copies nothing. Copied, its "
            "documents stay in the library even when the folder goes."
        )
    )
    watch = box.addButton(tr("Watch the folder"), QMessageBox.ButtonRole.AcceptRole)
    set_role(watch, "primary", "rank")
    copy = box.addButton(tr("Copy its documents"), QMessageBox.ButtonRole.ActionRole)
    for button in (watch, copy):  # the style counts the width of its words without their weight
        words = button.fontMetrics().horizontalAdvance(button.text())
        button.setMinimumWidth(round(words * 1.2) + 32)
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.setDefaultButton(watch)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    does = {watch: on_watch, copy: on_copy}
    box.buttonClicked.connect(lambda button: does.get(button, lambda: None)())
    box.open()
    return box


def confirm(
    parent: QWidget, title: str, text: str, action: str, on_agreed: Callable[[], None]
) -> QMessageBox:
    """One action or cancel; cancel is what Esc and Enter on nothing do."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(text)
    box.setTextFormat(Qt.TextFormat.PlainText)
    agree = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    set_role(agree, "primary", "rank")
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setEscapeButton(cancel)
    box.setDefaultButton(agree)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.buttonClicked.connect(lambda button: on_agreed() if button is agree else None)
    box.open()
    return box
