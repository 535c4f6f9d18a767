"""Methods of the protocol to calls of the services, one module a subject."""

from __future__ import annotations

from collections.abc import Callable

from carnet.engine.announcing import Announcer
from carnet.engine.handlers.conversations import ConversationHandlers
from carnet.engine.handlers.data import DataHandlers
from carnet.engine.handlers.documents import DocumentHandlers
from carnet.engine.handlers.engine import EngineHandlers
from carnet.engine.handlers.library import LibraryHandlers
from carnet.engine.handlers.models import ModelHandlers
from carnet.engine.handlers.questions import QuestionHandlers
from carnet.engine.handlers.settings import SettingsHandlers
from carnet.engine.opened import Lanes, Opened
from carnet.engine.rpc.server import Route


class Handlers:
    """`opened` waits for the services and raises what kept them from opening."""

    def __init__(
        self, opened: Callable[[], Opened], announcer: Announcer, warm: Callable[[], None]
    ) -> None:
        self._engine = EngineHandlers(opened, announcer)
        conversations = ConversationHandlers(opened, announcer)
        self._subjects = (
            LibraryHandlers(opened),
            DocumentHandlers(opened),
            QuestionHandlers(opened, announcer, conversations),
            conversations,
            ModelHandlers(opened, warm),
            SettingsHandlers(opened, announcer, warm),
            DataHandlers(opened, announcer),
        )

    def routes(
        self, lanes: Lanes, stop: Callable[[], None], stop_if_unusable: Callable[[], None]
    ) -> dict[str, Route]:
        """Every method of the protocol."""
        routes = self._engine.routes(lanes, stop, stop_if_unusable)
        for subject in self._subjects:
            routes |= subject.routes(lanes)
        return routes
