"""Another window takes over the engine that runs: the old one hears nothing any more."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject, QTimer

from carnet.domain.errors import ErrorInfo
from carnet.gui.engine.engine_client import EngineClient, EngineState
from carnet.gui.engine.pending import stopped


def let_go(client: EngineClient, still_heard: Collection[int] = ()) -> None:
    """Nobody who listens now is told anything any more; those who come are greeted.

    Of the requests under way `hear` takes up those in `still_heard`. The replies to the others are
    dropped; what was asked for is done all the same.
    """
    silence(client)
    client.pending = {id_: one for id_, one in client.pending.items() if id_ in still_heard}
    if client.process_id is not None:
        client.greet()
    elif client.state is EngineState.FAILED:
        QTimer.singleShot(0, client, lambda: client.failed.emit(client.refusal or stopped("")))


def hear(
    client: EngineClient,
    request_id: int,
    on_result: Callable[[Any], None],
    on_error: Callable[[ErrorInfo], None],
) -> bool:
    """Take the reply to a request of somebody else; False when it is not under way."""
    pending = client.pending.get(request_id)
    if pending is not None:
        pending.on_result, pending.on_error = on_result, on_error
    return pending is not None


def silence(source: QObject) -> None:
    """Disconnect whoever hears the signals that the object's own class declares."""
    meta = source.metaObject()
    for number in range(QObject().metaObject().methodCount(), meta.methodCount()):
        method = meta.method(number)
        is_signal = method.methodType() is QMetaMethod.MethodType.Signal
        if is_signal and source.isSignalConnected(method):
            getattr(source, bytes(method.name().data()).decode()).disconnect()
