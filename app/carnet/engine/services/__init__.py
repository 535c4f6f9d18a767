"""What the engine needs of the services that `bootstrap` wires: owned here, by their consumer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from carnet.domain.models import ModelRole
from carnet.engine.services.data import Data
from carnet.engine.services.library import (
    Documents,
    Importer,
    Keeper,
    Library,
    OnChange,
    OnProblem,
    OnProgress,
    Related,
)
from carnet.engine.services.models import Models
from carnet.engine.services.questions import Answerer, Conversations, Feedback, Lister, Searcher
from carnet.settings.paths import Paths


class Followed(Protocol):
    """What became different with the settings."""

    @property
    def files(self) -> bool:
        """Whether other files are to be read."""

    @property
    def roles(self) -> frozenset[ModelRole]:
        """Whose models have to be made anew."""


class Services(Protocol):
    """Everything, open. Attributes are asked for anew each time: a reload may exchange them."""

    @property
    def paths(self) -> Paths: ...
    @property
    def library(self) -> Library: ...
    @property
    def importer(self) -> Importer: ...
    @property
    def searcher(self) -> Searcher: ...
    @property
    def feedback(self) -> Feedback: ...
    @property
    def lister(self) -> Lister: ...
    @property
    def answerer(self) -> Answerer: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def documents(self) -> Documents: ...
    @property
    def related(self) -> Related: ...
    @property
    def models(self) -> Models: ...
    @property
    def data(self) -> Data: ...
    def start_keeper(
        self, on_change: OnChange, on_problem: OnProblem, on_progress: OnProgress
    ) -> Keeper:
        """Watch and index from now on; the callbacks come on the keeper's thread."""

    def follow_settings(self, unsaved: Mapping[str, object]) -> Followed:
        """Work by what the person has chosen now, but for the models. `unsaved` are choices that
        are not in the file: key to JSON value."""

    def exchange_models(self, roles: Collection[ModelRole]) -> None:
        """Use what is chosen now for these roles. Called where questions are answered."""

    def close(self) -> None:
        """Release files, models and the writer's lock."""
