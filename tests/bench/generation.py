"""The language model: first word, speed against llama.cpp's own loop, stopping, memory.

What is compared writes in turn, token by token, on the same prompts: a busy machine slows both.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
from tests.bench.corpus import SAMPLE
from tests.bench.latency import make_library
from tests.bench.table import Row

from carnet.adapters.llama.generator import LlamaGenerator
from carnet.adapters.llama.loading import Machine, open_model
from carnet.adapters.llama.prompt import ChatPrompt
from carnet.adapters.llama.runtime import LlamaRuntime, load_library
from carnet.adapters.machine.processor import physical_cores
from carnet.bootstrap.engines import open_shelf
from carnet.domain.answers import Answer
from carnet.domain.cancel import CancelToken
from carnet.domain.models import ModelRole
from carnet.domain.search import SearchResult
from carnet.engine.client import EngineClient, NoticeParams, engine_command
from carnet.engine.protocol import (
    AskParams,
    EngineNotice,
    EnginePhase,
    Method,
    SearchParams,
)
from carnet.settings.paths import resolve_paths

EVIDENCE_TOKENS = 500
REPLY_TOKENS = 64
ROUNDS = 5
CHUNKS = 100_000
_CONTEXT = 4096
_SYSTEM = "You answer from the notes you are given, in one short sentence."
_PATIENCE_S = 120


def measure_generation(folder: Path) -> list[Row]:
    """The generator in use; then a whole engine on a library of `CHUNKS` chunks."""
    model = open_shelf(resolve_paths(str(folder / "generation"))).in_use(ModelRole.GENERATOR)
    if model is None:
        return []
    weights = Path(model.path)
    return [*_first_and_stop(weights), *_against_their_loop(weights), _memory(folder)]


def evidence(runtime: LlamaRuntime, number: int) -> str:
    """About `EVIDENCE_TOKENS` tokens of the sample library, others for each number."""
    notes = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.rglob("*.md"))]
    text = "\n".join(notes[number % len(notes) :] + notes)
    tokens = runtime.vocabulary.tokenize(text)[:EVIDENCE_TOKENS]
    return b"".join(map(runtime.vocabulary.piece, tokens)).decode(errors="ignore")


def _messages(runtime: LlamaRuntime, number: int) -> list[tuple[str, str]]:
    return [("user", f"Notes:\n{evidence(runtime, number)}\n\nQuestion: What is this about?")]


def _first_and_stop(weights: Path) -> list[Row]:
    """Milliseconds until the first word, and from a stop until the model is free again."""
    runtime, _ = open_model(weights, 64, Machine(1))
    prompts = [_messages(runtime, number) for number in range(2 * ROUNDS)]
    runtime.close()
    generator = LlamaGenerator("bench", weights)
    generator.load()
    first, again, stopped = [], [], []
    for number, messages in enumerate(prompts):
        first.append(_first_word_ms(generator, messages))
        follow_up = [("user", messages[0][1] + " And why?")]
        again.append(_first_word_ms(generator, follow_up))
        in_reply = number % 2 == 0
        unread = messages if in_reply else [("user", f"{number}. {messages[0][1]}")]
        stopped.append(_stop_ms(generator, unread, 0.4 if in_reply else 0.1))
    generator.close()
    return [
        Row(
            f"first token of a prompt with {EVIDENCE_TOKENS} tokens of evidence, median",
            f"{statistics.median(first):.0f} ms",
            f"{statistics.median(again):.0f} ms for a second question on the same evidence",
        ),
        Row(
            "from stop until the model takes the next question, worst",
            f"{max(stopped):.0f} ms",
            f"median {statistics.median(stopped):.0f} ms of {len(stopped)} in prompts and replies",
        ),
    ]


def _first_word_ms(generator: LlamaGenerator, messages: list[tuple[str, str]]) -> float:
    started = time.perf_counter()
    cancel = CancelToken()
    for _ in generator.generate(_SYSTEM, messages, 4, cancel):
        cancel.cancel()
        return (time.perf_counter() - started) * 1000
    raise RuntimeError("the model said nothing")


def _stop_ms(generator: LlamaGenerator, messages: list[tuple[str, str]], after_s: float) -> float:
    cancel = CancelToken()
    pressed: list[float] = []

    def press() -> None:
        pressed.append(time.perf_counter())
        cancel.cancel()

    timer = threading.Timer(after_s, press)
    timer.start()
    for _ in generator.generate(_SYSTEM, messages, 2_000, cancel):
        pass
    ended = time.perf_counter()
    timer.cancel()
    timer.join()
    return max(0.0, ended - pressed[0]) * 1000 if pressed else 0.0


def _against_their_loop(weights: Path) -> list[Row]:
    """Our tokens a second over those of llama-cpp-python's `Llama`: the two write token by token
    in turn, so that what else the machine does slows both."""
    generator = LlamaGenerator("bench", weights)
    generator.load()
    runtime, _ = open_model(weights, 64, Machine(1))
    prompt = ChatPrompt(runtime.vocabulary)
    llama = _their_class(weights)
    ours, theirs = Pace(), Pace()
    for number in range(ROUNDS):
        messages = _messages(runtime, number)
        tokens = prompt.tokens(_SYSTEM, messages)
        llama.reset()
        their_turns = llama.generate(tokens, temp=0.0, top_k=1, repeat_penalty=1.1)
        our_turns = generator.generate(_SYSTEM, messages, REPLY_TOKENS, CancelToken())
        next(our_turns), next(their_turns)  # the prompt
        while ours.step(our_turns):
            theirs.step(their_turns)
        run = generator.last_run
        if run is None:
            raise RuntimeError("the model did not run")
        ours.count += run.generated_tokens - 1
    runtime.close()
    generator.close()
    llama.close()
    return [
        Row(
            "tokens a second written, over those of llama-cpp-python's own loop",
            f"{ours.speed / theirs.speed:.2f}",
            f"{ours.speed:.0f} and {theirs.speed:.0f} tokens/s, {ours.count} tokens in turn, the "
            "same file, threads and prompts",
        )
    ]


class Pace:
    """Seconds spent in steps. `count` is of tokens: counted here only where a step is a token."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.steps = self.count = 0

    def step(self, turns: Iterator[object]) -> bool:
        """Take one; False when there is none left."""
        started = time.perf_counter()
        more = next(turns, None) is not None
        self.seconds += time.perf_counter() - started
        self.steps += more
        return more

    @property
    def speed(self) -> float:
        """Tokens a second."""
        return (self.count or self.steps) / self.seconds


