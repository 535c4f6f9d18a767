"""The proof that nothing can leave, tried while one looks on; and what it does not cover."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet.engine.protocol import IsolationReport, ModelList
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.privacy.page_frame import PageFrame, paragraph
from carnet.gui.privacy.probe_list import ProbeList
from carnet.gui.privacy.process_list import ProcessList
from carnet.gui.words import privacy_text
from carnet.gui.words.model_words import runs_on_line


class NetworkPage(PageFrame):
    """Shows reports; asking for them is another's work."""

    retry_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shield = Drawing(icons, "shield", "muted", 32)
        self.title = paragraph(role="heading")
        self.how = paragraph(role="muted")
        self.again = WordButton(self.tr("Try again now"), Rank.PLAIN, icons, "refresh")
        self.again.clicked.connect(self.retry_wanted)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.how)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.column.addLayout(head)
        self.probes = ProbeList(icons)
        self.column.addWidget(self.probes)
        self.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.failure = paragraph(role="warning")
        self.failure.hide()
        self.column.addWidget(self.failure)
        self.caption(self.tr("Carnet's processes"))
        self.processes = ProcessList(icons)
        self.column.addWidget(self.processes)
        self.runs_on = paragraph(role="small")
        self.runs_on.hide()
        self.column.addWidget(self.runs_on)
        self.caption(self.tr("What this does not cover"))
        for line in privacy_text.not_covered():
            self.column.addWidget(paragraph(f"•  {line}", "muted"))
        self.column.addStretch()
        self.show_trying()

    def show_trying(self) -> None:
        """It is being tried."""
        self._shield.draw("shield", "muted")
        self.title.setText(privacy_text.headline(None))
        self.how.setText(privacy_text.denied_by(None))
        self.again.setEnabled(False)
        self.failure.hide()
        self.probes.show_trying()

    def show_report(self, report: IsolationReport) -> None:
        """What came of it."""
        good = report.sealed
        self._shield.draw("shield" if good else "shield-alert", "good" if good else "warning")
        self.title.setText(privacy_text.headline(report))
        self.how.setText(privacy_text.denied_by(report))
        self.again.setEnabled(True)
        self.probes.show_report(report)
        self.processes.know(good)

    def show_failure(self, message: str) -> None:
        """The engine could not be asked: nothing is claimed."""
        self._shield.draw("shield-alert", "warning")
        self.title.setText(self.tr("It could not be tried"))
        self.how.setText(self.tr("Without the attempts, Carnet claims nothing."))
        self.failure.setText(message)
        self.failure.show()
        self.again.setEnabled(True)

    def show_models(self, models: ModelList) -> None:
        """Say where the language model computes, once it is loaded."""
        for model in models.models:
            if model.runs_on is not None:
                self.runs_on.setText(runs_on_line(model.runs_on))
                self.runs_on.show()
