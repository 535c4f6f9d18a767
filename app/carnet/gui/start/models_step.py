"""The third step: the models. What is there, what is missing, what this machine could run."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.domain.models import InstalledModel, ModelRole, ModelState
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.words import model_text, phrases

_MOST = 4
_SHARE = 0.6  # of the machine's memory: other programs want some as well


def machine_memory() -> int:
    """Bytes of this machine; 0 where nobody tells."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return 0


class ModelsStep(QWidget):
    """Shows; `offer` is where the window's own offer to install is put."""

    manager_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._memory = machine_memory()
        self.lines: list[QLabel] = []
        title = QLabel(self.tr("How well it finds and answers"), wordWrap=True)
        title.setProperty("role", "title")
        said = QLabel(
            self.tr(
                "Carnet finds your words without any model. With models it also finds by meaning, "
                "and words its answers. They work on this machine alone."
            ),
            wordWrap=True,
        )
        said.setProperty("role", "muted")
        self.offer = QVBoxLayout()
        self._there = QVBoxLayout()
        self._there.setSpacing(8)
        self.manager = WordButton(self.tr("All models…"), Rank.PLAIN, icons, "download")
        self.manager.clicked.connect(self.manager_wanted)
        self.manager.hide()
        self.after = QLabel(wordWrap=True)
        self.after.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(said)
        column.addLayout(self.offer)
        column.addLayout(self._there)
        row = QHBoxLayout()
        row.addWidget(self.manager)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.after)
        column.addStretch(3)
        self.show_models(())

    def show_models(self, models: Sequence[InstalledModel]) -> None:
        """The starter set, then better ones that this machine can run."""
        while (item := self._there.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines.clear()
        missing = any(m.spec.starter and m.state is not ModelState.READY for m in models)
        self.after.setText(
            self.tr("You can begin without them, and change them at any time.")
            if missing
            else self.tr("You can change them at any time.")
        )
        if not models:
            self._line("hourglass", "muted", self.tr("Looking which models are there…"), "")
            return
        for model in models:
            if model.spec.starter or model.in_use:
                self._have(model)
        better = [one for one in models if self._is_better(one)]
        if better:
            head = QLabel(self.tr("This machine could also run"))
            head.setProperty("role", "strong")
            self._there.addWidget(head)
            self.lines.append(head)
        for model in better[:_MOST]:
            self._offer(model)

    # -- inside -------------------------------------------------------------------------------

    def _is_better(self, model: InstalledModel) -> bool:
        spec = model.spec
        fits = self._memory == 0 or spec.memory_bytes <= self._memory * _SHARE
        wanted = spec.role in (ModelRole.EMBEDDER, ModelRole.GENERATOR)
        return wanted and fits and not spec.starter and model.state is ModelState.MISSING

    def _have(self, model: InstalledModel) -> None:
        ready = model.state is ModelState.READY
        state = self.tr("ready") if ready else self.tr("not installed yet")
        self._line(
            "check" if ready else "minus",
            "good" if ready else "muted",
            self.tr("{role}: {state}").format(role=self._role(model.spec.role), state=state),
            f"{model.spec.title} · {phrases.size(model.spec.size_bytes)}",
        )

    def _offer(self, model: InstalledModel) -> None:
        spec = model.spec
        about = [
            self._role(spec.role),
            phrases.size(spec.size_bytes, 1),
            model_text.languages(spec.languages),
            spec.licence,
        ]
        self._line("download", "muted", spec.title, " · ".join(filter(None, about)))

    def _line(self, drawing: str, ink: str, text: str, about: str) -> None:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Drawing(self._icons, drawing, ink, 20))
        words = QVBoxLayout()
        words.setSpacing(0)
        for said, role in ((text, ""), (about, "small")):
            if said:
                label = QLabel(said, wordWrap=True)
                label.setProperty("role", role)
                words.addWidget(label)
                self.lines.append(label)
        row.addLayout(words, 1)
        self._there.addWidget(part)

    def _role(self, role: ModelRole) -> str:
        return {
            ModelRole.EMBEDDER: self.tr("Finding by meaning"),
            ModelRole.GENERATOR: self.tr("Wording answers"),
            ModelRole.RERANKER: self.tr("Ordering results"),
            ModelRole.ADAPTER: self.tr("Way of writing"),
        }[role]