def _their_class(weights: Path):  # type: ignore[no-untyped-def]
    load_library()
    from llama_cpp import Llama

    threads = physical_cores()
    return Llama(
        str(weights),
        n_ctx=_CONTEXT,
        n_threads=threads,
        n_threads_batch=threads,
        flash_attn=True,
        verbose=False,
    )


def _memory(folder: Path) -> Row:
    """Peak memory of a real engine that has searched and answered in a large library."""
    data_dir = folder / f"latency-{CHUNKS}"
    if not (data_dir / "carnet.sqlite").exists():
        make_library(resolve_paths(str(data_dir)), CHUNKS)
    ready = threading.Event()

    def hear(notice: NoticeParams) -> None:
        if isinstance(notice, EngineNotice) and notice.phase is EnginePhase.READY:
            ready.set()

    with EngineClient(engine_command(data_dir), hear) as engine:
        if not ready.wait(_PATIENCE_S):
            raise RuntimeError("the engine does not become ready")
        process = psutil.Process(engine.process.pid)
        warm = process.memory_info().rss
        questions = ("What colour did we paint the kitchen?", "Quand tailler les pommiers ?")
        for question in questions * 5:
            engine.request(Method.SEARCH, SearchParams(question), SearchResult)
            engine.start(Method.ASK, AskParams(question), Answer).result(_PATIENCE_S)
        peak = _peak_bytes(process)
    return Row(
        f"memory of the engine, starter models, {CHUNKS:,} chunks, after searching and asking",
        f"{peak / 1e6:.0f} MB at most",
        f"{warm / 1e6:.0f} MB with its models loaded",
    )


def _peak_bytes(process: psutil.Process) -> int:
    """The most it ever had; where the system does not say, what it has now."""
    status = Path(f"/proc/{process.pid}/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return int(process.memory_info().rss)


if __name__ == "__main__":
    for line in measure_generation(Path(sys.argv[1])):
        print(line, flush=True)
