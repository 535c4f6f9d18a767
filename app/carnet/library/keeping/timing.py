"""When the keeper looks, and how long it waits for what."""

from __future__ import annotations

from dataclasses import dataclass, field

from carnet.library.scanning.polling import PollPace


@dataclass(frozen=True, slots=True)
class KeeperTiming:
    """Hints wait for `quiet_s` without another, `longest_s` at most."""

    quiet_s: float = 0.5
    longest_s: float = 3.0
    retry_s: float = 30.0  # after a failure of the world, then twice as long, and so on
    longest_retry_s: float = 300.0
    folders_s: float = 5.0  # is a folder gone, or back?
    rescan_s: float = 900.0  # hints are only hints
    rescan_unwatched_s: float = 60.0  # where not everything can be watched
    poll: PollPace = field(default_factory=PollPace)  # where no hints come at all
    # Reading lets questions pass, but what was just saved has to be findable soon all the same.
    question_s: float = 2.0
    bulk_chunks: int = 2_000  # after so much work memory is given back
