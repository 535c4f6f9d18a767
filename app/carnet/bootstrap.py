"""The composition root: the one module that names concrete classes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from carnet.adapters.embedders import Embedders
from carnet.adapters.filesystem import LocalFileSystem
from carnet.adapters.lance_chunks import LanceChunks
from carnet.adapters.lance_leftovers import drop_other_vectors
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
from carnet.library.parts import LibraryParts, Reading, Replacement
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
_EMBEDDER_IN_USE = "embedder-in-use"  # in the manifest: whose vectors are complete
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


def open_shelf(paths: Paths, embedder: Callable[[], str | None] = lambda: None) -> ModelShelf:
    """The models of this machine; which are used is asked of the settings each time.

    While nobody chose an embedding model, `embedder` is preferred: changing it costs hours.
    """

    def preferred(role: ModelRole) -> str | None:
        chosen = _CHOSEN_MODEL.get(role)
        settings = SettingsStore(paths.settings_file).load().settings
        name = settings.get(chosen) if chosen else ""
        return name or (embedder() if role is ModelRole.EMBEDDER else None)

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
        self.models = ModelsInUse(open_shelf(paths, self._embedder_in_use), self)
        self._engines = self._choose_engines()
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
        before, self._engines = self._engines, self._choose_engines()
        self._follow_engines()
        before.close()

    def keep_embedder(self) -> None:
        """Give up the embedding model that vectors are being built for; the one in use stays."""
        engines = self._engines
        current, replacement = engines.embedders.current, engines.embedders.replacement
        if current is None or replacement is None:
            return
        _choose(self.paths, ModelRole.EMBEDDER, current.name)
        self._engines = replace(engines, embedders=Embedders(current))
        self._follow_engines()
        replacement.embedder.close()

    def warm(self, role: ModelRole) -> None:
        """Load the model in use for `role` now, so that the first question does not wait."""
        self._engines.warm(role)

    def close(self) -> None:
        """Release models, files and the writer's lock."""
        self._engines.close()
        self._manifest.close()
        self._lock.release()

    def _embedder_in_use(self) -> str | None:
        return self._manifest.meta(_EMBEDDER_IN_USE)

    def _choose_engines(self) -> _Engines:
        engines = _Engines.choose(self.models.shelf, self._embedder_in_use())
        current = engines.embedders.current
        if current is not None and self._lock.held:
            self._manifest.set_meta(_EMBEDDER_IN_USE, current.name)
        return engines

    def _follow_engines(self) -> None:
        target = self.library if self._keeper is None else self._keeper
        target.reconfigure(self._parts())
        self._wire()

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
        counter, counter_name = self._engines.counter
        vectors = None
        if embedder is not None:
            vectors = LanceVectors(self._directory, embedder.fingerprint, embedder.dimension)

        def chunk(document: ParsedDocument) -> list[Chunk]:
            return chunk_document(document, counter.count, counter.max_tokens)

        version = f"{CHUNKER_VERSION}-{ANALYSIS_VERSION}-{counter_name}"
        reading = Reading(self._parser, chunk, index_terms, hash_bytes, version)
        replacement = self._replacement()
        kept = [
            made.fingerprint for made in (embedder, replacement and replacement.embedder) if made
        ]
        return LibraryParts(
            self._files,
            self._manifest,
            self._chunks,
            reading,
            vectors,
            embedder,
            replacement,
            drop_leftovers=lambda: drop_other_vectors(self._directory, kept),
            disk_bytes=lambda: _size_of(self.paths.database, self.paths.index_dir),
        )

    def _replacement(self) -> Replacement | None:
        engines = self._engines
        named = engines.embedders.replacement
        if named is None:
            return None

        def take_over() -> LibraryParts:
            if self._engines is engines:  # else other models were chosen meanwhile
                self._manifest.set_meta(_EMBEDDER_IN_USE, named.name)
                before = engines.embedders.current
                self._engines = replace(engines, embedders=engines.embedders.taken_over())
                self._wire()
                if before is not None:
                    before.embedder.close()
            return self._parts()

        embedder = named.embedder
        vectors = LanceVectors(self._directory, embedder.fingerprint, embedder.dimension)
        return Replacement(named.name, vectors, embedder, take_over)


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

    def keep_embedder(self) -> None:
        """Stop building vectors for another embedding model."""
        self._services.keep_embedder()


@dataclass(frozen=True, slots=True)
class _Engines:
    """The embedding models and the language model in use, made but not loaded."""

    embedders: Embedders
    writer: Writer | None

    @classmethod
    def choose(cls, shelf: ModelShelf, embedder_in_use: str | None) -> _Engines:
        model = shelf.in_use(ModelRole.GENERATOR)
        return cls(
            Embedders.choose(shelf, embedder_in_use, CHUNKER_VERSION),
            None if model is None else _writer(shelf, model),
        )

    @property
    def embedder(self) -> SentenceEmbedder | None:
        current = self.embedders.current
        return None if current is None else current.embedder

    @property
    def counter(self) -> tuple[TokenCounter, str]:
        current = self.embedders.current
        if current is None:
            return EstimatedTokens(_TOKENS_WITHOUT_MODEL), "estimated"
        model = current.model
        return TokenizerCounter(Path(model.path), model.spec.max_tokens), model.spec.name

    def warm(self, role: ModelRole) -> None:
        if role is ModelRole.EMBEDDER and self.embedder is not None:
            self.embedder.load()
        if role is ModelRole.GENERATOR and self.writer is not None:
            generator = self.writer.generator
            if isinstance(generator, LlamaGenerator):
                generator.load()

    def close(self) -> None:
        self.embedders.close()
        if self.writer is not None:
            self.writer.generator.close()


def _choose(paths: Paths, role: ModelRole, name: str) -> None:
    store = SettingsStore(paths.settings_file)
    store.save(store.load().settings.with_value(_CHOSEN_MODEL[role], name))


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
        _choose(self._paths, spec.role, spec.name)
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
