"""What this program is, under which licence, and where its data lie."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet import __version__
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.fitting import fit_to_words
from carnet.gui.look.icons import Icons

SIGN_PX = 64
LEAST_PX = 480


class AboutDialog(QDialog):
    """`data_dir` is empty as long as the engine has not said it; `licences` is the file with those
    of others, empty where none came with the program."""

    reveal_wanted = Signal(str)  # path
    open_wanted = Signal(str)  # path

    def __init__(self, icons: Icons, data_dir: str, parent: QWidget, licences: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Carnet"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Drawing(icons, "carnet", "accent", SIGN_PX), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = QLabel("Carnet")
        name.setProperty("role", "title")
        words.addWidget(name)
        words.addWidget(
            self._line(self.tr("Version {version}").format(version=__version__), "muted")
        )
        words.addWidget(self._line(self.tr("Ask your notes. Nothing leaves the machine."), ""))
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(
            self._line(
                self.tr(
                    "Free software under the Apache License 2.0. Models and the libraries it is "
                    "built on have licences of their own."
                ),
                "muted",
            )
        )
        if data_dir:
            column.addWidget(self._line(self.tr("Its data lie in"), "caption"))
            column.addWidget(ElidedLabel(data_dir))
        column.addSpacing(8)
        column.addLayout(self._buttons(icons, data_dir, licences))
        fit_to_words(self, icons.px(LEAST_PX))

    def _line(self, text: str, role: str) -> QLabel:
        line = QLabel(text, wordWrap=True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setProperty("role", role)
        line.setIndent(0)
        return line

    def _buttons(self, icons: Icons, data_dir: str, licences: str) -> QHBoxLayout:
        row = QHBoxLayout()
        copy = WordButton(self.tr("Copy these details"), Rank.PLAIN, icons, "copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details(data_dir)))
        row.addWidget(copy)
        if data_dir:
            show = WordButton(self.tr("Show in folder"), Rank.PLAIN, icons, "reveal")
            show.clicked.connect(lambda: self.reveal_wanted.emit(data_dir))
            row.addWidget(show)
        if licences:
            others = WordButton(self.tr("Third-party licences"), Rank.PLAIN, icons, "note")
            others.clicked.connect(lambda: self.open_wanted.emit(licences))
            row.addWidget(others)
        row.addStretch()
        done = WordButton(self.tr("Done"), Rank.PRIMARY)
        done.setDefault(True)
        done.clicked.connect(self.accept)
        row.addWidget(done)
        return row


def details(data_dir: str) -> str:
    """What a report of a problem needs, in English."""
    platform_name = QGuiApplication.platformName()
    return "\n".join(
        (
            f"Carnet {__version__}",
            f"{platform.system()} {platform.release()}, {platform.machine()}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform_name}",
            f"Data: {data_dir}",
        )
    )
