"""Another embedding model is being changed to: what is said of it beside other work, a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from carnet.domain.library import Activity, LibraryStatus
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.words import phrases, progress_text


class RebuildLine(QWidget):
    """Below the progress, which tells the same itself while nothing else is to be done."""

    cancel_wanted = Signal(str)  # the model's title
    title_wanted = Signal()  # `know` is to follow
    named = Signal(str)  # the model's title

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: dict[str, str] = {}
        self._name = ""
        self.title = QLabel(wordWrap=True)
        self.title.setProperty("role", "small-strong")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.detail = QLabel(wordWrap=True)
        self.detail.setProperty("role", "small")
        for label in (self.title, self.detail):
            label.setContentsMargins(10, 0, 10, 0)
        self.cancel = WordButton(self.tr("Keep the present model"), Rank.QUIET)
        self.cancel.clicked.connect(lambda: self.cancel_wanted.emit(self.model_title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def model_title(self) -> str:
        """As far as it is known."""
        return self._titles.get(self._name, self._name)

    def show_status(self, status: LibraryStatus) -> None:
        """Take the library's state."""
        rebuild = status.rebuild
        self.setVisible(rebuild is not None)
        if rebuild is None:
            return
        if rebuild.model != self._name:
            self._name = rebuild.model
            self.named.emit(self.model_title)
            if rebuild.model not in self._titles:
                self.title_wanted.emit()
        told = progress_text.rebuilds(status) and status.progress.activity is Activity.EMBEDDING
        self.title.setVisible(not told)
        self.detail.setVisible(not told)
        said = self.tr("{done} of {total} passages prepared. Search keeps working meanwhile.")
        done, total = min(rebuild.done, rebuild.total), rebuild.total
        self.detail.setText(said.format(done=phrases.number(done), total=phrases.number(total)))
        self._write()

    def know(self, titles: dict[str, str]) -> None:
        """What the models of the catalogue are called."""
        self._titles |= titles
        self._write()
        self.named.emit(self.model_title)

    def _write(self) -> None:
        self.title.setText(self.tr("Changing to {model}").format(model=self.model_title))
