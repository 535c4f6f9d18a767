"""Content hashes."""

from __future__ import annotations

from carnet.text.hashing import hash_bytes, hash_chunk


def test_a_hash_is_128_bits_of_hexadecimal() -> None:
    assert hash_bytes(b"") == "cae66941d9efbd404e4d88758ea67670"
    assert len(hash_chunk("a", "b")) == 32


def test_context_and_text_do_not_run_into_each_other() -> None:
    assert hash_chunk("ab", "c") != hash_chunk("a", "bc")


def test_a_chunk_hash_is_stable_across_versions() -> None:
    # A change here means embedding every library again: raise CHUNKER_VERSION instead.
    assert hash_chunk("House > Roof", "The quote is high.") == "bfe99d440b74f15f0abf86fd207f730c"
