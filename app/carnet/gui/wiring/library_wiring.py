"""What a person does to the library goes to the engine: folders, forgetting, problems, pauses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QObject

from carnet.domain.documents import Document, Folder
from carnet.domain.errors import ErrorInfo
from carnet.domain.library import LibraryStatus
from carnet.engine.protocol import Method, ModelList, Nothing
from carnet.gui.forget.subject import Subject
from carnet.gui.source.absent_note import Remembered
from carnet.gui.window.dialogs import confirm
from carnet.gui.window.main_window import MainWindow


class LibraryWiring(QObject):
    """Connects the left pane and what belongs to it. `say_failed` shows a failure."""

    def __init__(self, window: MainWindow, say_failed: Callable[[ErrorInfo], None]) -> None:
        super().__init__(window)
        self._window = window
        self._client = window.parts.client
        self._say_failed = say_failed
        self._hear_list()
        self._hear_progress()
        self._hear_problems()
        self._hear_forgetting()

    def _hear_list(self) -> None:
        window, library, desktop = self._window, self._window.library, self._window.parts.desktop
        library.add_wanted.connect(window.folders.choose)
        library.document_chosen.connect(self._open)
        library.menus.reveal_wanted.connect(desktop.reveal)
        library.menus.edit_wanted.connect(desktop.open_file)
        library.menus.rescan_wanted.connect(self._look_again)
        for source in (window.folders, window.forgetter):
            source.changed.connect(self._changed)
            source.failed.connect(self._say_failed)
        window.folders.note_dropped.connect(self._dropped)

    def _hear_progress(self) -> None:
        library = self._window.library
        library.pause_wanted.connect(lambda: self._tell(Method.PAUSE))
        library.resume_wanted.connect(lambda: self._tell(Method.RESUME))
        library.rebuild.title_wanted.connect(self._ask_titles)
        library.rebuild.cancel_wanted.connect(self._ask_to_cancel)

    def _hear_problems(self) -> None:
        window, problems, desktop = self._window, self._window.problems, self._window.parts.desktop
        window.library.problems_wanted.connect(self._show_problems)
        problems.back_wanted.connect(lambda: window.middle.setCurrentWidget(window.conversation))
        problems.retry_wanted.connect(self._look_again)
        problems.edit_wanted.connect(desktop.open_file)
        problems.reveal_wanted.connect(desktop.reveal)

    def _hear_forgetting(self) -> None:
        window, forgetter = self._window, self._window.forgetter
        menus = window.library.menus
        menus.forget_folder_wanted.connect(self._ask_to_forget_folder)
        window.library.offline.forget_wanted.connect(self._ask_to_forget_folder)
        menus.forget_document_wanted.connect(self._ask_to_forget_document)
        window.library.forgotten_wanted.connect(forgetter.show_forgotten)
        window.source.forget_wanted.connect(forgetter.ask)
        forgetter.gone.connect(window.forget)

    # -- doing --------------------------------------------------------------------------------

    def _tell(self, method: Method) -> None:
        self._client.request(method, Nothing(), Nothing, lambda _nothing: None, self._say_failed)

    def _look_again(self) -> None:
        self._tell(Method.RESCAN)

    def _changed(self, status: LibraryStatus) -> None:
        self._window.show_status(status)
        self._window.library.documents_changed()

    def _open(self, document: Document) -> None:
        self._window.opener.open(document.path, None, Remembered.of_document(document))

    def _dropped(self, path: str) -> None:
        """A note that lies in a folder of the library: open it, or take it in again."""
        forgetter = self._window.forgetter
        if not forgetter.is_forgotten(path):
            self._window.opener.open(path)
            return
        confirm(
            self._window,
            self.tr("Take “{name}” in again?").format(name=PurePath(path).name),
            self.tr("Carnet was told to forget it. It would be read and found again."),
            self.tr("Take it in again"),
            lambda: forgetter.recall(path),
        )

    def _show_problems(self) -> None:
        if self._window.status is not None:
            self._window.problems.show_status(self._window.status)
        self._window.middle.setCurrentWidget(self._window.problems)

    def _ask_to_forget_folder(self, folder: Folder) -> None:
        self._window.forgetter.ask(Subject.of_folder(folder))

    def _ask_to_forget_document(self, document: Document) -> None:
        self._window.forgetter.ask(Subject.of_document(document))

    def _ask_titles(self) -> None:
        self._client.request(Method.MODELS, Nothing(), ModelList, self._take_titles)

    def _take_titles(self, models: ModelList) -> None:
        titles = {model.spec.name: model.spec.title for model in models.models}
        self._window.library.rebuild.know(titles)

    def _ask_to_cancel(self, model: str) -> None:
        confirm(
            self._window,
            self.tr("Keep the present model?"),
            self.tr(
                "What was prepared for {model} is thrown away. Search and answers go on with the "
                "present model, as they do now."
            ).format(model=model),
            self.tr("Keep the present model"),
            self._cancel_rebuild,
        )

    def _cancel_rebuild(self) -> None:
        self._client.request(
            Method.CANCEL_REBUILD, Nothing(), LibraryStatus, self._changed, self._say_failed
        )
