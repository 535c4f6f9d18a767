"""The proof that nothing can leave: what denies the network, and every attempt just made."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from carnet.engine.protocol import EngineInfo, IsolationReport, ModelList
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.words import phrases
from carnet.gui.words.model_words import runs_on_line


class PrivacyDialog(QDialog):
    """Shows reports; asking for a new one is the window's work."""

    retry_wanted = Signal()

    def __init__(self, icons: Icons, info: EngineInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setWindowTitle(self.tr("Privacy"))
        self.setMinimumWidth(520)
        self._shield = Drawing(icons, "shield", "good", 32)
        self._title = QLabel(wordWrap=True)
        self._title.setProperty("role", "heading")
        self._how = QLabel(wordWrap=True)
        self._how.setProperty("role", "muted")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._how)
        head.addLayout(words, 1)
        self._probes = QGridLayout()
        self._probes.setHorizontalSpacing(10)
        self._probes.setVerticalSpacing(10)
        self._probes.setColumnStretch(1, 1)
        where = QLabel(
            self.tr("The index lies in {data}. Models lie in {models}.").format(
                data=info.data_dir, models=info.models_dir
            ),
            wordWrap=True,
        )
        where.setProperty("role", "small")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._runs_on = QLabel(wordWrap=True)
        self._runs_on.setProperty("role", "small")
        self._runs_on.hide()
        again = WordButton(self.tr("Try again now"), Rank.PLAIN, icons, "refresh")
        again.clicked.connect(self.retry_wanted)
        done = WordButton(self.tr("Done"), Rank.PRIMARY)
        done.setDefault(True)
        done.clicked.connect(self.accept)
        done.setFocus()
        foot = QHBoxLayout()
        foot.addWidget(again)
        foot.addStretch()
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(20)
        column.addLayout(head)
        column.addLayout(self._probes)
        column.addWidget(where)
        column.addWidget(self._runs_on)
        column.addLayout(foot)
        self.show_report(info.isolation)

    def show_models(self, models: ModelList) -> None:
        """Say where the language model computes, once it is loaded."""
        for model in models.models:
            if model.runs_on is not None:
                self._runs_on.setText(runs_on_line(model.runs_on))
                self._runs_on.show()

    def show_report(self, report: IsolationReport) -> None:
        """Replace what is shown."""
        sealed = report.sealed
        self._shield.draw("shield" if sealed else "shield-alert", "good" if sealed else "warning")
        if sealed:
            self._title.setText(self.tr("The engine cannot reach the network"))
        else:
            self._title.setText(self.tr("The engine is not cut off from the network"))
        names = QLocale().createSeparatedList([phrases.mechanism(m) for m in report.mechanisms])
        if sealed:
            said = self.tr("It is denied by {names}. Carnet has just tried, in every way it knows:")
        elif names:
            said = self.tr("This system offers {names}, which is not enough. Attempts just made:")
        else:
            said = self.tr("This system offers nothing to deny it with. Attempts just made:")
        self._how.setText(said.format(names=names))
        while (item := self._probes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for row, probe in enumerate(report.probes):
            drawing = Drawing(
                self._icons,
                "check" if probe.denied else "alert",
                "good" if probe.denied else "warning",
                18,
            )
            what = QLabel(phrases.probe(probe.name))
            result = QLabel(self.tr("refused") if probe.denied else self.tr("went through"))
            result.setProperty("role", "muted" if probe.denied else "warning")
            result.setToolTip(probe.detail)
            self._probes.addWidget(drawing, row, 0)
            self._probes.addWidget(what, row, 1)
            self._probes.addWidget(result, row, 2)
