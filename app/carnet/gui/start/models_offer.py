"""Offers the starter models while they are missing, and installs them when a person agrees."""

from __future__ import annotations

from enum import Enum, auto
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal

from carnet.domain.errors import ErrorInfo
from carnet.domain.models import InstalledModel, InstallProgress, ModelState
from carnet.engine.protocol import Method, ModelList, Nothing
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.look.banner import Banner
from carnet.gui.start.model_installer import ModelInstaller
from carnet.gui.words import phrases
from carnet.gui.words.error_text import explain

READY_MS = 8_000


class _Stage(Enum):
    QUIET = auto()
    OFFERED = auto()
    ASKED = auto()  # the network is named, a person has to agree
    RUNNING = auto()


class ModelsOffer(QObject):
    """Steers one banner. Nothing connects before the second press. `listed` carries every model."""

    listed = Signal(object)  # tuple[InstalledModel, ...]

    def __init__(self, client: EngineClient, installer: ModelInstaller, banner: Banner) -> None:
        super().__init__(banner)
        self._client = client
        self._installer = installer
        self._banner = banner
        self._stage = _Stage.QUIET
        self._missing: list[InstalledModel] = []
        banner.pressed.connect(self._pressed)
        banner.dismissed.connect(self._dismissed)
        installer.advanced.connect(self._advanced)
        installer.finished.connect(self._finished)
        installer.failed.connect(self._failed)
        installer.stopped.connect(self._offer)

    def check(self) -> None:
        """Ask the engine which models there are."""
        self._client.request(Method.MODELS, Nothing(), ModelList, self._take)

    def _take(self, models: ModelList) -> None:
        self.listed.emit(models.models)
        self._missing = [
            model
            for model in models.models
            if model.spec.starter and model.state is not ModelState.READY
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
        hosts = sorted({_host(model) for model in self._missing})
        names = ", ".join(
            model.spec.source.requirement or model.spec.title for model in self._missing
        )
        text = self.tr(
            "A separate process fetches {names} and checks them. Nothing about you or your notes "
            "is sent, and the engine stays cut off."
        )
        self._banner.say(
            self.tr("Carnet will connect to {hosts}, this once").format(hosts=", ".join(hosts)),
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
            self._installer.start()
        elif self._stage is _Stage.RUNNING:
            self._installer.stop()

    def _advanced(self, step: InstallProgress) -> None:
        titles = {model.spec.name: model.spec.title for model in self._missing}
        stages = {
            "download": self.tr("Fetching"),
            "verify": self.tr("Checking"),
            "unpack": self.tr("Unpacking"),
            "tune": self.tr("Finding the fastest form for this machine"),
            "done": self.tr("Ready"),
        }
        parts = [titles.get(step.model, step.model), stages.get(step.stage, step.stage)]
        if step.total_bytes:
            done, total = phrases.size(step.done_bytes), phrases.size(step.total_bytes)
            parts.append(self.tr("{done} of {total}").format(done=done, total=total))
        self._banner.progress(
            self.tr("Installing the starter models"),
            " · ".join(parts),
            step.done_bytes // 1_000,
            step.total_bytes // 1_000,
        )

    def _finished(self) -> None:
        self._stage = _Stage.QUIET
        self._client.request(Method.RELOAD_MODELS, Nothing(), ModelList, self._take)
        self._banner.say(
            self.tr("The starter models are ready"),
            self.tr("Your notes are now being learned; answers get better as it goes on."),
            drawing="check",
            stays_ms=READY_MS,
        )

    def _failed(self, error: ErrorInfo) -> None:
        self._stage = _Stage.ASKED
        said = explain(error)
        self._banner.say(said.message, said.advice, self.tr("Try again"))
        self._banner.text.setToolTip(said.detail)

    def _dismissed(self) -> None:
        self._stage = _Stage.QUIET


def _host(model: InstalledModel) -> str:
    """Where it comes from, as a person knows it."""
    source = model.spec.source
    return "PyPI" if source.requirement else urlsplit(source.url).hostname or source.url
