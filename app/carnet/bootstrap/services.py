"""The library and everything that uses it, opened and wired."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from carnet.adapters.byte_search import find_traces
from carnet.adapters.disk_usage import DiskUsage
from carnet.adapters.embedding.embedders import Embedders
from carnet.adapters.empty_library import make_empty_library
from carnet.adapters.files.data_places import make_private
from carnet.adapters.files.filesystem import ImportedFormats, LocalFileSystem
from carnet.adapters.files.import_folder import LocalImportFolder
from carnet.adapters.files.new_notes import NewNotes
from carnet.adapters.files.watchdog_observer import WatchdogObserver
from carnet.adapters.lance.chunks import LanceChunks
from carnet.adapters.lance.leftovers import drop_other_vectors
from carnet.adapters.lance.table import LanceDirectory
from carnet.adapters.lance.vectors import LanceVectors
from carnet.adapters.lance.vocabulary import LanceVocabulary
from carnet.adapters.parsing.document_parser import DocumentParser
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.adapters.writer_lock import WriterLock
from carnet.answers.answerer import Answerer
from carnet.bootstrap.chosen import Chosen, Followed, make_manners
from carnet.bootstrap.conversation_desk import ConversationDesk
from carnet.bootstrap.data_desk import DataDesk
from carnet.bootstrap.engines import Engines, choose_model, open_shelf
from carnet.bootstrap.erasing import finish_erase, refuse_half_erased
from carnet.bootstrap.models_in_use import ModelsInUse
from carnet.bootstrap.prompts import load_prompts, scene_of
from carnet.domain.data import EraseReport
from carnet.domain.models import ModelRole
from carnet.library.importing import Importer
from carnet.library.keeping.keeper import Keeper, OnChange, OnProblem
from carnet.library.keeping.outlook import OnProgress
from carnet.library.library import Library
from carnet.library.opening import DocumentReader
from carnet.library.parts import LibraryParts, Reading, Replacement
from carnet.library.saving import NoteSaver
from carnet.search.feedback import Feedback
from carnet.search.listing import Lister
from carnet.search.related import RelatedFinder
from carnet.search.searcher import Searcher
from carnet.settings.paths import Paths
from carnet.text.analysis import ANALYSIS_VERSION, index_terms
from carnet.text.chunking import CHUNKER_VERSION, chunk_document
from carnet.text.hashing import hash_bytes

_EMBEDDER_IN_USE = "embedder-in-use"  # in the manifest: whose vectors are complete


def open_services(paths: Paths, *, writer: bool, erased: EraseReport | None = None) -> Services:
    """Open the library of `paths.data_dir`.

    As the `writer` this process may change it; raises `KnownError` "library-in-use" when another
    one does. Readers always work, unless it is being deleted ("erase-unfinished"). Loads no model.
    `erased` is what was deleted before it is opened anew.
    """
    lock = WriterLock(paths.data_dir)
    if writer:
        lock.acquire()
    try:
        if writer:
            erased = finish_erase(paths, lock) or erased
            make_private((paths.index_dir, paths.imports_dir, paths.logs_dir), (paths.database,))
        refuse_half_erased(paths)
        return Services(paths, lock, erased)
    except BaseException:
        lock.release()
        raise


class Services:
    """Everything, wired. `library`, `searcher` and `answerer` follow the models in use."""

    def __init__(self, paths: Paths, lock: WriterLock, erased: EraseReport | None = None) -> None:
        self.paths = paths
        self._lock = lock
        self._keeper: Keeper | None = None
        self._manifest = SqliteManifest(paths.database, read_only=not lock.held)
        self._directory = LanceDirectory(paths.index_dir)
        self._disk_usage = DiskUsage(paths.database, paths.index_dir)
        self._chunks = LanceChunks(self._directory)
        self._vocabulary = LanceVocabulary(self._directory, self._chunks)
        self.chosen = Chosen(paths)
        self.manners = make_manners(self.chosen.limits)
        self._parser = DocumentParser()
        self._viewer = DocumentParser()  # somebody looks at a document while others are read
        self._files = self._file_system()
        self.documents = DocumentReader(
            self._manifest, self._files, self._viewer, hash_bytes, self._viewer
        )
        self.feedback = Feedback(self._manifest.judgements)
        self.models = ModelsInUse(
            open_shelf(paths, self._embedder_in_use, self.chosen.latest),
            self,
            lambda: self._engines,
        )
        self._engines = self._choose_engines()
        self.library = Library(self._parts())
        shelf = self.models
        self.data = DataDesk(paths, self._manifest, self.library, lambda: shelf.shelf, erased)
        self._wire()

    @property
    def importer(self) -> Importer:
        """Takes files into the library."""
        folder, unlock = self._import_folder(), self._viewer.unlock
        stop = self._parser.stop
        return Importer(self.library, self._manifest, folder, hash_bytes, time.time, unlock, stop)

    @property
    def conversations(self) -> ConversationDesk:
        """Answers that are kept, and saving them as notes."""
        imports = self._import_folder().path
        saver = NoteSaver(self.library, self.importer, imports, NewNotes(), time.time)
        return ConversationDesk(self._manifest, saver)

    def start_keeper(
        self, on_change: OnChange, on_problem: OnProblem, on_progress: OnProgress
    ) -> Keeper:
        """Watch and index from now on; the callbacks come on the keeper's thread."""
        observer = WatchdogObserver(self._parser.formats)
        self._keeper = Keeper(
            self.library, observer, on_change, on_progress, on_problem, manners=self.manners
        )
        self._keeper.start()
        self._vocabulary.keep_ready()
        return self._keeper

    def follow_settings(self, unsaved: Mapping[str, object]) -> Followed:
        """Work by what the person has chosen now, but for the models: `exchange_models` does that.

        `unsaved` are choices (key to JSON value) that are not in the file. What runs goes on; the
        caller has the folders looked through again where other files are read.
        """
        followed = self.chosen.follow(unsaved)
        if followed.files:
            self._files.follow(self.chosen.file_limits(self._parser.slow))
        if followed.manners:
            self.manners.follow(self.chosen.limits)
        if followed.answers:
            self._wire()
        return followed

    def exchange_models(self, roles: Collection[ModelRole]) -> None:
        """Use what is chosen now for these roles; the other models stay loaded."""
        before = self._engines
        self._engines = before.exchanged(self._choose_engines(), roles)
        if ModelRole.EMBEDDER in roles:
            self._follow_engines()
        else:
            self._wire()
        before.close_all_but(self._engines)

    def use_models(self, chosen: Mapping[ModelRole, str]) -> None:
        """Remember what a person wants to use, and use it from now on. Raises `KnownError`."""
        for role, name in chosen.items():
            choose_model(self.paths, role, name)
        self.exchange_models(self.follow_settings(self.chosen.unsaved).roles)

    def use_installed_models(self) -> None:
        """Go on with the models that are installed and chosen now."""
        self.exchange_models(tuple(ModelRole))

    def keep_embedder(self) -> None:
        """Give up the embedding model that vectors are being built for; the one in use stays."""
        engines = self._engines
        current, replacement = engines.embedders.current, engines.embedders.replacement
        if current is None or replacement is None:
            return
        choose_model(self.paths, ModelRole.EMBEDDER, current.name)
        self._engines = replace(engines, embedders=Embedders(current))
        self._follow_engines()
        replacement.embedder.close()

    def warm(self, role: ModelRole) -> None:
        """Load the model in use for `role` now, so that the first question does not wait."""
        self._engines.warm(role)

    def close(self) -> None:
        """Release models, files and the writer's lock."""
        self._engines.close()
        self._parser.close()
        self._viewer.close()
        self._directory.wait()
        self._manifest.close()
        self._lock.release()

    def _file_system(self, formats: Collection[str] = ()) -> LocalFileSystem:
        """The disk as watched folders see it, or as an import of these formats does."""
        imported = ImportedFormats(str(self.paths.imports_dir.absolute()), self._parser.formats)
        files = LocalFileSystem(formats or self._parser.watched, imported=imported)
        files.follow(self.chosen.file_limits(self._parser.slow))
        return files

    def _import_folder(self) -> LocalImportFolder:
        formats = self._parser.formats
        return LocalImportFolder(self.paths.imports_dir, formats, self._file_system(formats))

    def _embedder_in_use(self) -> str | None:
        return self._manifest.meta(_EMBEDDER_IN_USE)

    def _choose_engines(self) -> Engines:
        engines = Engines.choose(
            self.models.shelf, self.paths, self._embedder_in_use(), self.chosen.latest()
        )
        current = engines.embedders.current
        if current is not None and self._lock.held:
            self._manifest.set_meta(_EMBEDDER_IN_USE, current.name)
        return engines

    def _follow_engines(self) -> None:
        target = self.library if self._keeper is None else self._keeper
        target.reconfigure(self._parts())
        self._wire()

    def _wire(self) -> None:
        embedder, writing = self._engines.embedder, self._engines.writing
        quotes_only = self.chosen.quotes_only
        vectors = self._parts().vectors  # held in memory once, for both that look through them
        self.prompts = load_prompts(
            self.paths,
            None if writing is None else writing.spec,
            lambda: scene_of([folder.path for folder in self._manifest.roots()]),
        )
        self.searcher = Searcher(
            self._manifest,
            self._chunks,
            vectors,
            embedder,
            self.library.offline,
            lambda: self.library.waiting,
            vocabulary=self._vocabulary,
            reranking=self._engines.reranking,
        )
        reads = embedder.languages if embedder else ()
        self.related = RelatedFinder(self._manifest, self._chunks, vectors, reads)
        self.lister = Lister(self._manifest, self._chunks, self.library.offline)
        self.answerer = Answerer(
            self.searcher,
            lambda: None if quotes_only or writing is None else writing.writer,
            self.prompts,
            self.library.status,
            embedder,
            self.chosen.answers,
            self.lister.answer,
        )

    def _parts(self) -> LibraryParts:
        embedder = self._engines.embedder
        vectors = None
        if embedder is not None:
            vectors = LanceVectors(self._directory, embedder.fingerprint, embedder.dimension)

        version = f"{CHUNKER_VERSION}-{ANALYSIS_VERSION}"
        reading = Reading(self._parser, chunk_document, index_terms, hash_bytes, version)
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
            delete_copy=self._import_folder().remove,
            disk_bytes=self._disk_usage,
            find_traces=partial(
                find_traces, self.paths.data_dir, [self.paths.models_dir], make_empty_library
            ),
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
