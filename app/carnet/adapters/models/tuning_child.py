"""Requantises a model and measures the versions, in a process of its own.

    python -m carnet.adapters.models.tuning_child JOB

JOB is a `TuningJob` as JSON. Each line on stdout is one JSON object: {"done": n, "total": n} for a
step, and at the end {"measurements": [...]}, the shipped file first. The process ends with all the
memory it took, and whatever native code does to it does not reach the caller.
"""

from __future__ import annotations

import ctypes
import math
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from carnet.adapters.llama.runtime import LlamaRuntime, load_library
from carnet.adapters.models.tuning_record import SHIPPED, Measurement, says_the_same
from carnet.adapters.models.tuning_text import ENGLISH, FRENCH

# The versions take turns, and the best turn of each counts: other programs only slow one down.
ROUNDS = 4
ROUNDS_ALONE = 2  # with nothing to compare, and models may be large
PROMPT_TOKENS, REPLY_TOKENS = 384, 24
WINDOW_TOKENS = 128  # rows of logits at a time


@dataclass(frozen=True, slots=True)
class TuningJob:
    """What to do: the shipped file, where to write the others, and how threads are used."""

    shipped: str
    folder: str
    formats: tuple[str, ...]
    threads: int


def candidate_path(folder: Path, format_name: str) -> Path:
    """Where a requantised version is written."""
    return folder / f"{format_name}.gguf"


def main() -> int:
    """Run one job; the exit code is 0 when it ended well."""
    import msgspec

    job = msgspec.json.decode(sys.argv[1], type=TuningJob)
    rounds = ROUNDS if job.formats else ROUNDS_ALONE
    steps = Steps(len(job.formats) + (len(job.formats) + 1) * rounds)
    paths = {SHIPPED: Path(job.shipped)}
    compared = perplexity(paths[SHIPPED], job.threads) if job.formats else 0.0
    perplexities = {SHIPPED: compared}
    sizes = {SHIPPED: paths[SHIPPED].stat().st_size}
    for name in job.formats:
        path = candidate_path(Path(job.folder), name)
        requantise(paths[SHIPPED], path, name, job.threads)
        perplexities[name] = perplexity(path, job.threads)
        sizes[name] = path.stat().st_size
        if says_the_same(perplexities[name], perplexities[SHIPPED]):
            paths[name] = path
            steps.advance()
        else:
            path.unlink()
            steps.advance(1 + rounds)
    prompt_speeds: dict[str, list[float]] = {name: [] for name in paths}
    reply_speeds: dict[str, list[float]] = {name: [] for name in paths}
    for _ in range(rounds):
        for name, path in paths.items():
            prompt_speed, reply_speed = speeds(path, job.threads)
            prompt_speeds[name].append(prompt_speed)
            reply_speeds[name].append(reply_speed)
            steps.advance()
    measurements = [
        Measurement(
            name,
            perplexities[name],
            sizes[name],
            max(prompt_speeds[name]) if name in paths else None,
            max(reply_speeds[name]) if name in paths else None,
        )
        for name in sizes
    ]
    _tell({"measurements": measurements})
    return 0


class Steps:
    """Counts steps aloud."""

    def __init__(self, total: int) -> None:
        self._done, self._total = 0, total

    def advance(self, steps: int = 1) -> None:
        """So many more are done, or need not be."""
        self._done += steps
        _tell({"done": self._done, "total": self._total})


def _tell(message: dict[str, object]) -> None:
    import msgspec

    sys.stdout.write(msgspec.json.encode(message).decode() + "\n")
    sys.stdout.flush()


def requantise(source: Path, target: Path, format_name: str, threads: int) -> None:
    """Write `source` in another format. Raises `RuntimeError` when llama.cpp cannot."""
    api = load_library()
    params = api.llama_model_quantize_default_params()
    params.ftype = getattr(api, f"LLAMA_FTYPE_MOSTLY_{format_name}")
    params.allow_requantize = True
    params.nthread = threads
    result = api.llama_model_quantize(
        str(source).encode(), str(target).encode(), ctypes.byref(params)
    )
    if result != 0:
        raise RuntimeError(f"requantising to {format_name} returned {result}")


def perplexity(path: Path, threads: int) -> float:
    """How surprised the model is by our text: e to the mean negative log-likelihood a token."""
    import numpy as np

    runtime = LlamaRuntime(path, 1024, threads, batch_tokens=WINDOW_TOKENS, rows=WINDOW_TOKENS)
    losses: list[float] = []
    for text in (ENGLISH, FRENCH):
        runtime.keep(0)
        tokens = runtime.vocabulary.tokenize(text)[: runtime.context_tokens]
        for start in range(0, len(tokens), WINDOW_TOKENS):
            window = tokens[start : start + WINDOW_TOKENS]
            following = tokens[start + 1 : start + len(window) + 1]
            logits = runtime.evaluate_all(window)[: len(following)].astype(np.float64)
            highest = logits.max(axis=1)
            normal = highest + np.log(np.exp(logits - highest[:, None]).sum(axis=1))
            losses += list(normal - logits[np.arange(len(following)), following])
    runtime.close()
    return math.exp(statistics.fmean(losses))


def speeds(path: Path, threads: int) -> tuple[float, float]:
    """Tokens a second reading a prompt, and writing a reply after it."""
    runtime = LlamaRuntime(path, PROMPT_TOKENS + REPLY_TOKENS + 8, threads)
    tokens = (runtime.vocabulary.tokenize(ENGLISH) * 4)[:PROMPT_TOKENS]
    runtime.evaluate(tokens[:8])  # the first touch of the weights is not what is measured
    runtime.keep(0)
    started = time.perf_counter()
    runtime.evaluate(tokens)
    read = time.perf_counter()
    for token in tokens[:REPLY_TOKENS]:
        runtime.evaluate([token])
    written = time.perf_counter()
    runtime.close()
    return len(tokens) / (read - started), REPLY_TOKENS / (written - read)


if __name__ == "__main__":
    sys.exit(main())
