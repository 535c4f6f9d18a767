"""What goes from a window to the one that takes its place, in another language."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QTimer

from carnet.domain.conversations import Conversation, ExchangePage
from carnet.domain.library import LibraryStatus
from carnet.gui.conversation.asker import UnderWay
from carnet.gui.forget.forgetter import ForgettingUnderWay
from carnet.gui.importing.importer import ImportUnderWay
from carnet.gui.window.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Carried:
    """A window as a person left it. Sizes of panes go through the window's state file."""

    status: LibraryStatus | None
    geometry: QRect
    maximised: bool
    page: ExchangePage
    adapter: str | None
    under_way: UnderWay | None
    importing: ImportUnderWay | None
    forgetting: ForgettingUnderWay | None
    scrolled: int | None  # of the conversation; None at its end
    question: str
    searched: str
    filtered: str
    conversations_shown: bool
    side_shown: bool
    note: str | None

    @classmethod
    def of(cls, window: MainWindow) -> Carried:
        """Everything that is not the engine's to tell."""
        view, source = window.conversation, window.source
        bar = view.area.verticalScrollBar()
        talk = Conversation(window.desk.current, "", 0.0, 0.0, 0, adapter=window.asker.adapter)
        note = source.note.path if source.isVisible() and source.note is not None else None
        return cls(
            window.status,
            window.geometry(),
            window.isMaximized() or window.isFullScreen(),
            ExchangePage(talk, view.exchanges, view.earlier_count),
            window.asker.adapter,
            window.asker.under_way,
            window.importer.under_way,
            window.forgetter.under_way,
            None if bar.value() >= bar.maximum() else bar.value(),
            view.composer.field.toPlainText(),
            window.header.search.text(),
            window.library.filter.text(),
            window.side.talks.isChecked(),
            not window.side.isHidden(),
            note,
        )

    @property
    def requests(self) -> tuple[int, ...]:
        """Requests to the engine whose replies are still awaited."""
        under_way = (self.under_way, self.importing, self.forgetting)
        found = (one.request for one in under_way if one is not None)
        return tuple(request for request in found if request is not None)

    def go_on(self, window: MainWindow) -> None:
        """Have another window, shown already, show what is imported and forgotten."""
        if self.importing is not None:
            window.importer.go_on(self.importing)
        if self.forgetting is not None:
            window.forgetter.go_on(self.forgetting)

    def give(self, window: MainWindow) -> None:
        """Make another window, not shown yet, go on from there."""
        view = window.conversation
        window.setGeometry(self.geometry)
        if self.status is not None:
            window.show_status(self.status)  # places are told by the folders they lie in
        if self.maximised:
            window.showMaximized()
        if self.page.exchanges or self.under_way is not None:
            view.show_page(self.page)
            window.desk.show_current(self.page.conversation.id)
            window.asker.use_adapter(self.adapter)
        if self.under_way is not None:
            window.asker.go_on(self.under_way)
        if self.question:
            view.begin(self.question)
        window.library.filter.setText(self.filtered)
        if self.conversations_shown:
            window.side.show_conversations()
        window.side.setVisible(self.side_shown)
        if self.note is not None:
            window.opener.open(self.note)
        scrolled = self.scrolled
        if scrolled is not None:
            bar = view.area.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(scrolled))
