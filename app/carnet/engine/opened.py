"""What handlers work with: the open services, and the lanes they run on."""

from __future__ import annotations

from dataclasses import dataclass

from carnet.engine.library_feed import LibraryFeed
from carnet.engine.rpc.lanes import Lane
from carnet.engine.services import Services
from carnet.engine.services.library import Keeper


@dataclass(frozen=True, slots=True)
class Opened:
    """The services, what keeps their library current, and what tells the window about it."""

    services: Services
    keeper: Keeper
    feed: LibraryFeed


@dataclass(frozen=True, slots=True)
class Lanes:
    """One thread for each thing that only one request may use at a time."""

    library: Lane
    documents: Lane
    imports: Lane
    search: Lane
    answers: Lane
    data: Lane
