"""Searching and asking, warm: latency by mode, first word, the model against itself."""

from __future__ import annotations

import statistics
import time
import tomllib
from pathlib import Path
from typing import Any

from tests.bench.corpus import SAMPLE
from tests.bench.table import Row

from carnet.adapters.llama.generator import LlamaGenerator
from carnet.bootstrap.engines import open_shelf
from carnet.bootstrap.services import open_services
from carnet.domain.answers import Question
from carnet.domain.cancel import CancelToken
from carnet.domain.models import ModelRole
from carnet.domain.search import SearchMode, SearchRequest
from carnet.settings.paths import resolve_paths

QUESTIONS = Path(__file__).resolve().parents[1] / "sample" / "questions.toml"
PROMPT_WORDS = 350  # about 500 tokens of the starter model


def measure_questions(folder: Path) -> list[Row]:
    """Ask the sample library's questions; then the language model alone."""
    paths = resolve_paths(str(folder / "sample-library"))
    services = open_services(paths, writer=True)
    services.library.add_folder(str(SAMPLE))
    services.library.update()
    rows: list[dict[str, Any]] = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))["question"]
    texts = [row["question"] for row in rows]
    for role in (ModelRole.EMBEDDER, ModelRole.GENERATOR):
        services.warm(role)
    measured = []
    for mode in SearchMode:
        times = []
        for text in texts:
            started = time.perf_counter()
            services.searcher.search(SearchRequest(text, mode))
            times.append((time.perf_counter() - started) * 1000)
        measured.append(
            Row(f"search, {mode.value}, warm, median", f"{statistics.median(times):.0f} ms")
        )
    answers = [services.answerer.ask(Question(text)) for text in texts]
    given = [answer for answer in answers if not answer.abstained]
    measured.append(
        Row(
            "first words of an answer, median",
            f"{statistics.median(a.timings_ms['first_token'] for a in given):.0f} ms",
            f"{len(given)} answers, {len(answers) - len(given)} abstentions",
        )
    )
    services.close()
    shelf = open_shelf(paths)
    model = shelf.in_use(ModelRole.GENERATOR)
    if model is not None:
        measured += _measure_model(Path(model.path))
    return measured


def _measure_model(weights: Path) -> list[Row]:
    generator = LlamaGenerator("bench", weights)
    generator.load()
    words = " ".join(
        path.read_text(encoding="utf-8") for path in sorted(SAMPLE.rglob("*.md"))
    ).split()[:PROMPT_WORDS]
    prompt = " ".join(words)
    first, speeds, reply = [], [], []
    for attempt in range(3):
        message = f"{attempt} {prompt}\nWhat is this about?"
        started = time.perf_counter()
        first_ms = 0.0
        for _ in generator.generate("", [("user", message)], 48, CancelToken()):
            first_ms = first_ms or (time.perf_counter() - started) * 1000
        run = generator.last_run
        if run is None:
            raise RuntimeError("the model did not run")
        first.append(first_ms)
        speeds.append(run.evaluated_tokens / run.prompt_ms * 1000)
        reply.append(run.generated_tokens / run.generate_ms * 1000)
    generator.close()
    return [
        Row(
            f"language model ({weights.name}): first token of a prompt of {PROMPT_WORDS} words",
            f"{statistics.median(first):.0f} ms",
            f"{statistics.median(speeds):.0f} tokens/s read, "
            f"{statistics.median(reply):.0f} tokens/s written",
        )
    ]
