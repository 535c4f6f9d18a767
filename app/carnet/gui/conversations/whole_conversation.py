"""Fetching all of a conversation, a page at a time."""

from __future__ import annotations

from collections.abc import Callable

from carnet.domain.conversations import Conversation, Exchange, ExchangePage
from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import ExchangesParams, Method
from carnet.gui.engine.engine_client import EngineClient

PAGE = 200
OnWhole = Callable[[Conversation, tuple[Exchange, ...]], None]


def fetch_whole(
    client: EngineClient,
    conversation_id: int,
    on_whole: OnWhole,
    on_error: Callable[[ErrorInfo], None],
) -> None:
    """Give every exchange to `on_whole`, oldest first."""
    found: tuple[Exchange, ...] = ()

    def take(page: ExchangePage) -> None:
        nonlocal found
        found = page.exchanges + found
        if page.earlier and page.exchanges:
            ask(page.exchanges[0].id)
        else:
            on_whole(page.conversation, found)

    def ask(before: int | None) -> None:
        params = ExchangesParams(conversation_id, PAGE, before)
        client.request(Method.OPEN_CONVERSATION, params, ExchangePage, take, on_error)

    ask(None)
