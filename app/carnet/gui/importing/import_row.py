"""One file of an import: what was read of it, or why not and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from carnet.domain.library import ImportedFile, ImportOutcome
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.icons import Icons
from carnet.gui.words import import_text

PASSWORD_CODES = frozenset({"document-encrypted", "document-wrong-password"})
_SIGNS = {
    ImportOutcome.ADDED: ("check", "good"),
    ImportOutcome.KNOWN: ("link", "muted"),
    ImportOutcome.FAILED: ("alert", "warning"),
}


class ImportRow(QWidget):
    """A PDF with a password has a field for it."""

    open_wanted = Signal(str)  # path
    password_given = Signal(str, str)  # source, password

    def __init__(self, icons: Icons, file: ImportedFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.password: QLineEdit | None = None
        self.open = WordButton(self.tr("Open"), Rank.QUIET)
        name = import_text.name(file)
        self.open.setAccessibleName(self.tr("Open {name}").format(name=name))
        self.open.clicked.connect(lambda: self.open_wanted.emit(file.path))
        self.open.setVisible(bool(file.path) and file.outcome is not ImportOutcome.FAILED)
        title = ElidedLabel(name)
        title.setProperty("role", "strong")
        title.setToolTip(file.source or name)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        for text in import_text.told(file):
            line = QLabel(text, wordWrap=True)
            line.setProperty("role", "small")
            line.setTextFormat(Qt.TextFormat.PlainText)
            words.addWidget(line)
        if file.problem is not None and file.problem.code in PASSWORD_CODES and _is_pdf(file):
            words.addLayout(self._make_password(name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Drawing(icons, *_SIGNS[file.outcome], 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)

    def _make_password(self, name: str) -> QHBoxLayout:
        self.password = field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(self.tr("Password"))
        field.setAccessibleName(self.tr("Password of {name}").format(name=name))
        self.again = WordButton(self.tr("Try again"), Rank.PLAIN)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self._give)
        field.returnPressed.connect(self._give)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.setContentsMargins(0, 4, 0, 2)
        line.addWidget(field, 1)
        line.addWidget(self.again)
        return line

    def _give(self) -> None:
        if self.password is not None and self.password.text():
            self.again.setEnabled(False)
            self.again.setText(self.tr("Trying…"))
            self.password_given.emit(self.file.source, self.password.text())


def _is_pdf(file: ImportedFile) -> bool:
    return file.source.lower().endswith(".pdf")
