"""What the icon in the tray says: a state with a drawing of its own, and words for its tip."""

from __future__ import annotations

from enum import StrEnum

from carnet.domain.library import Activity, LibraryStatus
from carnet.gui.engine.engine_client import EngineState
from carnet.gui.words import phrases, progress_text
from carnet.gui.words.translating import tr


class TrayState(StrEnum):
    """Each is another drawing, not only another colour. The value is the drawing's name."""

    READY = "tray"
    BUSY = "tray-busy"
    PAUSED = "tray-paused"
    PROBLEM = "tray-problem"


def tray_state(engine: EngineState, status: LibraryStatus | None) -> TrayState:
    """The worst of what is to say. Notes that cannot be read are no problem of the program."""
    if engine in (EngineState.FAILED, EngineState.RESTARTING):
        return TrayState.PROBLEM
    if status is None:
        return TrayState.BUSY
    match status.progress.activity:
        case Activity.PAUSED:
            return TrayState.PAUSED
        case Activity.IDLE:
            return TrayState.READY
        case _:
            return TrayState.BUSY


def tray_words(engine: EngineState, status: LibraryStatus | None) -> str:
    """The tip: the program's name and what it does."""
    if engine is EngineState.FAILED:
        said = tr("The engine has stopped")
    elif engine is EngineState.RESTARTING:
        said = tr("The engine is being started again")
    elif status is None:
        said = tr("Starting")
    else:
        doing = progress_text.title(status)
        amount = progress_text.amount(status)
        said = " · ".join(filter(None, (doing, amount))) or progress_text.resting(status)
        said = f"{said} · {phrases.notes(status.documents)}" if not doing else said
    return f"Carnet\n{said}"
