"""Installing, examining and choosing models."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from carnet.adapters.light_maker import LightMaker
from carnet.adapters.llama_generator import LlamaGenerator
from carnet.adapters.model_fetch import PipFetcher
from carnet.adapters.model_installer import ModelInstaller, Report
from carnet.adapters.model_tuning import GeneratorTuner
from carnet.adapters.self_test_record import read_trusted_languages, write_trusted_languages
from carnet.answers.prompting import PromptBook
from carnet.answers.self_test import Result, examine, load_cases
from carnet.bootstrap.engines import choose_model, open_shelf
from carnet.domain.cancel import CancelToken
from carnet.domain.models import InstalledModel, ModelRole, ModelSpec, ModelState
from carnet.settings.paths import Paths


class ModelDesk:
    """For the process that may use the network."""

    def __init__(self, paths: Paths) -> None:
        self.shelf = open_shelf(paths)
        self.installer = ModelInstaller(self.shelf, PipFetcher(), GeneratorTuner(), LightMaker())
        self._paths = paths

    def install(self, spec: ModelSpec, report: Report, cancel: CancelToken) -> InstalledModel:
        """Fetch, verify, unpack, tune and examine; what is done already is not done again."""
        return self._examined(self.installer.install(spec, report, cancel))

    def install_file(self, file: Path, report: Report, cancel: CancelToken) -> InstalledModel:
        """The same, from a file that somebody brought."""
        return self._examined(self.installer.install_from_file(file, report, cancel))

    def use(self, spec: ModelSpec) -> InstalledModel:
        """Choose an installed model for its role; raises `KnownError` when it is not usable."""
        self.shelf.check(spec)
        choose_model(self._paths, spec.role, spec.name)
        return next(model for model in self.shelf.list() if model.spec == spec)

    def _examined(self, model: InstalledModel) -> InstalledModel:
        """Put a language model to the self-test, in a child that has no network."""
        folder = self.shelf.folder(model.spec)
        is_writer = model.spec.role is ModelRole.GENERATOR and model.state is ModelState.READY
        if is_writer and read_trusted_languages(folder, Path(model.path)) is None:
            command = (sys.executable, "-m", "carnet.cli", "models", "examine", model.spec.name)
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        return model

    def examine(self, spec: ModelSpec) -> list[Result]:
        """Ask a language model the questions that decide whether it may write; keep the result."""
        self.shelf.check(spec)
        weights = Path(self.shelf.look(spec).path)
        generator = LlamaGenerator(spec.name, weights)
        try:
            cases = load_cases(self._paths.prompts_dir / "self_test.toml")
            prompts = PromptBook.load(self._paths.prompts_dir)
            results = examine(generator, prompts, cases, CancelToken())
        finally:
            generator.close()
        write_trusted_languages(
            self.shelf.folder(spec),
            weights,
            frozenset(result.language for result in results if result.trusted),
            {result.language: f"{result.passed} of {result.asked}" for result in results},
        )
        return results
