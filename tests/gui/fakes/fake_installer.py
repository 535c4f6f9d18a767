"""A scripted `carnet models install ... --json`: fetches nothing, says what it is told to.

What is wanted comes behind the mode and the flag: `starter`, a model's name, or `--file PATH`.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from pathlib import Path


def step(model: str, stage: str, done: int = 0, total: int = 0, **more: object) -> None:
    progress = {"model": model, "stage": stage, "done_bytes": done, "total_bytes": total} | more
    print(json.dumps({"progress": progress}), file=sys.stderr, flush=True)


def main(mode: str, flag: str, *wanted: str) -> int:
    name = "all-minilm-l6-v2" if wanted[:1] in ((), ("starter",)) else wanted[0]
    step(name, "download", 34_000_000, 91_000_000)
    if mode == "hang":
        time.sleep(60)
    if mode == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        step(name, "download", 35_000_000, 91_000_000)
        time.sleep(60)
    if mode == "waits":
        step(name, "wait", 34_000_000, 91_000_000, host="models.example", seconds=8)
        time.sleep(60)
    if mode in ("offline", name):
        error = {"code": "model-download-failed", "message": "PyPI cannot be reached.",
                 "advice": "Connect, or put the file there."}  # fmt: skip
        print(json.dumps({"error": error}))
        return 3
    if mode == "broken":
        print("Traceback: something", file=sys.stderr)
        return 1
    step(name, "done")
    made = [] if name == "all-minilm-l6-v2" else [name]
    if "--file" in wanted:
        made = ["my-writer"]
    with Path(flag).open("a", encoding="utf-8") as file:
        file.write("".join(f"{one}\n" for one in made))
    print(json.dumps({"models": [{"name": one} for one in made]}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
