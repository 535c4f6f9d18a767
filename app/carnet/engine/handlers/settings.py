"""Requests about the settings: the window wrote them, the engine follows."""

from __future__ import annotations

from collections.abc import Callable

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelRole
from carnet.engine.announcing import Announcer
from carnet.engine.opened import Lanes, Opened
from carnet.engine.protocol import Method, Nothing, SettingsParams
from carnet.engine.rpc.lanes import Job, Lane
from carnet.engine.rpc.server import Call, Route


class SettingsHandlers:
    """`opened` waits for the services; `warm` loads the models in use."""

    def __init__(
        self, opened: Callable[[], Opened], announcer: Announcer, warm: Callable[[], None]
    ) -> None:
        self._opened = opened
        self._announcer = announcer
        self._warm = warm

    def routes(self, lanes: Lanes) -> dict[str, Route]:
        """Every method about settings."""

        def reload(params: SettingsParams, _call: Call) -> Nothing:
            return self._reload(params, lanes.answers)

        return {Method.RELOAD_SETTINGS: Route(SettingsParams, reload, lanes.library)}

    def _reload(self, params: SettingsParams, answers: Lane) -> Nothing:
        opened = self._opened()
        followed = opened.services.follow_settings(params.unsaved)
        if followed.files:
            opened.keeper.rescan(retry=False)
            opened.feed.look()
        if roles := followed.roles:
            # After the answer under way, which is written by the model it was begun with.
            answers.submit(Job(lambda cancel: self._exchange(roles, cancel)))
        return Nothing()

    def _exchange(self, roles: frozenset[ModelRole], _cancel: CancelToken) -> None:
        try:
            self._opened().services.exchange_models(roles)
        except KnownError as error:
            self._announcer.problem(error.info)
        else:
            self._warm()
