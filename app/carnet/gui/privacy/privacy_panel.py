"""The privacy panel: four pages, from the proof to deleting everything."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.dialog_size import open_size
from carnet.gui.look.icons import Icons
from carnet.gui.privacy.data_page import DataPage
from carnet.gui.privacy.forget_page import ForgetPage
from carnet.gui.privacy.leave_page import LeavePage
from carnet.gui.privacy.network_page import NetworkPage
from carnet.gui.privacy.panel_page import Page

_SIZE = (720, 620)


class PrivacyPanel(QDialog):
    """Shows; `PrivacyDesk` does what is asked of it."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Privacy"))
        self.resize(open_size(self, *_SIZE))
        switch = self._make_switch()  # first here, and first on the way of the Tab key
        self.network = NetworkPage(icons)
        self.data = DataPage(icons)
        self.forget = ForgetPage(icons)
        self.leave = LeavePage(icons)
        self.stack = QStackedWidget()
        for page in (self.network, self.data, self.forget, self.leave):
            self.stack.addWidget(page)
        for page_of, tab in self.tabs.items():
            if (shown := self.stack.widget(page_of)) is not None:
                shown.setAccessibleName(tab.text())
        self.done_button = WordButton(self.tr("Done"), Rank.PRIMARY)
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 20)
        foot.addStretch()
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(switch)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        self.show_page(Page.NETWORK)

    def show_page(self, page: Page) -> None:
        """Turn to it."""
        self.tabs[page].setChecked(True)
        self.tabs[page].setFocus()
        self.stack.setCurrentIndex(page)

    def _make_switch(self) -> QWidget:
        switch = QFrame()
        switch.setProperty("role", "switch")
        row = QHBoxLayout(switch)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        group = QButtonGroup(self)
        self.tabs: dict[Page, QPushButton] = {}
        for page, text in (
            (Page.NETWORK, self.tr("Network")),
            (Page.DATA, self.tr("Where it lies")),
            (Page.FORGET, self.tr("Forget")),
            (Page.LEAVE, self.tr("Export, delete")),
        ):
            tab = self.tabs[page] = QPushButton(text)
            tab.setCheckable(True)
            tab.setProperty("rank", "segment")
            tab.setAccessibleName(text)
            tab.ensurePolished()  # the chosen one is written bold, and that is wider
            tab.setMinimumWidth(round(tab.fontMetrics().horizontalAdvance(text) * 1.15) + 20)
            tab.clicked.connect(lambda _checked=False, page=page: self.show_page(page))
            group.addButton(tab)
            row.addWidget(tab, 1)
        around = QWidget()
        outer = QVBoxLayout(around)
        outer.setContentsMargins(24, 20, 24, 0)
        outer.addWidget(switch)
        return around
