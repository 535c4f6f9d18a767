"""The composition root: the one module that names concrete classes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from carnet.adapters.filesystem import LocalFileSystem
from carnet.adapters.lance_chunks import LanceChunks
from carnet.adapters.lance_table import LanceDirectory
from carnet.adapters.lance_vectors import LanceVectors
from carnet.adapters.llama_generator import LlamaGenerator
from carnet.adapters.model_catalog import load_catalog
from carnet.adapters.model_fetch import PipFetcher
from carnet.adapters.model_installer import ModelInstaller, Report
from carnet.adapters.model_shelf import ModelShelf
from carnet.adapters.model_tuning import GeneratorTuner
from carnet.adapters.self_test_record import read_trusted_languages, write_trusted_languages
from carnet.adapters.sentence_embedder import SentenceEmbedder
from carnet.adapters.sqlite_manifest import SqliteManifest
from carnet.adapters.text_parser import TextParser
from carnet.adapters.token_counter import TokenizerCounter
from carnet.adapters.watchdog_observer import WatchdogObserver
from carnet.adapters.writer_lock import WriterLock
from carnet.answers.answerer import Answerer, AnswerSettings
from carnet.answers.composing import Writer
from carnet.answers.prompting import PromptBook
from carnet.answers.self_test import Result, examine, load_cases
from carnet.domain.cancel import CancelToken
from carnet.domain.documents import Chunk, ParsedDocument
from carnet.domain.models import InstalledModel, ModelRole, ModelSpec, ModelState
from carnet.domain.ports import TokenCounter
from carnet.library.keeper import Keeper, OnChange, OnProblem
from carnet.library.library import Library
from carnet.library.opening import DocumentReader
from carnet.library.outlook import OnProgress
from carnet.library.parts import LibraryParts, Reading
from carnet.search.searcher import Searcher
from carnet.settings.paths import Paths
from carnet.settings.schema import (
    ABSTENTION,
    EMBEDDER,
    EXTRACTIVE_ONLY,
    GENERATOR,
    IGNORED_NAMES,
    SIZE_LIMIT_MB,
)
from carnet.settings.store import SettingsStore
from carnet.text.analysis import ANALYSIS_VERSION, index_terms
from carnet.text.chunking import CHUNKER_VERSION, chunk_document
from carnet.text.hashing import hash_bytes
from carnet.text.tokens import EstimatedTokens

_TOKENS_WITHOUT_MODEL = 256
_BYTES_PER_MB = 1_000_000
_CHOSEN_MODEL = {ModelRole.EMBEDDER: EMBEDDER, ModelRole.GENERATOR: GENERATOR}
# How sure Carnet must be that the notes say something before it answers.
_THRESHOLDS = {"cautious": 0.65, "balanced": 0.5, "bold": 0.3}


def open_services(paths: Paths, *, writer: bool) -> Services:
    """Open the library of `paths.data_dir`.

    As the `writer` this process may change it; raises `KnownError` "library-in-use" when another
    one does. Readers always work. Loads no model.
    """
    lock = WriterLock(paths.data_dir)
    if writer:
        lock.acquire()
    try:
        return Services(paths, lock)
    except BaseException:
        lock.release()
        raise


def open_shelf(paths: Paths) -> ModelShelf:
    """The models of this machine; which are used is asked of the settings each time."""

    def preferred(role: ModelRole) -> str | None:
        chosen = _CHOSEN_MODEL.get(role)
        settings = SettingsStore(paths.settings_file).load().settings
        return (settings.get(chosen) or None) if chosen else None

    return ModelShelf(load_catalog(paths.catalog), paths.models_dir, preferred)


class Services:
    """Everything, wired. `library`, `searcher` and `answerer` follow the models in use."""

    def __init__(self, paths: Paths, lock: WriterLock) -> None:
        self.paths = paths
        self._lock = lock
        self._keeper: Keeper | None = None
        self._manifest = SqliteManifest(paths.database, read_only=not lock.held)
        self._directory = LanceDirectory(paths.index_dir)
        self._chunks = LanceChunks(self._directory)
        self._settings = SettingsStore(paths.settings_file).load().settings
        self._parser = TextParser()
        largest = self._settings.get(SIZE_LIMIT_MB) * _BYTES_PER_MB
        ignored = self._settings.get(IGNORED_NAMES)
        self._files = LocalFileSystem(self._parser.formats, largest, ignored)
        self._prompts = PromptBook.load(paths.prompts_dir)
        self.documents = DocumentReader(self._manifest, self._files, self._parser, hash_bytes)
        self.models = ModelsInUse(open_shelf(paths), self)
        self._engines = _Engines(self.models.shelf)
        self.library = Library(self._parts())
        self._wire()

    def start_keeper(
        self, on_change: OnChange, on_problem: OnProblem, on_progress: OnProgress
    ) -> Keeper:
        """Watch and index from now on; the callbacks come on the keeper's thread."""
        observer = WatchdogObserver(self._parser.formats)
        self._keeper = Keeper(self.library, observer, on_change, on_progress, on_problem)
        self._keeper.start()
        return self._keeper

    def use_installed_models(self) -> None:
        """Go on with the models that are installed and chosen now."""
        before, self._engines = self._engines, _Engines(self.models.shelf)
        target = self.library if self._keeper is None else self._keeper
        target.reconfigure(self._parts())
        self._wire()
        before.close()

    def warm(self, role: ModelRole) -> None:
        """Load the model in use for `role` now, so that the first question does not wait."""
        self._engines.warm(role)

    def close(self) -> None:
        """Release models, files and the writer's lock."""
        self._engines.close()
        self._manifest.close()
        self._lock.release()

    def _wire(self) -> None:
        embedder = self._engines.embedder
        quotes_only = self._settings.get(EXTRACTIVE_ONLY)
        self.searcher = Searcher(self._manifest, self._chunks, self._parts().vectors, embedder)
        self.answerer = Answerer(
            self.searcher,
            lambda: None if quotes_only else self._engines.writer,
            self._prompts,
            self.library.status,
            embedder.languages if embedder else frozenset(),
            AnswerSettings(_THRESHOLDS[self._settings.get(ABSTENTION)]),
        )

    def _parts(self) -> LibraryParts:
        embedder = self._engines.embedder
        counter = self._engines.counter
        vectors = None
        if embedder is not None:
            vectors = LanceVectors(self._directory, embedder.fingerprint, embedder.dimension)

        def chunk(document: ParsedDocument) -> list[Chunk]:
            return chunk_document(document, counter.count, counter.max_tokens)

        version = f"{CHUNKER_VERSION}-{ANALYSIS_VERSION}-{self._engines.counter_name}"
        reading = Reading(self._parser, chunk, index_terms, hash_bytes, version)
        return LibraryParts(
            self._files,
            self._manifest,
            self._chunks,
            reading,
            vectors,
            embedder,
            disk_bytes=lambda: _size_of(self.paths.database, self.paths.index_dir),
        )


