"""One update or one embedding under way."""

from __future__ import annotations

from dataclasses import dataclass

from carnet.domain.cancel import CancelToken
from carnet.library.outlook import OnProgress
from carnet.library.tally import Tally
from carnet.library.upkeep import Upkeep


@dataclass(frozen=True, slots=True)
class Run:
    """What it counts, whom it tells, and when it stops."""

    cancel: CancelToken
    on_progress: OnProgress
    tally: Tally
    upkeep: Upkeep
