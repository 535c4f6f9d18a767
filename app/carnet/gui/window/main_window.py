"""The window: panes, what belongs where, and who hears whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from carnet.domain.library import LibraryStatus
from carnet.gui.actions.action_list import ActionList
from carnet.gui.conversation.asker import Asker
from carnet.gui.conversation.conversation_view import ConversationView
from carnet.gui.conversations.conversation_desk import ConversationDesk
from carnet.gui.conversations.conversation_model import ConversationModel
from carnet.gui.conversations.conversations_pane import ConversationsPane
from carnet.gui.conversations.keeping import Keeping
from carnet.gui.desktop import Desktop
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.forget.forgetter import Forgetter
from carnet.gui.forget.subject import Subject
from carnet.gui.importing.importer import Importer
from carnet.gui.library.document_model import DocumentModel
from carnet.gui.library.folder_actions import FolderActions
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.library.library_pane import LibraryPane
from carnet.gui.library.problems_view import ProblemsView
from carnet.gui.look.banner import Banner
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.models.download_queue import DownloadQueue
from carnet.gui.search.filter_menu import FilterMenu
from carnet.gui.search.search_history import SearchHistory
from carnet.gui.search.search_panel import SearchPanel
from carnet.gui.search.search_session import SearchSession
from carnet.gui.settings.choices import Choices
from carnet.gui.source.note_opener import NoteOpener
from carnet.gui.source.pages.page_fetcher import PageFetcher
from carnet.gui.source.source_pane import SourcePane
from carnet.gui.start.model_installer import ModelInstaller
from carnet.gui.start.models_offer import ModelsOffer
from carnet.gui.start.welcome_page import WelcomePage
from carnet.gui.window.drop_zone import DropZone
from carnet.gui.window.folding import Folding
from carnet.gui.window.header_bar import HeaderBar
from carnet.gui.window.pane_widths import PaneWidths
from carnet.gui.window.side_pane import SidePane
from carnet.gui.window.window_state import WindowState
from carnet.gui.words.languages import Language

DEFAULT_SIZE = (1320, 840)
PANE_SIZES = (272, 620, 428)


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What the window is made with; `app.py` and the tests provide it."""

    theme: Theme
    icons: Icons
    client: EngineClient
    installer: ModelInstaller
    desktop: Desktop
    state: WindowState
    choices: Choices
    sample_dir: str | None = None
    folder: str | None = None  # given on the command line
    imports_dir: str = ""  # where the engine keeps copies of what was imported
    languages: Callable[[], Sequence[Language]] = tuple  # that can be chosen now
    licences: str = ""  # the file with the licences of what came with the program, if one did


