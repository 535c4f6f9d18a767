"""Carnet's processes: what each is for, whether it may connect, and whether it does just now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.look.roles import set_role
from carnet.gui.privacy.page_frame import paragraph
from carnet.gui.privacy.processes import Role, Running


class ProcessList(QWidget):
    """Four lines; `rows` maps a role to what is said of it now."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self.rows: dict[Role, QLabel] = {}
        self._drawings: dict[Role, Drawing] = {}
        self._sealed = True
        for place, role in enumerate(Role):
            drawing = Drawing(icons, "minus", "muted", 18)
            now = self.rows[role] = paragraph(role="small")
            grid.addWidget(drawing, 3 * place, 0)
            grid.addWidget(paragraph(self._name(role)), 3 * place, 1)
            grid.addWidget(paragraph(self._rule(role), "small"), 3 * place + 1, 1)
            grid.addWidget(now, 3 * place + 2, 1)
            grid.setRowMinimumHeight(3 * place + 2, now.sizeHint().height() + 8)
            self._drawings[role] = drawing

    def know(self, sealed: bool) -> None:
        """Whether the engine is cut off, as it tried."""
        self._sealed = sealed

    def show_running(self, running: Sequence[Running], host: str = "") -> None:
        """What runs now; `host` is where the downloader connects to."""
        for role in Role:
            found = [one for one in running if one.role is role]
            said = self._now(role, found, host)
            held = sum(one.connections or 0 for one in found)
            fine = held == 0 or role is Role.DOWNLOADER
            if role in (Role.ENGINE, Role.PARSER) and not self._sealed:
                fine = False
            self.rows[role].setText(said)
            set_role(self.rows[role], "small" if fine else "warning")
            ink = ("good" if fine else "warning") if found else "muted"
            name = ("check" if fine else "alert") if found else "minus"
            self._drawings[role].draw(name, ink)

    def _now(self, role: Role, found: Sequence[Running], host: str) -> str:
        if not found:
            return self.tr("Does not run just now.")
        counts = [one.connections for one in found if one.connections is not None]
        pids = ", ".join(str(one.pid) for one in found)
        parts = [self.tr("Runs now, process {pid}").format(pid=pids)]
        if role is Role.DOWNLOADER and host:
            parts.append(self.tr("connects to {host}").format(host=host))
        elif counts:
            held = sum(counts)
            parts.append(
                self.tr("%Ln internet connection(s) open", "", held)
                if held
                else self.tr("no internet connection open")
            )
        if found[0].filtered and role is not Role.WINDOW:
            parts.append(self.tr("a filter of the kernel is in force"))
        return " · ".join(parts)

    def _name(self, role: Role) -> str:
        return {
            Role.WINDOW: self.tr("The window"),
            Role.ENGINE: self.tr("The engine"),
            Role.PARSER: self.tr("The reader of PDF and office files"),
            Role.DOWNLOADER: self.tr("The download of models"),
        }[role]

    def _rule(self, role: Role) -> str:
        return {
            Role.WINDOW: self.tr("Could connect, and has nothing that does."),
            Role.ENGINE: self.tr("May not connect. It alone reads your notes and the index."),
            Role.PARSER: self.tr("May not connect, may write no file and start no program."),
            Role.DOWNLOADER: self.tr("May connect. Runs only when you ask for a model."),
        }[role]
