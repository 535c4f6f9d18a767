"""Cutting a stream of text into sentences as they are completed."""

from __future__ import annotations

from carnet.text.sentences import split_sentences


class SentenceStream:
    """Feed pieces, get back the sentences that can no longer change."""

    def __init__(self) -> None:
        self._text = ""

    def feed(self, piece: str) -> list[str]:
        """Add `piece`; sentences that it completed, in order."""
        self._text += piece
        sentences = split_sentences(self._text)
        if len(sentences) < 2:
            return []
        self._text = self._text[sentences[-1].start :]
        return [sentence.text for sentence in sentences[:-1]]

    def finish(self, complete: bool) -> list[str]:
        """What is left; nothing when the stream was cut inside a sentence."""
        rest = [sentence.text for sentence in split_sentences(self._text)]
        self._text = ""
        if not complete and rest and not rest[-1].endswith((".", "!", "?", "…", "»")):
            rest.pop()
        return rest
