"""The privacy proof in brief: every attempt to get out, and what came of it just now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.engine.protocol import IsolationReport
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.flow_layout import FlowLayout
from carnet.gui.look.icons import Icons
from carnet.gui.look.one_line_label import OneLineLabel
from carnet.gui.look.roles import set_role
from carnet.gui.privacy.probe_list import EXPECTED
from carnet.gui.start.privacy_words import privacy_line
from carnet.gui.words import phrases


class ProofCard(QFrame):
    """Says `trying…` until the engine was heard; honest when it cannot be cut off."""

    more_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setProperty("role", "card")
        self._shield = Drawing(icons, "shield", "accent", 20)
        self.line = QLabel(wordWrap=True)
        self.more = WordButton(self.tr("What this means"), Rank.QUIET)
        self.more.clicked.connect(self.more_wanted)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._shield)
        head.addWidget(self.line, 1)
        head.addWidget(self.more)
        self._said = QLabel(wordWrap=True)
        self._said.setProperty("role", "small")
        self._tries = QWidget()
        self._flow = FlowLayout(self._tries, gap_px=12)
        self.verdicts: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._said)
        column.addWidget(self._tries)
        self.show_report(None)

    def show_report(self, report: IsolationReport | None) -> None:
        """None while it is being tried."""
        sealed = report is None or report.sealed
        self._shield.draw("shield" if sealed else "shield-alert", "accent" if sealed else "warning")
        self.line.setText(privacy_line(report))
        set_role(self.line, "strong" if sealed else "warning")
        if report is None:
            self._said.setText(self.tr("The part that reads your notes tries to get out:"))
        elif sealed:
            self._said.setText(
                self.tr("The part that reads your notes has just tried to get out, and could not:")
            )
        else:
            self._said.setText(
                self.tr(
                    "The part that reads your notes has just tried to get out. Carnet sends "
                    "nothing, but on this system nothing keeps it from doing so:"
                )
            )
        denied: dict[str, bool | None] = dict.fromkeys(EXPECTED)
        if report is not None:
            denied = {probe.name: probe.denied for probe in report.probes}
        self._draw(denied)

    def _draw(self, denied: dict[str, bool | None]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.verdicts.clear()
        for name, result in denied.items():
            self._flow.addWidget(self._attempt(name, result))
        self._tries.updateGeometry()

    def _attempt(self, name: str, denied: bool | None) -> QWidget:
        drawing, ink = {
            None: ("hourglass", "muted"),
            True: ("check", "good"),
            False: ("alert", "warning"),
        }[denied]
        verdict = {
            None: self.tr("trying…"),
            True: self.tr("refused"),
            False: self.tr("went through"),
        }[denied]
        said = self.tr("{attempt}: {verdict}")
        label = OneLineLabel(said.format(attempt=phrases.probe(name), verdict=verdict))
        set_role(label, "warning" if denied is False else "small")
        self.verdicts[name] = label
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Drawing(self._icons, drawing, ink, 16))
        row.addWidget(label, 1)
        return part
