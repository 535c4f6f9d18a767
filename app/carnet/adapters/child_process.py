"""Children that do not outlive what they were started for."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from carnet.domain.cancel import CancelToken


@contextmanager
def supervised(child: subprocess.Popen[bytes], cancel: CancelToken) -> Iterator[None]:
    """Wait for `child` at the end of the block; kill it on cancel and on any error in the block."""
    with child, cancel.calling(child.kill):
        try:
            yield
        except BaseException:
            child.kill()
            raise
