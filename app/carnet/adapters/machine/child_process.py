"""Children that do not outlive what they were started for."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from carnet.domain.cancel import CancelToken

_LAST_CHARACTERS = 600  # of what a failed child said


@contextmanager
def supervised(child: subprocess.Popen[bytes], cancel: CancelToken) -> Iterator[None]:
    """Wait for `child` at the end of the block; kill it on cancel and on any error in the block."""
    with child, cancel.calling(child.kill):
        try:
            yield
        except BaseException:
            child.kill()
            raise


def run_steps(
    command: Sequence[str],
    job: object,
    said: Path,
    on_step: Callable[[int, int], None],
    cancel: CancelToken,
) -> tuple[dict[str, Any], str]:
    """Run a child with `job` as JSON behind its command, to its end.

    Each line it prints is a JSON object: {"done": n, "total": n} for a step, anything else is its
    result. Returns the result, empty when the child failed, and then why: what it wrote to its
    error stream goes to the file `said`. Raises `Cancelled`.
    """
    import msgspec

    result: dict[str, Any] = {}
    with said.open("wb") as errors:
        child = subprocess.Popen(
            [*command, msgspec.json.encode(job).decode()], stdout=subprocess.PIPE, stderr=errors
        )
        with supervised(child, cancel):
            for line in child.stdout or ():
                message = msgspec.json.decode(line)
                if "done" in message:
                    on_step(message["done"], message["total"])
                else:
                    result = message
    cancel.check()
    if child.returncode == 0 and result:
        return result, ""
    text = said.read_text(encoding="utf-8", errors="replace").strip()
    return {}, f"exit code {child.returncode}: {text[-_LAST_CHARACTERS:]}"
