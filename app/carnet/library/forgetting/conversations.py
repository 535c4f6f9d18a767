"""Forgetting every conversation, and the proof that no byte of them is left."""

from __future__ import annotations

from carnet.domain.data import ForgottenTalks
from carnet.library.forgetting.forget import Needles, remaining
from carnet.library.parts import LibraryParts


def forget_conversations(parts: LibraryParts) -> ForgottenTalks:
    """Forget all kept answers. Nothing else may work on the library meanwhile."""
    manifest = parts.manifest
    needles = Needles(())
    for text in manifest.conversations.texts():
        needles.hear(text)
    count = manifest.conversations.clear()
    manifest.rewrite()
    traces = parts.find_traces(needles.chosen(), remaining(parts))
    return ForgottenTalks(count, traces.words_searched, traces.bytes_searched, traces.files)
