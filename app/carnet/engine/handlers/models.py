"""Requests about models: which there are, which are in use."""

from __future__ import annotations

from collections.abc import Callable

from carnet.domain.library import LibraryStatus
from carnet.engine.opened import Lanes, Opened
from carnet.engine.protocol import Method, ModelList, Nothing
from carnet.engine.rpc.server import Call, Route


class ModelHandlers:
    """`opened` waits for the services; `warm` loads the models in use."""

    def __init__(self, opened: Callable[[], Opened], warm: Callable[[], None]) -> None:
        self._opened = opened
        self._warm = warm

    def routes(self, lanes: Lanes) -> dict[str, Route]:
        """Every method about models."""
        return {
            Method.MODELS: Route(Nothing, self._models, lanes.library),
            # Exchanges the language model, so it must run where that is used.
            Method.RELOAD_MODELS: Route(Nothing, self._reload_models, lanes.answers),
            Method.CANCEL_REBUILD: Route(Nothing, self._cancel_rebuild, lanes.library),
        }

    def _models(self, _params: Nothing, _call: Call) -> ModelList:
        return ModelList(tuple(self._opened().services.models.list()))

    def _reload_models(self, _params: Nothing, _call: Call) -> ModelList:
        models = self._opened().services.models
        models.reload()
        self._warm()
        return ModelList(tuple(models.list()))

    def _cancel_rebuild(self, _params: Nothing, _call: Call) -> LibraryStatus:
        services = self._opened().services
        services.models.keep_embedder()
        return services.library.status()
