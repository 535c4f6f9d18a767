"""Requests about models: which there are, which are in use, checking and removing them."""

from __future__ import annotations

from collections.abc import Callable

from carnet.domain.library import LibraryStatus
from carnet.domain.models import InstalledModel
from carnet.engine.opened import Lanes, Opened
from carnet.engine.protocol import Method, ModelList, ModelParams, Nothing, UseModelParams
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
            Method.USE_MODEL: Route(UseModelParams, self._use, lanes.answers),
            Method.REMOVE_MODEL: Route(ModelParams, self._remove, lanes.answers),
            # Gigabytes are read: beside the requests that somebody waits for.
            Method.VERIFY_MODEL: Route(ModelParams, self._verify, lanes.imports),
            Method.CANCEL_REBUILD: Route(Nothing, self._cancel_rebuild, lanes.library),
        }

    def _models(self, _params: Nothing, _call: Call) -> ModelList:
        return self._list()

    def _reload_models(self, _params: Nothing, _call: Call) -> ModelList:
        models = self._opened().services.models
        models.reload()
        self._warm()
        return self._list()

    def _use(self, params: UseModelParams, _call: Call) -> ModelList:
        opened = self._opened()
        models = opened.services.models
        (models.use if params.wanted else models.leave)(params.name)
        opened.feed.look()  # another embedder begins to be changed to
        self._warm()
        return self._list()

    def _remove(self, params: ModelParams, _call: Call) -> ModelList:
        self._opened().services.models.remove(params.name)
        return self._list()

    def _verify(self, params: ModelParams, call: Call) -> InstalledModel:
        return self._opened().services.models.verify(params.name, call.cancel)

    def _list(self) -> ModelList:
        models = self._opened().services.models
        return ModelList(tuple(models.list()), models.room())

    def _cancel_rebuild(self, _params: Nothing, _call: Call) -> LibraryStatus:
        services = self._opened().services
        services.models.keep_embedder()
        return services.library.status()
