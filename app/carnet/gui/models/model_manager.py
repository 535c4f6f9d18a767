"""Does what a person asks of models: through the engine, and through the queue of installations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import LibraryStatus
from carnet.domain.models import InstalledModel, InstallProgress, ModelRole, ModelState
from carnet.engine.protocol import Method, ModelList, ModelParams, Nothing, UseModelParams
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.look.announcing import announce
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.models import model_questions
from carnet.gui.models.download_queue import DownloadQueue, Job
from carnet.gui.models.model_details import Deed
from carnet.gui.models.model_list import ModelList as Rows
from carnet.gui.models.model_list import arrange
from carnet.gui.models.model_standing import Standing
from carnet.gui.words import model_text

if TYPE_CHECKING:
    from carnet.gui.models.models_dialog import ModelsDialog

FILE = "file:"  # begins the key of a file that is added


class ModelManager(QObject):
    """One window's. `status` tells the library's state."""

    listed = Signal(object)  # tuple[InstalledModel, ...]
    changed = Signal()  # other models are used now, or the choice was kept
    cancel_rebuild_wanted = Signal(str)  # the model's title
    arrived = Signal(str)  # the title of a model that was installed
    failed = Signal(object)  # ErrorInfo of an installation

    def __init__(
        self,
        client: EngineClient,
        queue: DownloadQueue,
        look: tuple[Theme, Icons],
        window: QWidget,
        status: Callable[[], LibraryStatus | None],
    ) -> None:
        super().__init__(window)
        self._client = client
        self._queue = queue
        self._look = look
        self._window = window
        self._status = status
        self._agreed: set[str] = set()  # models whose hosts a person agreed to
        self.models: tuple[InstalledModel, ...] = ()
        self.standing = Standing(queue)
        self.rows = Rows(self)
        self.dialog: ModelsDialog | None = None
        queue.changed.connect(self._draw)
        queue.advanced.connect(self._advance)
        queue.finished.connect(self._installed)
        queue.failed.connect(self._not_installed)
        queue.stopped.connect(lambda _key: self.load())

    # -- seeing -------------------------------------------------------------------------------

    def show(self, name: str = "") -> None:
        """Open the manager, on one model if it is named."""
        if self.dialog is None:
            from carnet.gui.models.models_dialog import (  # noqa: PLC0415 - not at the start
                ModelsDialog,
            )

            self.dialog = dialog = ModelsDialog(*self._look, self.rows, self._window)
            dialog.chosen.connect(lambda _name: self._draw_details())
            dialog.details.wanted.connect(self._do)
            dialog.file_wanted.connect(self._choose_file)
            dialog.files_dropped.connect(self.add_files)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.list.setFocus()
        if name:
            self.dialog.choose(name)
        self.load()

    def load(self) -> None:
        """Ask the engine which models there are."""
        self._client.request(Method.MODELS, Nothing(), ModelList, self.take)

    def take(self, listed: ModelList) -> None:
        """Show these."""
        self.models = tuple(listed.models)
        self.standing.room = listed.room
        self.listed.emit(self.models)
        self._draw()

    def know(self, status: LibraryStatus) -> None:
        """The library's state: whether another embedder is changed to."""
        before, self.standing.rebuild = self.standing.rebuild, status.rebuild
        if (before is None) != (status.rebuild is None) and self.dialog is not None:
            self.load()
        elif before != status.rebuild:
            self._draw()

    def _draw(self) -> None:
        if self.dialog is None:
            return
        self.rows.take([self.standing.dress(entry) for entry in arrange(self.models)])
        self.dialog.show_room(self.standing.room)
        self._draw_details()

    def _draw_details(self) -> None:
        dialog = self.dialog
        model = self._model(dialog.name) if dialog is not None else None
        if dialog is None or model is None:
            return
        details, standing, name = dialog.details, self.standing, model.spec.name
        details.show_model(model, standing.room, standing.state(model))
        details.progress.show_share(*standing.progress(model))
        details.offer(standing.deeds(model))
        if error := standing.problem(model):
            details.notice.show_error(error)
        elif news := standing.news.get(name):
            details.notice.show_good(news)
        else:
            details.notice.hide()

    def _advance(self, _step: InstallProgress) -> None:
        self._draw()

    # -- doing --------------------------------------------------------------------------------

    def _do(self, deed: Deed) -> None:
        model = self._model(self.dialog.name) if self.dialog is not None else None
        if model is None or self.dialog is None:
            return
        name, parent = model.spec.name, self.dialog
        match deed:
            case Deed.DOWNLOAD | Deed.REPAIR | Deed.RESUME:
                self.download(model)
            case Deed.PAUSE:
                key = self._queue.running.key if self._queue.running is not None else name
                self._queue.stop(key)
            case Deed.TAKE_OUT:
                self._queue.stop(name)
            case Deed.USE:
                self._use(model)
            case Deed.LEAVE:
                self._tell_use(UseModelParams(name, wanted=False))
            case Deed.VERIFY:
                self._verify(name)
            case Deed.REMOVE | Deed.DISCARD:
                model_questions.ask_to_remove(parent, model, lambda: self._remove(name))
            case Deed.KEEP:
                self.cancel_rebuild_wanted.emit(model.spec.title)

    def download(self, model: InstalledModel) -> None:
        """Fetch a model, after the network was named and a person agreed, once a session."""
        name = model.spec.name
        job = Job(name, (name,), model_text.first_host(model.spec))

        def agreed() -> None:
            self._agreed.add(name)
            self._forget_notices(name)
            self._queue.add(job)

        if name in self._agreed:
            agreed()
        else:
            parent = self.dialog or self._window
            model_questions.ask_to_connect(parent, model, self.standing.room, agreed)

    def add_files(self, paths: Sequence[str]) -> None:
        """Add what lies in files or folders of this machine; nothing connects."""
        chosen = self._model(self.dialog.name) if self.dialog is not None else None
        writes = chosen is not None and chosen.spec.role is ModelRole.GENERATOR
        base = [chosen.spec.name] if chosen is not None and writes and _ready(chosen) else []
        for path in paths:
            self._queue.add(Job(f"{FILE}{path}", (*base, "--file", path)))

    def _choose_file(self) -> None:
        if self.dialog is not None:
            model_questions.ask_for_files(self.dialog, self.add_files)

    def _use(self, model: InstalledModel) -> None:
        params = UseModelParams(model.spec.name)
        if model.spec.role is ModelRole.EMBEDDER and self.dialog is not None:
            model_questions.ask_to_rebuild(
                self.dialog, model, self._status(), lambda: self._tell_use(params)
            )
        else:
            self._tell_use(params)

    def _tell_use(self, params: UseModelParams) -> None:
        self._forget_notices(params.name)

        def used(listed: ModelList) -> None:
            self.take(listed)
            self.changed.emit()
            if self.dialog is not None and (model := self._model(params.name)):
                announce(self.dialog, f"{model.spec.title}: {self.standing.state(model)}")

        self._client.request(
            Method.USE_MODEL, params, ModelList, used, lambda error: self._fail(params.name, error)
        )

    def _verify(self, name: str) -> None:
        self._forget_notices(name)
        self.standing.checking.add(name)

        def verified(model: InstalledModel) -> None:
            self.standing.checking.discard(name)
            if model.state is ModelState.READY and not model.note:
                self.standing.news[name] = self.tr("Every file is as it should be.")
            self.models = tuple(model if one.spec.name == name else one for one in self.models)
            self._draw()

        def failed(error: ErrorInfo) -> None:
            self.standing.checking.discard(name)
            self._fail(name, error)

        params = ModelParams(name)
        self._client.request(Method.VERIFY_MODEL, params, InstalledModel, verified, failed)
        self._draw()

    def _remove(self, name: str) -> None:
        self._forget_notices(name)

        def removed(listed: ModelList) -> None:
            self.take(listed)
            self.changed.emit()

        self._client.request(
            Method.REMOVE_MODEL,
            ModelParams(name),
            ModelList,
            removed,
            lambda error: self._fail(name, error),
        )

    # -- what became of it --------------------------------------------------------------------

    def _installed(self, key: str, names: Sequence[str]) -> None:
        for name in names:
            self.standing.news[name] = self.tr("Installed and checked.")

        def seen() -> None:
            if key.startswith(FILE) and names and self.dialog is not None:
                self.dialog.choose(names[-1])
            if (model := self._model(key)) is not None:
                self.arrived.emit(model.spec.title)

        self._reload(seen)

    def _reload(self, then: Callable[[], None]) -> None:
        def loaded(listed: ModelList) -> None:
            self.take(listed)
            then()

        self._client.request(Method.RELOAD_MODELS, Nothing(), ModelList, loaded)

    def _not_installed(self, key: str, error: ErrorInfo) -> None:
        if key.startswith(FILE):
            if self.dialog is not None:
                model_questions.tell_file_failed(self.dialog, Path(key.removeprefix(FILE)), error)
            self.load()
        else:
            self._fail(key, error)
            self.failed.emit(error)
            self.load()

    def _fail(self, name: str, error: ErrorInfo) -> None:
        self.standing.errors[name] = error
        self._draw()
        if self.dialog is not None:
            announce(self.dialog, error.message, urgent=True)

    def _forget_notices(self, name: str) -> None:
        self.standing.errors.pop(name, None)
        self.standing.news.pop(name, None)

    def _model(self, name: str) -> InstalledModel | None:
        return next((model for model in self.models if model.spec.name == name), None)


def _ready(model: InstalledModel) -> bool:
    return model.state is ModelState.READY
