"""Looking for many words in many bytes: the proof that a forgotten text left no trace."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from carnet.domain.library import Traces

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.uint64]

SHORTEST = 8  # bytes: shorter ones stand by chance in any hundred megabytes
_SPREAD = 0x9E3779B97F4A7C15  # multiplicative hashing by the golden ratio
_TABLE_BITS = 20
_BLOCK_BYTES = 4 * 2**20
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
# Elsewhere (logs, settings) single words are Carnet's own; only longer text can be a note's.
_STORES = ("index", "carnet.sqlite")


class ByteSearch:
    """Which of many byte strings, each of `SHORTEST` bytes at least, occur in some bytes.

    Every place of the data is compared at once by the hash of its first bytes; what looks right is
    compared in full. About 100 MB a second, however many needles there are.
    """

    def __init__(self, needles: Iterable[bytes]) -> None:
        import numpy as np

        by_prefix: dict[int, list[bytes]] = defaultdict(list)
        for needle in set(needles):
            by_prefix[int.from_bytes(needle[:SHORTEST], "little")].append(needle)
        self._by_prefix = by_prefix
        self._prefixes = np.array(sorted(by_prefix), dtype=np.uint64)
        self._table = np.zeros(2**_TABLE_BITS, dtype=bool)
        self._table[_hashes(self._prefixes)] = True
        self.longest = max((len(needle) for few in by_prefix.values() for needle in few), default=0)

    def find(self, data: bytes) -> set[bytes]:
        """Those that occur in `data`."""
        import numpy as np

        found: set[bytes] = set()
        if not len(self._prefixes):
            return found
        padded = data + bytes(8)
        for offset in range(8):
            count = (len(padded) - offset) // 8
            values = np.frombuffer(padded, "<u8", count, offset)
            places = np.flatnonzero(self._table[_hashes(values)])
            nearest = np.searchsorted(self._prefixes, values[places])
            nearest[nearest == len(self._prefixes)] = 0
            places = places[self._prefixes[nearest] == values[places]]
            for place in places.tolist():
                start = place * 8 + offset
                for needle in self._by_prefix[int(values[place])]:
                    if needle not in found and data.startswith(needle, start):
                        found.add(needle)
        return found

    def find_in(self, pieces: Iterable[bytes]) -> set[bytes]:
        """Those that occur in one of `pieces`, or across two that follow each other."""
        found: set[bytes] = set()
        waiting: list[bytes] = []
        size = 0
        for piece in pieces:
            waiting.append(piece)
            size += len(piece)
            if size >= _BLOCK_BYTES:
                joined = b"".join(waiting)
                found |= self.find(joined)
                waiting = [joined[-max(self.longest - 1, 1) :]]
                size = 0
        return found | self.find(b"".join(waiting))


def find_traces(
    data_dir: Path,
    not_ours: Collection[Path],
    make_empty: Callable[[Path], None],
    needles: Collection[str],
    remaining: Iterable[bytes],
) -> Traces:
    """Which files below `data_dir` hold needles that nothing of what remains holds.

    `remaining` is everything the library still knows, as UTF-8. `make_empty` makes an empty library
    in a folder: what stands there is Carnet's own. `not_ours` are folders left out (models).
    """
    long_enough = {needle for needle in needles if len(needle.encode()) >= SHORTEST}
    search = ByteSearch(needle.encode() for needle in long_enough)
    known = search.find_in(remaining)
    with tempfile.TemporaryDirectory() as folder:
        make_empty(Path(folder))
        for path in _files(Path(folder), ()):
            known |= search.find_in(_blocks(path))
    wanted = [needle for needle in long_enough if needle.encode() not in known]
    everywhere = ByteSearch(_encoded(filter(_is_sure, wanted)))
    in_stores = ByteSearch(_encoded(wanted))
    size, files = 0, []
    for path in _files(data_dir, not_ours):
        name = path.relative_to(data_dir).as_posix()
        chosen = in_stores if name.startswith(_STORES) else everywhere
        if chosen.find_in(_blocks(path)):
            files.append(name)
        size += path.stat().st_size if path.exists() else 0
    return Traces(len(wanted), size, tuple(sorted(files)))


def _is_sure(needle: str) -> bool:
    return " " in needle or len(needle) >= 24


def _encoded(needles: Iterable[str]) -> Iterator[bytes]:
    return (needle.encode(encoding) for needle in needles for encoding in _ENCODINGS)


def _hashes(values: Numbers) -> Numbers:
    import numpy as np

    hashes: Numbers = (values * np.uint64(_SPREAD)) >> np.uint64(64 - _TABLE_BITS)
    return hashes


def _files(folder: Path, not_ours: Collection[Path]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if Path(parent, name) not in not_ours]
        yield from (Path(parent, name) for name in names)


def _blocks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                yield block
    except FileNotFoundError:
        return  # a log that was put away meanwhile
