"""Which adapter of the language model a conversation is answered with; shown when there is one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from carnet.domain.models import InstalledModel, ModelRole, ModelState
from carnet.gui.look.buttons import Rank, WordButton


class AdapterChoice(WordButton):
    """A word that opens a menu. `chosen` carries a name, "" for none, None for what is set for all
    conversations."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Rank.QUIET, parent=parent)
        self._choices = QMenu(self)
        self._group = QActionGroup(self)
        self._wanted: str | None = None  # by the conversation, before adapters are known
        self._choices.triggered.connect(self._take)
        self.setMenu(self._choices)
        self.hide()

    def offer(self, models: Sequence[InstalledModel]) -> None:
        """Show the adapters of the generator in use; what was chosen stays while it is there."""
        generator = next(
            (m.spec.name for m in models if m.in_use and m.spec.role is ModelRole.GENERATOR), ""
        )
        adapters = [
            (model.spec.name, model.spec.title)
            for model in models
            if model.spec.base == generator and model.state is ModelState.READY and generator
        ]
        before = self.name if self._group.actions() else self._wanted
        for action in self._group.actions():
            self._group.removeAction(action)
            self._choices.removeAction(action)
            action.deleteLater()
        for name, title in ((None, self.tr("As set for all")), ("", self.tr("No adapter"))):
            self._add(name, title)
        for name, title in adapters:
            self._add(name, title)
        actions = self._choices.actions()
        kept = next((one for one in actions if one.data() == before), actions[0])
        kept.setChecked(True)
        self._say(kept)
        self.setVisible(bool(adapters))
        if kept.data() != before or self._wanted is not None:
            self.chosen.emit(kept.data())
        self._wanted = None

    @property
    def name(self) -> str | None:
        """What is chosen."""
        action = self._group.checkedAction()
        name = None if action is None else action.data()
        return None if name is None else str(name)

    def choose(self, name: str | None) -> None:
        """What a conversation was answered with last; what is not there is as set for all."""
        actions = self._choices.actions()
        if not actions:
            self._wanted = name
            return
        action = next((one for one in actions if one.data() == name), actions[0])
        action.setChecked(True)
        self._take(action)

    def reset(self) -> None:
        """A new conversation: back to what is set for all."""
        self.choose(None)

    def _add(self, name: str | None, title: str) -> None:
        action = QAction(title, self._group, checkable=True)
        action.setData(name)
        self._choices.addAction(action)

    def _take(self, action: QAction) -> None:
        self._say(action)
        self.chosen.emit(action.data())

    def _say(self, action: QAction) -> None:
        self.reword(self.tr("Adapter: {name}").format(name=action.text()))
