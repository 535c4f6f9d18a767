"""The attempts, one below the other, as the panel and the first start show them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet.engine.protocol import IsolationReport
from carnet.gui.look.icons import Icons
from carnet.gui.privacy.probe_row import ProbeRow

EXPECTED = ("ipv4", "ipv6", "native", "dns", "subprocess")  # until the engine says which it tried


class ProbeList(QWidget):
    """A row each; they stay where they are while they are tried again."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.rows: dict[str, ProbeRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._keep(EXPECTED)

    def show_trying(self) -> None:
        """All of them are tried anew."""
        for row in self.rows.values():
            row.show_trying()

    def show_report(self, report: IsolationReport) -> None:
        """What came of each."""
        self._keep(tuple(probe.name for probe in report.probes))
        for probe in report.probes:
            self.rows[probe.name].show_result(probe)

    def _keep(self, names: tuple[str, ...]) -> None:
        for name in [name for name in self.rows if name not in names]:
            self.rows.pop(name).deleteLater()
        for place, name in enumerate(names):
            if name not in self.rows:
                row = self.rows[name] = ProbeRow(self._icons, name)
                self._column.insertWidget(place, row)
