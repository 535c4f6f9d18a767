"""The menu behind the three dots: a mouse finds here everything that can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from carnet.gui.actions.action_list import ActionList, Listed, Section
from carnet.gui.actions.section_words import section_name

FIRST = ("palette", "shortcuts", "notes.recent")  # they lead to everything else
LAST = ("about", "quit")


class MoreMenu(QMenu):
    """Filled when it opens: the actions of the program itself, and one menu a section."""

    def __init__(self, actions: ActionList, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("More"))
        self._actions = actions
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is now."""
        for old in self.findChildren(QMenu):
            old.deleteLater()
        self.clear()
        listed = self._actions.all()
        for name in FIRST:
            self.addAction(self._actions[name])
        self.addSeparator()
        for section in Section:
            mine = [
                one
                for one in listed
                if one.section is section and one.name not in FIRST and one.possible()
            ]
            if section is Section.PROGRAM:
                self.addSeparator()
                target: QMenu = self
            elif mine:
                target = self.addMenu(section_name(section))
            for one in sorted(mine, key=_place):
                target.addAction(one.action)


def _place(listed: Listed) -> int:
    """Those of `LAST` come in their order after all others."""
    return LAST.index(listed.name) + 1 if listed.name in LAST else 0
