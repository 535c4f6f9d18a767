"""One update or one embedding under way."""

from __future__ import annotations

from dataclasses import dataclass

from carnet.domain.cancel import CancelToken
from carnet.library.indexing.upkeep import Upkeep
from carnet.library.keeping.outlook import OnProgress
from carnet.library.tally import Tally


@dataclass(frozen=True, slots=True)
class Run:
    """What it counts, whom it tells, and when it stops."""

    cancel: CancelToken
    on_progress: OnProgress
    tally: Tally
    upkeep: Upkeep
