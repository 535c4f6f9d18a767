"""`carnet doctor`: is everything in order, and is the network really denied?"""

from __future__ import annotations

import platform
from argparse import Namespace
from dataclasses import asdict

from carnet import __version__
from carnet.cli.output import Output
from carnet.cli.session import open_library
from carnet.domain.models import ModelState

_MECHANISMS = {
    "seccomp": "a seccomp filter of the kernel: internet sockets cannot be made",
    "network-namespace": "an empty network namespace of the kernel",
    "sandbox-exec": "a sandbox profile of macOS",
    "audit-hook": "a Python audit hook",
}


def run(arguments: Namespace, output: Output) -> int:
    """Check and report. Exit code 3 when the network is not denied or a model is damaged."""
    from carnet.engine.isolation import probe

    with open_library(arguments, writer=False) as services:
        isolation = probe()
        models = services.models.list()
        status = services.library.status()
        paths = services.paths
    damaged = [model for model in models if model.state is ModelState.CORRUPT]
    healthy = isolation.sealed and not damaged
    output.document(
        {
            "healthy": healthy,
            "version": __version__,
            "python": platform.python_version(),
            "data_dir": str(paths.data_dir),
            "models_dir": str(paths.models_dir),
            "network": {
                "denied": isolation.sealed,
                "mechanisms": list(isolation.mechanisms),
                "probes": [asdict(probe) for probe in isolation.probes],
            },
            "models": [
                {"name": m.spec.name, "role": m.spec.role.value, "state": m.state.value}
                for m in models
            ],
            "documents": status.documents,
            "failed": len(status.failed),
        }
    )
    output.line(f"Carnet {__version__}, Python {platform.python_version()}")
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
    output.line(f"documents {status.documents}, {len(status.failed)} could not be read")
    return 0 if healthy else 3
