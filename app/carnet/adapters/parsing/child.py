"""The child: reads one document after the other and says what they say.

    python -m carnet.adapters.parsing.child MEMORY_MB

Requests come on stdin, replies go to what stdout was; whatever native code prints goes to stderr.
It ends when stdin does.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from carnet.adapters.parsing.contract import (
    PageReply,
    PageRequest,
    Reply,
    Request,
    decode,
    encode,
    read_frame,
    write_frame,
)
from carnet.adapters.parsing.limits import limit_this_process
from carnet.adapters.parsing.page_view import show_page
from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.reading import read_document

AnyRequest = Request | PageRequest


def main() -> int:
    """Serve until stdin ends; the exit code is always 0."""
    limit_this_process(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)
    return 0


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request; a reader's failure is an answer too."""
    while (head := read_frame(requests)) is not None and (body := read_frame(requests)) is not None:
        write_frame(answers, encode(_answer(decode(head, AnyRequest), body)))


def _answer(request: Request | PageRequest, data: bytes) -> Reply | PageReply:
    failed = Reply if isinstance(request, Request) else PageReply
    try:
        if isinstance(request, Request):
            return read_document(request, data)
        return show_page(request, data)
    except Unreadable as error:
        return failed(problem=error.code, detail=error.detail)
    except MemoryError:
        return failed(problem="document-too-big-inside", detail="out of memory")
    except RecursionError:
        return failed(problem="document-damaged", detail="nested too deeply")
    except Exception as error:  # a library met a file it was not made for
        return failed(problem="document-damaged", detail=f"{type(error).__name__}: {error}"[:500])


if __name__ == "__main__":
    sys.exit(main())
