"""`carnet doctor`: is everything in order, and is the network really denied?"""

from __future__ import annotations

import platform
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from carnet import __version__
from carnet.cli.build_stamp import read_build, version_line
from carnet.cli.output import Output
from carnet.cli.session import open_library, paths_of
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelState, RunsOn

if TYPE_CHECKING:
    from carnet.bootstrap.services import Services

_MECHANISMS = {
    "seccomp": "a seccomp filter of the kernel: internet sockets cannot be made",
    "network-namespace": "an empty network namespace of the kernel",
    "sandbox-exec": "a sandbox profile of macOS",
    "audit-hook": "a Python audit hook",
}


def run(arguments: Namespace, output: Output) -> int:
    """Check and report. Exit code 3 when the network is not denied or a model is damaged."""
    if arguments.self_test:
        from carnet.cli.self_test.report import run_self_test

        return run_self_test(paths_of(arguments), output)
    from carnet.engine.isolation import probe

    with open_library(arguments, writer=False) as services:
        isolation = probe()
        models = services.models.list()
        status = services.library.status()
        paths = services.paths
        build = read_build(paths.build_stamp)
        prompts = services.prompts
        runs_on, remark = _plan(services)
    damaged = [model for model in models if model.state is ModelState.CORRUPT]
    healthy = isolation.sealed and not damaged
    output.document(
        {
            "healthy": healthy,
            "version": __version__,
            "build": build,
            "python": platform.python_version(),
            "data_dir": str(paths.data_dir),
            "models_dir": str(paths.models_dir),
            "network": {
                "denied": isolation.sealed,
                "mechanisms": list(isolation.mechanisms),
                "probes": [asdict(probe) for probe in isolation.probes],
            },
            "prompts": {
                "files": {name: str(path) for name, path in prompts.sources.items()},
                "own_dir": str(paths.own_prompts_dir),
                "problems": [asdict(problem) for problem in prompts.problems],
            },
            "runs_on": None if runs_on is None else asdict(runs_on),
            "models": [
                {"name": m.spec.name, "role": m.spec.role.value, "state": m.state.value}
                for m in models
            ],
            "documents": status.documents,
            "failed": len(status.failed),
        }
    )
    output.line(f"{version_line(__version__, build)}, Python {platform.python_version()}")
    output.line(f"library   {paths.data_dir}")
    output.line(f"models    {paths.models_dir}")
    output.line("network   " + ("denied" if isolation.sealed else "NOT DENIED") + ", by:")
    for mechanism in isolation.mechanisms:
        output.line(f"            {_MECHANISMS.get(mechanism, mechanism)}")
    for attempt in isolation.probes:
        verdict = "refused" if attempt.denied else "POSSIBLE"
        output.line(f"            tried {attempt.name}: {verdict} ({attempt.detail})")
    for model in models:
        used = ", in use" if model.in_use else ""
        output.line(f"model     {model.spec.name}: {model.state.value}{used} {model.note}".rstrip())
    if runs_on is not None:
        output.line(f"runs on   {_place(runs_on)}")
    if remark:
        output.line(f"          {remark}")
    for language, path in prompts.sources.items():
        whose = "yours" if path.is_relative_to(paths.own_prompts_dir) else "built in"
        output.line(f"prompt    {language}: {whose}, {path}")
    for problem in prompts.problems:
        output.line(f"          not used: {problem.message} {problem.advice} ({problem.detail})")
    output.line(f"          your own prompts go into {paths.own_prompts_dir}")
    output.line(f"documents {status.documents}, {len(status.failed)} could not be read")
    return 0 if healthy else 3


def _plan(services: Services) -> tuple[RunsOn | None, str]:
    """Where the language model would compute, and a remark on it or on what keeps it from that."""
    try:
        return services.models.plan() or (None, "")
    except KnownError as error:
        return None, f"{error.info.message} {error.info.advice}"


def _place(runs_on: RunsOn) -> str:
    processor = f"the processor ({runs_on.instructions or 'no vector instructions known'})"
    if not runs_on.layers:
        return processor
    if runs_on.layers == runs_on.total_layers:
        return f"{runs_on.card}, all {runs_on.layers} layers"
    return f"{runs_on.card}, {runs_on.layers} of {runs_on.total_layers} layers, and {processor}"