class ModelsInUse:
    """The models of this machine, as the engine sees them."""

    def __init__(self, shelf: ModelShelf, services: Services) -> None:
        self.shelf = shelf
        self._services = services

    def list(self) -> tuple[InstalledModel, ...]:
        """Every entry of the catalogue with its state."""
        return self.shelf.list()

    def warm(self, role: ModelRole) -> None:
        """Load the model in use for `role` now; nothing when none is installed."""
        self._services.warm(role)

    def reload(self) -> None:
        """Notice what was installed or chosen meanwhile."""
        self._services.use_installed_models()


class _Engines:
    """The embedder and the language model in use, made but not loaded."""

    def __init__(self, shelf: ModelShelf) -> None:
        self.embedder: SentenceEmbedder | None = None
        self.counter: TokenCounter = EstimatedTokens(_TOKENS_WITHOUT_MODEL)
        self.counter_name = "estimated"
        self.writer: Writer | None = None
        model = shelf.in_use(ModelRole.EMBEDDER)
        if model is not None:
            self._use_embedder(shelf, model)
        model = shelf.in_use(ModelRole.GENERATOR)
        if model is not None:
            self.writer = _writer(shelf, model)

    def _use_embedder(self, shelf: ModelShelf, model: InstalledModel) -> None:
        spec = model.spec
        self.counter = TokenizerCounter(Path(model.path), spec.max_tokens)
        self.counter_name = spec.name
        self.embedder = SentenceEmbedder(
            spec, Path(model.path), CHUNKER_VERSION, verify=lambda: shelf.check(spec)
        )

    def warm(self, role: ModelRole) -> None:
        if role is ModelRole.EMBEDDER and self.embedder is not None:
            self.embedder.load()
        if role is ModelRole.GENERATOR and self.writer is not None:
            generator = self.writer.generator
            if isinstance(generator, LlamaGenerator):
                generator.load()

    def close(self) -> None:
        if self.embedder is not None:
            self.embedder.close()
        if self.writer is not None:
            self.writer.generator.close()


def _writer(shelf: ModelShelf, model: InstalledModel) -> Writer:
    spec, weights = model.spec, Path(model.path)
    generator = LlamaGenerator(spec.name, weights, verify=lambda: shelf.check(spec))
    trusted = read_trusted_languages(shelf.folder(spec), weights) or frozenset()
    return Writer(generator, frozenset(spec.languages), trusted)


def _size_of(*places: Path) -> int:
    files = (file for place in places for file in (place, *place.rglob("*")) if file.is_file())
    return sum(file.stat().st_size for file in files)


class ModelDesk:
    """Installing, examining and choosing models: for the process that may use the network."""

    def __init__(self, paths: Paths) -> None:
        self.shelf = open_shelf(paths)
        self.installer = ModelInstaller(self.shelf, PipFetcher(), GeneratorTuner())
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
        store = SettingsStore(self._paths.settings_file)
        store.save(store.load().settings.with_value(_CHOSEN_MODEL[spec.role], spec.name))
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
