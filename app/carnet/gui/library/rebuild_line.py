"""Vectors of another embedding model are being built: which, how far, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from carnet.domain.library import Rebuild
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.words import phrases


class RebuildLine(QWidget):
    """Below the progress; hidden when no model is being changed."""

    cancel_wanted = Signal(str)  # the model's title
    title_wanted = Signal(str)  # a model's name in the catalogue: `know` is to follow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: dict[str, str] = {}
        self._rebuild: Rebuild | None = None
        self.title = QLabel(wordWrap=True)
        self.title.setProperty("role", "small-strong")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.detail = QLabel(wordWrap=True)
        self.detail.setProperty("role", "small")
        self.cancel = WordButton(self.tr("Keep the present model"), Rank.QUIET)
        self.cancel.setProperty("size", "small")
        self.cancel.clicked.connect(lambda: self.cancel_wanted.emit(self._name()))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 4)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_rebuild(self, rebuild: Rebuild | None) -> None:
        """Take the library's state."""
        new = rebuild is not None and (
            self._rebuild is None or self._rebuild.model != rebuild.model
        )
        before, self._rebuild = self._rebuild, rebuild
        self.setVisible(rebuild is not None)
        if rebuild is None:
            return
        new = before is None or before.model != rebuild.model
        if new and rebuild.model not in self._titles:
            self.title_wanted.emit(rebuild.model)
        self._write()

    def know(self, titles: dict[str, str]) -> None:
        """What the models of the catalogue are called."""
        self._titles |= titles
        self._write()

    def _write(self) -> None:
        if self._rebuild is None:
            return
        self.title.setText(self.tr("Changing to {model}").format(model=self._name()))
        said = self.tr("{done} of {total} passages prepared. Search keeps working meanwhile.")
        done = phrases.number(min(self._rebuild.done, self._rebuild.total))
        total = phrases.number(self._rebuild.total)
        self.detail.setText(said.format(done=done, total=total))

    def _name(self) -> str:
        name = self._rebuild.model if self._rebuild is not None else ""
        return self._titles.get(name, name)
