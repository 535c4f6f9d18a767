"""Makes and checks the light form of a model, in a process of its own.

    python -m carnet.adapters.embedding.light_child JOB

JOB is a `LightJob` as JSON. Each line on stdout is one JSON object: {"done": n, "total": n} for a
step, and at the end a `LightResult`. The process ends with all the memory that was taken.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from carnet.adapters.embedding.encoder.graph import write_graph
from carnet.adapters.embedding.encoder.kinds import UnknownPartError
from carnet.adapters.embedding.encoder.plan import Plan, read_plan
from carnet.adapters.embedding.light_checks import compare
from carnet.adapters.embedding.light_inputs import CheckInputs
from carnet.adapters.embedding.light_record import (
    EXPORTED,
    FROM_WEIGHTS,
    GRAPH,
    LIGHT_FOLDER,
    Check,
    choose_precision,
)
from carnet.adapters.embedding.light_references import (
    PLAIN,
    TORCH,
    plain_results,
    torch_scores,
    torch_vectors,
)
from carnet.adapters.embedding.reference_model import ReferenceModel, has_torch
from carnet.adapters.embedding.torch_export import export

STEPS = 4
_ONE_THREAD = "OPENBLAS_NUM_THREADS"  # NumPy's: on matrices this small, threads wait for each other


@dataclass(frozen=True, slots=True)
class LightJob:
    """The model's folder, where to make the folder of its light form, what it reads at once, and
    whether it scores pairs."""

    folder: str
    target: str
    max_tokens: int
    threads: int
    scores: bool = False


@dataclass(frozen=True, slots=True)
class LightResult:
    """`checks` of what was made; none when nothing could be, and why in `problem`; `interrupted`
    when the child came to no result."""

    checks: tuple[Check, ...] = ()
    made: str = ""
    compared_with: str = ""
    problem: str = ""
    interrupted: bool = False


def main() -> int:
    """Run one job; the exit code is 0 when it ended well."""
    os.environ.setdefault(_ONE_THREAD, "1")
    import msgspec

    job = msgspec.json.decode(sys.argv[1], type=LightJob)
    told = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):  # libraries print

        def tell(message: object) -> None:
            told.write(msgspec.json.encode(message).decode() + "\n")
            told.flush()

        tell(make(job, lambda done: tell({"done": done, "total": STEPS})))
    return 0


def make(job: LightJob, on_step: Callable[[int], None]) -> LightResult:
    """Make the light form straight from the weights, and check it.

    Where sentence-transformers is there, it is what is compared with, and its export takes the
    place of what could not be built or turned out different. Raises what the libraries raise.
    """
    folder = Path(job.folder)
    problem = ""
    try:
        plan = read_plan(folder, scores=job.scores)
        write_graph(folder, plan, Path(job.target) / LIGHT_FOLDER / GRAPH)
    except (UnknownPartError, ValueError) as error:
        plan, problem = None, str(error)
    on_step(1)
    inputs = CheckInputs.of(folder, job.max_tokens, scores=job.scores)
    if has_torch():
        return _checked_by_torch(job, plan, inputs, problem, on_step)
    if plan is None:
        return LightResult(problem=problem)
    wanted = plain_results(folder, plan, inputs)
    on_step(2)
    checks = compare(Path(job.target), inputs, wanted, job.threads)
    on_step(STEPS)
    return LightResult(tuple(checks), FROM_WEIGHTS, PLAIN)


def _checked_by_torch(
    job: LightJob,
    plan: Plan | None,
    inputs: CheckInputs,
    problem: str,
    on_step: Callable[[int], None],
) -> LightResult:
    """`plan` is None when nothing was built yet."""
    folder, target = Path(job.folder), Path(job.target)
    if job.scores:
        if plan is None:
            return LightResult(problem=problem)
        wanted = torch_scores(folder, job.max_tokens, job.threads)
        on_step(2)
        checks = compare(target, inputs, wanted, job.threads)
        on_step(STEPS)
        return LightResult(tuple(checks), FROM_WEIGHTS, TORCH)
    reference = ReferenceModel(folder, job.threads)
    wanted = torch_vectors(reference, job.max_tokens)
    on_step(2)
    checks = compare(target, inputs, wanted, job.threads) if plan else []
    made = FROM_WEIGHTS
    if not choose_precision(tuple(checks)):
        made = EXPORTED
        export(reference, target / LIGHT_FOLDER / GRAPH, job.max_tokens)
        checks = compare(target, inputs, wanted, job.threads)
    on_step(STEPS)
    return LightResult(tuple(checks), made, TORCH)


if __name__ == "__main__":
    sys.exit(main())
