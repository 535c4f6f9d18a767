"""Content hashes: 128 bits of BLAKE2b, in hexadecimal."""

from __future__ import annotations

from hashlib import blake2b

_DIGEST_BYTES = 16


def hash_bytes(data: bytes) -> str:
    """Names the content of a file: equal bytes, equal 32-character name."""
    return blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()


def hash_chunk(context: str, text: str) -> str:
    """Names what an embedder reads of a chunk; nothing about where the chunk stands."""
    digest = blake2b(digest_size=_DIGEST_BYTES, person=b"carnet-chunk")
    # A lone surrogate cannot come from a decoded file, but must not stop the library either.
    digest.update(context.encode("utf-8", "surrogatepass"))
    digest.update(b"\0")
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
