"""The few questions the window asks. None of them blocks: the answer comes to a callback."""

from __future__ import annotations

from collections.abc import Callable

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
