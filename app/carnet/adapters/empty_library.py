"""A library of one meaningless chunk: what stands in its files is Carnet's, not a person's."""

from __future__ import annotations

from pathlib import Path

from carnet.adapters.lance.chunks import LanceChunks
from carnet.adapters.lance.table import LanceDirectory
from carnet.adapters.lance.vectors import LanceVectors
from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.documents import StoredChunk

_DIMENSION = 8


def make_empty_library(folder: Path) -> None:
    """Make all stores in `folder`, as a library has them."""
    import numpy as np

    SqliteManifest(folder / "carnet.sqlite").close()
    directory = LanceDirectory(folder / "index")
    nothing = StoredChunk(1, 0, "0", "0", "0", "0", 0, 1, 1, 1, None, "0", "0")
    LanceChunks(directory).add([nothing])
    vectors = LanceVectors(directory, "empty", _DIMENSION)
    vectors.add(["0"], np.full((1, _DIMENSION), _DIMENSION**-0.5, dtype=np.float32))
