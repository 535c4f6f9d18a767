"""Text from tokens as they come."""

from __future__ import annotations

import codecs


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
