"""Installing, examining and choosing models."""

from __future__ import annotations

import subprocess
from pathlib import Path

from carnet.adapters.embedding.light_maker import LightMaker
from carnet.adapters.llama.generator import Adapter, LlamaGenerator
from carnet.adapters.models.fetch import PipFetcher
from carnet.adapters.models.installer import ModelInstaller, Report
from carnet.adapters.models.self_test_record import read_trusted_languages, write_trusted_languages
from carnet.adapters.models.tuning import GeneratorTuner
from carnet.answers.self_test import Result, examine, load_cases
from carnet.bootstrap.engines import choose_model, open_shelf
from carnet.bootstrap.prompts import load_prompts
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import InstalledModel, ModelRole, ModelSpec, ModelState
from carnet.domain.programs import carnet_command
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

    def install_file(
        self, file: Path, report: Report, cancel: CancelToken, base: ModelSpec | None = None
    ) -> InstalledModel:
        """The same, from a file that somebody brought; an adapter becomes one of `base`."""
        return self._examined(self.installer.install_from_file(file, report, cancel, base))

    def use(self, spec: ModelSpec) -> InstalledModel:
        """Choose an installed model for its role; raises `KnownError` when it is not usable.

        An adapter is chosen with the generator it belongs to, a generator without an adapter.
        """
        self.shelf.check(spec)
        if spec.role in (ModelRole.GENERATOR, ModelRole.ADAPTER):
            adapted = spec.role is ModelRole.ADAPTER
            choose_model(self._paths, ModelRole.GENERATOR, self._writer_of(spec).name)
            choose_model(self._paths, ModelRole.ADAPTER, spec.name if adapted else "")
        else:
            choose_model(self._paths, spec.role, spec.name)
        return next(model for model in self.shelf.list() if model.spec == spec)

    def _examined(self, model: InstalledModel) -> InstalledModel:
        """Put a language model to the self-test, in a child that has no network."""
        folder = self.shelf.folder(model.spec)
        writes = model.spec.role in (ModelRole.GENERATOR, ModelRole.ADAPTER)
        if not writes or model.state is not ModelState.READY:
            return model
        words = load_prompts(self._paths, self._writer_of(model.spec)).digest
        if read_trusted_languages(folder, Path(model.path), words) is None:
            command = carnet_command("models", "examine", model.spec.name)
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        return model

    def examine(self, spec: ModelSpec) -> list[Result]:
        """Ask a language model the questions that decide whether it may write; keep the result."""
        self.shelf.check(spec)
        model = self._writer_of(spec)
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

    def _writer_of(self, spec: ModelSpec) -> ModelSpec:
        """The generator itself, or the one an adapter belongs to. Raises `KnownError`."""
        if spec.role is ModelRole.GENERATOR:
            return spec
        found = next((one for one in self.shelf.catalog if one.name == spec.base), None)
        if found is None:
            raise KnownError(
                "model-cannot-write",
                f"{spec.title} is not a language model.",
                "Name a generator, or an adapter of one.",
            )
        return found
