"""Which models of the catalogue are on this machine, and which one is used for what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from carnet.adapters.embedding.light_record import (
    measured_texts,
    read_light_record,
    usable_record,
)
from carnet.adapters.models.brought import brought_models
from carnet.adapters.models.download.part import arrived_bytes
from carnet.adapters.models.files import VerifiedFolder
from carnet.adapters.models.self_test_record import read_examination
from carnet.adapters.models.tuning_record import TuningRecord, measured_speed, read_record
from carnet.adapters.models.workplace import Workplace
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import (
    InstalledModel,
    ModelFile,
    ModelFormat,
    ModelRole,
    ModelSpec,
    ModelState,
    Speed,
)

_OPTIONAL = (ModelRole.ADAPTER, ModelRole.RERANKER)  # used only when a person chose one


def no_preference(_role: ModelRole) -> str | None:
    """Take the first model that is ready."""
    return None


class ModelShelf:
    """Reads the models directory, where each model has the folder of its name.

    `preferred` gives the name a person chose for a role, or None. `shipped_dir` holds models that
    came with the program, ready to use; nothing is ever written there, and a model of the same name
    in the models directory is used instead.
    """

    def __init__(
        self,
        catalog: tuple[ModelSpec, ...],
        models_dir: Path,
        preferred: Callable[[ModelRole], str | None] = no_preference,
        shipped_dir: Path | None = None,
    ) -> None:
        self._catalog = catalog
        self.models_dir = models_dir
        self._preferred = preferred
        self._shipped_dir = shipped_dir

    @property
    def catalog(self) -> tuple[ModelSpec, ...]:
        """Every model there is, with those that a person brought."""
        return (*self._catalog, *brought_models(self.models_dir, self._catalog))

    def folder(self, spec: ModelSpec) -> Path:
        """Where the files of a model lie, installed or not."""
        own = self.own_folder(spec)
        if self._shipped_dir is not None and not own.is_dir():
            shipped = self._shipped_dir / spec.name
            return shipped if shipped.is_dir() else own
        return own

    def own_folder(self, spec: ModelSpec) -> Path:
        """Where a model is installed, changed and removed."""
        return self.models_dir / spec.name

    def list(self) -> tuple[InstalledModel, ...]:
        """Every model of the catalogue with its state here. Reads no weights it has seen before."""
        models = [self._look(spec) for spec in self.catalog]
        used = {role: self._choose(models, role) for role in ModelRole}
        bases = {model.spec.name: model.spec.base for model in models}
        if bases.get(used[ModelRole.ADAPTER] or "") != used[ModelRole.GENERATOR]:
            used[ModelRole.ADAPTER] = None
        return tuple(replace(m, in_use=used[m.spec.role] == m.spec.name) for m in models)

    def details(self, model: InstalledModel) -> InstalledModel:
        """The same with what is known of it on this machine: speed, examination, disk, downloads.

        Reads the records beside it, and the sizes of its files.
        """
        folder, spec = self.folder(model.spec), model.spec
        speed, examined = Speed(), read_examination(folder, Path(model.path))
        if spec.role is ModelRole.GENERATOR:
            speed = measured_speed(folder, Path(model.path))
        elif spec.role is ModelRole.EMBEDDER:
            speed = Speed(texts=measured_texts(folder))
        return replace(
            model,
            speed=speed,
            examined=examined,
            disk_bytes=arrived_bytes(folder),
            fetched_bytes=arrived_bytes(Workplace(self.models_dir).downloads(spec)),
            brought=all(spec is not one for one in self._catalog),
        )

    def in_use(self, role: ModelRole) -> InstalledModel | None:
        """The ready model for a role: the preferred one, else the first; None without any."""
        return next((m for m in self.list() if m.in_use and m.spec.role is role), None)

    def look(
        self, spec: ModelSpec, *, full: bool = False, cancel: CancelToken | None = None
    ) -> InstalledModel:
        """One model as it is now; `full` reads every byte of it again. Raises `Cancelled`."""
        return self._look(spec, full=full, cancel=cancel)

    def check(self, spec: ModelSpec) -> None:
        """Raise `KnownError` unless the model may be loaded: run before its files are opened."""
        model = self._look(spec)
        if model.state is ModelState.READY:
            return
        corrupt = model.state is ModelState.CORRUPT
        raise KnownError(
            "model-corrupt" if corrupt else "model-missing",
            f"The files of {spec.title} {'are damaged' if corrupt else 'are not installed'}.",
            f"Install it again: carnet models install {spec.name}",
            model.note,
        )

    def _look(
        self, spec: ModelSpec, *, full: bool = False, cancel: CancelToken | None = None
    ) -> InstalledModel:
        folder = self.folder(spec)
        shipped = folder / spec.files[0].path
        files = list(spec.files)
        if not shipped.is_file():
            if usable_record(spec, folder, full=full) is None:
                return InstalledModel(spec, ModelState.MISSING, str(folder))
            del files[0]  # the light form computes, and takes the place of the weights
        record = read_record(folder) if spec.requantise else None
        weights = _tuned(folder, record) or shipped
        path = weights if spec.format is ModelFormat.GGUF else folder
        if record is not None and weights is not shipped:
            files.append(ModelFile(record.chosen, record.sha256))
        if problem := VerifiedFolder(folder).problem(files, full=full, cancel=cancel):
            return InstalledModel(spec, ModelState.CORRUPT, str(path), note=problem)
        return InstalledModel(
            spec, ModelState.READY, str(path), note=_light_note(folder, spec, full)
        )

    def _choose(self, models: Sequence[InstalledModel], role: ModelRole) -> str | None:
        ready = [m.spec.name for m in models if m.spec.role is role and m.state is ModelState.READY]
        wanted = self._preferred(role)
        if role in _OPTIONAL:
            return wanted if wanted in ready else None
        return wanted if wanted in ready else next(iter(ready), None)


def _light_note(folder: Path, spec: ModelSpec, full: bool) -> str:
    """What a full check says of an embedder's light form; without one it works, but slowly."""
    record = read_light_record(folder) if full else None
    if record is None or not record.precision or usable_record(spec, folder, full=True):
        return ""
    return f"its light form is damaged; repair it: carnet models install {spec.name}"


def _tuned(folder: Path, record: TuningRecord | None) -> Path | None:
    if record is None or record.chosen == record.shipped:
        return None
    path = folder / record.chosen
    return path if path.is_file() else None
