"""Tables of vectors that no model in use needs any more."""

from __future__ import annotations

from collections.abc import Collection

from carnet.adapters.lance.table import LanceDirectory
from carnet.adapters.lance.vectors import VECTOR_TABLES, table_name
from carnet.adapters.storage_errors import storage_errors


def drop_other_vectors(directory: LanceDirectory, fingerprints: Collection[str]) -> list[str]:
    """Delete every table of vectors but those of `fingerprints`; returns the names that went."""
    if not directory.path.exists():
        return []
    kept = {table_name(fingerprint) for fingerprint in fingerprints}
    with storage_errors(directory.path):
        database = directory.connect()
        found = (place.stem for place in directory.path.glob(f"{VECTOR_TABLES}*.lance"))
        dropped = sorted(name for name in found if name not in kept)
        for name in dropped:
            database.drop_table(name, ignore_missing=True)
    return dropped
