"""A scripted `carnet models install starter --json`: fetches nothing, says what it is told to."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def step(stage: str, done: int = 0, total: int = 0) -> None:
    progress = {"model": "all-minilm-l6-v2", "stage": stage}
    line = json.dumps({"progress": progress | {"done_bytes": done, "total_bytes": total}})
    print(line, file=sys.stderr, flush=True)


def main(mode: str, flag: str) -> int:
    step("download", 34_000_000, 91_000_000)
    if mode == "hang":
        time.sleep(60)
    if mode == "offline":
        error = {"code": "model-download-failed", "message": "PyPI cannot be reached.",
                 "advice": "Connect, or put the file there."}  # fmt: skip
        print(json.dumps({"error": error}))
        return 3
    if mode == "broken":
        print("Traceback: something", file=sys.stderr)
        return 1
    step("done")
    Path(flag).touch()
    print(json.dumps({"models": []}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
