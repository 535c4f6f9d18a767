"""Takes out of a traceback what tells about the person: their home, the names of their files."""

from __future__ import annotations

import re
import traceback
from types import TracebackType

_QUOTED = re.compile(r'"(/[^"\n]*|[A-Za-z]:\\[^"\n]*)"')
_BARE = re.compile(r"(?<![\w.\"/…])/[^\s\"':,;<>|()]+")
_FROM_HERE = (
    re.compile(r"^.*/(?=carnet/(?:[a-z_]+/)*[a-z_]+\.py$)"),
    re.compile(r"^.*/(?=(?:site|dist)-packages/)"),
    re.compile(r"^.*/(?=python3\.\d+/)"),
)
# Their messages name parts of the program; others may quote what was being worked on.
_TELLING_CODE = (
    AttributeError, NameError, TypeError, ImportError, RecursionError, ZeroDivisionError,
    MemoryError, NotImplementedError,
)  # fmt: skip
_LONGEST_MESSAGE = 300


def shortened(text: str) -> str:
    """Paths of the program from its own folder on; other paths as `…`."""
    text = _QUOTED.sub(lambda found: f'"{_short(found[1])}"', text)
    return _BARE.sub(lambda found: _short(found[0]), text)


def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """A traceback without source lines; the message only where it can quote nobody's words."""
    lines = ["Traceback (most recent call last):"]
    for frame in traceback.extract_tb(trace):
        place = _short(frame.filename)
        lines.append(f'  File "{place}", line {frame.lineno}, in {frame.name}')
    message = str(error)[:_LONGEST_MESSAGE] if isinstance(error, _TELLING_CODE) else ""
    said = shortened(message) if message else "(message left out: it may quote a note)"
    lines.append(f"{kind.__module__}.{kind.__qualname__}: {said}")
    return "\n".join(lines)


def _short(path: str) -> str:
    path = path.replace("\\", "/")
    for rule in _FROM_HERE:
        cut = rule.sub("", path)
        if cut != path:
            return cut
    return path if path.startswith("<") else "…"
