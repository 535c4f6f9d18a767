"""Who hears whom in the first minutes: the steps, likely folders, the models, example questions."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from carnet.engine.protocol import EngineInfo, LibraryNotice
from carnet.gui.actions.action_list import Section
from carnet.gui.start.example_finder import ExampleFinder
from carnet.gui.start.folder_finder import FolderFinder
from carnet.gui.start.welcome_page import Step
from carnet.gui.window.main_window import MainWindow

_MANAGER = "models"  # the action that opens the model manager, where there is one


class StartWiring(QObject):
    """Connects one window; lives as long as it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        welcome, client = window.welcome, window.parts.client
        self.finder = FolderFinder(self)
        self.examples = ExampleFinder(client, self)
        self.finder.found.connect(welcome.folder.show_likely)
        welcome.step_changed.connect(self._step_changed)
        welcome.finished.connect(self._finished)
        welcome.add_wanted.connect(window.folders.add)
        welcome.models_wanted.connect(self._show_manager)
        window.models.listed.connect(welcome.show_models)
        self.examples.found.connect(window.conversation.empty.show_examples)
        window.conversation.empty.add_wanted.connect(window.folders.choose)
        window.conversation.empty.sample_wanted.connect(welcome.sample_wanted)
        window.conversation.empty.offer_sample(window.parts.sample_dir is not None)
        window.asker.started.connect(self.examples.stop)
        client.greeted.connect(self._greeted)
        client.library_changed.connect(self._library_changed)
        window.destroyed.connect(self.finder.close)
        text = self.tr("Introduction")
        window.action_list.add("start.tour", Section.PROGRAM, text, self.show_tour, "", "info")

    def show_tour(self) -> None:
        """From the beginning again."""
        self._window.show_welcome(True)
        self._window.welcome.begin()

    def _step_changed(self, step: Step) -> None:
        window = self._window
        if step is Step.FOLDER:
            self.finder.look()
        if step is Step.MODELS:
            self._move_offer(window.welcome.models.offer, window.welcome.models.manager)
            manager = any(one.name == _MANAGER for one in window.action_list.all())
            window.welcome.models.manager.setVisible(manager)

    def _finished(self) -> None:
        window = self._window
        centre = window.middle.parentWidget()
        column = None if centre is None else centre.layout()
        if isinstance(column, QBoxLayout):
            self._move_offer(column, window.middle)
        window.show_welcome(False)

    def _move_offer(self, layout: QBoxLayout, follower: QWidget) -> None:
        """There is one offer to install models; it is where the person is, and the Tab key finds it
        there, before `follower`."""
        banner = self._window.models_banner
        shown = not banner.isHidden()
        layout.insertWidget(0, banner)
        banner.setVisible(shown)
        if (before := _stop_before(follower)) is not None:
            QWidget.setTabOrder(before, banner.action)
            QWidget.setTabOrder(banner.action, banner.close_button)

    def _show_manager(self) -> None:
        self._window.action_list[_MANAGER].trigger()

    def _greeted(self, _info: EngineInfo) -> None:
        self._look_for_examples()

    def _library_changed(self, _notice: LibraryNotice) -> None:
        self._look_for_examples()

    def _look_for_examples(self) -> None:
        window = self._window
        if window.status is not None:
            wanted = window.conversation.empty.isVisible() and not window.asker.running
            self.examples.know(window.status, wanted)


def _stop_before(widget: QWidget) -> QWidget | None:
    """What the Tab key reaches before `widget`."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget:
        if before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return before
        before = before.previousInFocusChain()
    return None
