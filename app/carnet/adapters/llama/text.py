"""Text from tokens as they come."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence

from carnet.adapters.llama.loop import repeated_tail


class ReplyText:
    """Joins the bytes of tokens into text: a character may be spread over several tokens.

    Blanks before the first word are dropped, and so is a character the reply breaks off in.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._begun = False

    def push(self, piece: bytes) -> str:
        """What one more token makes readable; may be empty."""
        text = self._decoder.decode(piece)
        if not self._begun:
            text = text.lstrip()
            self._begun = bool(text)
        return text


class ShownReply:
    """The text of a growing reply, without what may be the beginning of a loop.

    Repeated words wait until other words follow. `piece` gives the bytes of a token.
    """

    def __init__(self, piece: Callable[[int], bytes]) -> None:
        self._piece = piece
        self._text = ReplyText()
        self._shown = 0

    def grow(self, reply: Sequence[int], *, finished: bool) -> str:
        """What can be shown now and was not yet. A reply that the model `finished` is whole."""
        held = 0 if finished else repeated_tail(reply)
        ready = max(self._shown, len(reply) - held)
        pieces = [self._piece(token) for token in reply[self._shown : ready]]
        self._shown = ready
        return "".join(map(self._text.push, pieces))
