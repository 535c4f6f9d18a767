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
    UnlockReply,
    UnlockRequest,
    decode,
    encode,
    read_frame,
    write_frame,
)
from carnet.adapters.parsing.fence import fence_this_process
from carnet.adapters.parsing.limits import limit_this_process
from carnet.adapters.parsing.page_view import show_page
from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.readers.pdf import unlocked
from carnet.adapters.parsing.reading import read_document

AnyRequest = Request | PageRequest | UnlockRequest
AnyReply = Reply | PageReply | UnlockReply


def main() -> int:
    """Serve until stdin ends; the exit code is always 0."""
    limit_this_process(int(sys.argv[1]))
    fence_this_process()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)
    return 0


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request; a reader's failure is an answer too."""
    while (head := read_frame(requests)) is not None and (body := read_frame(requests)) is not None:
        write_frame(answers, encode(_answer(decode(head, AnyRequest), body)))


def _answer(request: AnyRequest, data: bytes) -> AnyReply:
    try:
        return _done(request, data)
    except Unreadable as error:
        code, detail = error.code, error.detail
    except MemoryError:
        code, detail = "document-too-big-inside", "out of memory"
    except RecursionError:
        code, detail = "document-damaged", "nested too deeply"
    except Exception as error:  # a library met a file it was not made for
        code, detail = "document-damaged", f"{type(error).__name__}: {error}"[:500]
    if isinstance(request, Request):
        return Reply(problem=code, detail=detail)
    if isinstance(request, PageRequest):
        return PageReply(problem=code, detail=detail)
    return UnlockReply(problem=code, detail=detail)


def _done(request: AnyRequest, data: bytes) -> AnyReply:
    if isinstance(request, Request):
        return read_document(request, data)
    if isinstance(request, PageRequest):
        return show_page(request, data)
    return UnlockReply(unlocked(data, request.password))


if __name__ == "__main__":
    sys.exit(main())
