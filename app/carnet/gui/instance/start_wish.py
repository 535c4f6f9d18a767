"""What a start of the program asks for, as one line that may go to a window that is open."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

LONGEST_BYTES = 64_000  # a longer line is nobody's start
_MOST_PATHS = 200


@dataclass(frozen=True, slots=True)
class StartWish:
    """`paths` are folders to add and files to import, absolute; `question` is asked at once.

    `quick` opens the quick window in place of the large one; `fresh` begins a new conversation;
    `activation` is what the desktop gave the new process so that a window may come to the front.
    """

    paths: tuple[str, ...] = ()
    question: str = ""
    quick: bool = False
    fresh: bool = False
    activation: str = ""

    def line(self) -> bytes:
        """One line of JSON. Raises ValueError when it would be longer than `LONGEST_BYTES`."""
        line = json.dumps(asdict(self)).encode() + b"\n"
        if len(line) > LONGEST_BYTES:
            raise ValueError("too much for one start")
        return line


def read_wish(line: bytes) -> StartWish:
    """What a line asks for. Raises ValueError when it is none of ours."""
    said = json.loads(line)
    if not isinstance(said, dict):
        raise ValueError("no object")
    paths = said.get("paths", [])
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise ValueError("paths are texts")
    texts = {name: said.get(name, "") for name in ("question", "activation")}
    flags = {name: said.get(name, False) for name in ("quick", "fresh")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("a text was expected")
    return StartWish(
        tuple(paths[:_MOST_PATHS]),
        texts["question"],
        flags["quick"] is True,
        flags["fresh"] is True,
        texts["activation"],
    )