class MainWindow(QMainWindow):
    """Lays out the panes. `WindowWiring` connects them."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self.parts = parts
        self.known = KnownFolders(self, parts.imports_dir)
        self._page_chosen = False
        self.stays: Callable[[], bool] = lambda: False  # whether closing leaves it in the tray
        self._leaving = False
        self.status: LibraryStatus | None = None  # None until the engine was heard
        theme, icons, client = parts.theme, parts.icons, parts.client
        self.setWindowTitle("Carnet")
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(640, 480)

        self.action_list = ActionList(self)
        self.header = HeaderBar(theme, icons)
        self.documents = DocumentModel(client, self)
        self.library = LibraryPane(theme, icons, self.documents, self.known)
        self.asker = Asker(client, self)
        self.conversation = ConversationView(theme, icons, self.asker, self.known)
        self.problems = ProblemsView(icons, self.known)
        self.engine_banner = Banner(icons)
        self.models_banner = Banner(icons)
        self.talks = ConversationModel(client, self)
        self.keeping = Keeping(parts.choices, self)
        self.asker.keeps = lambda: self.keeping.wanted
        self.conversations = ConversationsPane(theme, icons, self.talks, self.known, self.keeping)
        self.desk = ConversationDesk(client, self.conversation, self.talks)
        self.side = SidePane(self.library, self.conversations)
        self.source = SourcePane(theme, icons, self.known)
        self.welcome = WelcomePage(theme, icons, parts.sample_dir is not None)
        self._lay_out()

        self.session = SearchSession(client, self)
        self.searches = SearchHistory(parts.state, parts.choices, self)
        self.search = SearchPanel(
            theme, icons, self.header.search, self.session, self.searches, client, self
        )
        self.filters = FilterMenu(self.known, self.documents, self.searches, self)
        self.folders = FolderActions(client, self)
        self.importer = Importer(client, icons, self)
        self.opener = NoteOpener(client, self.source, self.known)
        self.pages_fetched = PageFetcher(client, self.source.reader, self.known)
        self.forgetter = Forgetter(client, icons, self)
        self.downloads = DownloadQueue(parts.installer, self)
        self.models = ModelsOffer(client, self.downloads, self.models_banner)
        self.models.listed.connect(self.conversation.composer.adapters.offer)
        self.drop_zone = DropZone(theme, self)
        Folding(self, self.splitter, self.side, self.source)
        if not parts.state.restore(self, self.splitter):
            self.resize(*DEFAULT_SIZE)
        self.source.hide()
        self.show_welcome(not parts.state.had_folders)

    @property
    def roots(self) -> tuple[str, ...]:
        """The library's folders."""
        return self.known.paths

    def show_status(self, status: LibraryStatus) -> None:
        """Give the library's state to everything that shows it."""
        self.status = status
        self.known.take(status.folders)
        self.search.show_roots(self.roots)
        self.library.show_status(status)
        self.folders.know(status)
        self.forgetter.know(status)
        self.conversation.empty.show_library(status)
        if self.middle.currentWidget() is self.problems:
            self.problems.show_status(status)
        self.parts.state.had_folders = bool(status.folders)
        self.show_welcome(self.welcome.wanted(self.roots))

    def show_welcome(self, welcome: bool) -> None:
        """The first page instead of the panes, as long as there is no folder."""
        page: QWidget = self.welcome if welcome else self.splitter
        if self._page_chosen and self.pages.currentWidget() is page:
            return
        self._page_chosen = True
        self.pages.setCurrentWidget(page)
        if welcome:
            self.welcome.focus()
        else:
            self.conversation.composer.field.setFocus()
        self.header.setVisible(not welcome)

    def forget(self, subject: Subject) -> None:
        """Let go of everything that is shown of it."""
        self.conversation.forget(subject.holds)
        self.search.forget(subject.holds)
        self.source.forget(subject.holds)
        self.documents.drop(subject.holds)

    def show_source(self) -> None:
        """Make room for the note."""
        if not self.source.isVisible():
            self.source.show()
            sizes = self.splitter.sizes()
            if sizes[2] < 200:
                self.splitter.setSizes(list(PANE_SIZES))

    def leave(self) -> None:
        """End the program: at once for the person, the engine ends behind."""
        self._leaving = True
        self.close()
        self._end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go at once, or stay in the tray."""
        if not self._leaving and self.stays():
            event.ignore()
            self.hide()
            return
        super().closeEvent(event)
        self._end()

    def add_banner(self, banner: QWidget) -> None:
        """Put a calm line below the header."""
        self._rows.insertWidget(self._rows.indexOf(self.engine_banner), banner)

    def retire(self) -> None:
        """Another window has taken its place; the engine and the installer go on.

        It is gone when this returns: a timer of it would ask the engine for things once more.
        """
        self.hide()
        self.deleteLater()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.DeferredDelete)

    def _end(self) -> None:
        self.parts.state.save(self, self.splitter)
        self.parts.installer.stop()
        self.parts.client.close()

    def _lay_out(self) -> None:
        self.middle = QStackedWidget()
        self.middle.addWidget(self.conversation)
        self.middle.addWidget(self.problems)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.models_banner)
        column.addWidget(self.middle, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        for pane in (self.side, centre, self.source):
            self.splitter.addWidget(pane)
        PaneWidths(self.parts.theme, self.splitter)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setCollapsible(1, False)
        self.splitter.setSizes(list(PANE_SIZES))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.splitter)
        body = QWidget()
        self._rows = rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        rows.addWidget(self.engine_banner)
        rows.addWidget(self.pages, 1)
        self.setCentralWidget(body)
