"""Makes and checks the light form of an embedding model, in a process of its own.

    python -m carnet.adapters.embedding.light_child JOB

JOB is a `LightJob` as JSON. Each line on stdout is one JSON object: {"done": n, "total": n} for a
step, and at the end {"checks": [...]}. The process ends with all the memory that torch took.
"""

from __future__ import annotations

import contextlib
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carnet.adapters.embedding.light_model import LightModel, load_openvino
from carnet.adapters.embedding.light_record import EXACT, GRAPH, LIGHT_FOLDER, Check
from carnet.adapters.embedding.light_texts import TEXTS
from carnet.adapters.embedding.reference_model import ReferenceModel
from carnet.adapters.embedding.text_windows import WindowTokenizer
from carnet.adapters.models.tuning_text import ENGLISH, FRENCH

HALF = "bf16"  # where the processor multiplies it itself
ROUNDS = 3  # the best counts
STEPS = 4
PASSAGES, PASSAGE_TOKENS = 16, 160  # a batch of chunks of the usual length


@dataclass(frozen=True, slots=True)
class LightJob:
    """The model's folder, where to make the folder of its light form, and what it reads at once."""

    folder: str
    target: str
    max_tokens: int
    threads: int


def main() -> int:
    """Run one job; the exit code is 0 when it ended well."""
    import msgspec

    job = msgspec.json.decode(sys.argv[1], type=LightJob)
    told = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):  # the exporters print

        def tell(message: dict[str, object]) -> None:
            told.write(msgspec.json.encode(message).decode() + "\n")
            told.flush()

        reference = ReferenceModel(Path(job.folder), job.threads)
        tell({"done": 1, "total": STEPS})
        export(reference, Path(job.target) / LIGHT_FOLDER, job.max_tokens)
        tell({"done": 2, "total": STEPS})
        checks = compare(reference, job)
        tell({"done": STEPS, "total": STEPS})
        tell({"checks": checks})
    return 0


def export(reference: ReferenceModel, light: Path, max_tokens: int) -> None:
    """Write the whole model, from token ids to the sentence's vector, as one graph.

    Its own modules are exported: how it pools and whether it normalises is what its files say.
    """
    import torch

    class Whole(torch.nn.Module):
        def __init__(self, model: Any) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            return self.model(features)["sentence_embedding"]

    tokens = torch.ones(2, 16, dtype=torch.int64)
    mask = torch.ones(2, 16, dtype=torch.int64)
    mask[1, 9:] = 0
    # A step of 16 on top of the longest: rows are padded to multiples of it.
    shape = {0: torch.export.Dim("texts"), 1: torch.export.Dim("tokens", max=max_tokens + 16)}
    with torch.no_grad():
        program = torch.export.export(
            Whole(reference.model).eval(),
            (tokens, mask),
            dynamic_shapes={"input_ids": shape, "attention_mask": shape},
        )
    openvino = load_openvino(converters=True)
    graph = openvino.convert_model(program)
    light.mkdir(parents=True)
    openvino.save_model(graph, light / GRAPH, compress_to_fp16=False)


def compare(reference: ReferenceModel, job: LightJob) -> list[Check]:
    """Check every precision this processor has against sentence-transformers' own `encode`."""
    import numpy as np

    tokenizer = WindowTokenizer(Path(job.folder), job.max_tokens)
    rows = [tokenizer.beginning(text).ids for text in TEXTS]
    passage = tokenizer.beginning(ENGLISH + FRENCH).ids[:PASSAGE_TOKENS]
    reference.model.max_seq_length = job.max_tokens
    wanted = reference.model.encode(list(TEXTS), normalize_embeddings=True, show_progress_bar=False)
    can = load_openvino().Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    checks = []
    for precision in (EXACT, HALF) if HALF.upper() in can else (EXACT,):
        model = LightModel(Path(job.target), precision, job.threads)
        found = model.embed(rows)
        seconds = min(_timed(model, rows) for _ in range(ROUNDS))
        lowest = float(np.min(np.sum(found * wanted, axis=1)))
        tokens = round(sum(map(len, rows)) / seconds)
        checks.append(Check(precision, lowest, tokens, round(_texts_a_second(model, passage), 1)))
    return checks


def _texts_a_second(model: LightModel, passage: list[int]) -> float:
    """How fast a batch of equal passages is embedded, the best of some rounds."""

    def once() -> float:
        started = time.perf_counter()
        model.embed([passage] * PASSAGES)
        return time.perf_counter() - started

    return PASSAGES / min(once() for _ in range(ROUNDS))


def _timed(model: LightModel, rows: list[list[int]]) -> float:
    started = time.process_time()  # other programs may be busy
    model.embed(rows)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
