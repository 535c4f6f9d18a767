"""`carnet models list|install|verify|examine|remove|use`.

`install` is the one command that runs with the network, on request only; from a `--file` it needs
none, and has none.
"""

from __future__ import annotations

import signal
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from carnet.cli.output import Output
from carnet.cli.session import paths_of
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import InstalledModel, InstallProgress, ModelSpec, ModelState

if TYPE_CHECKING:
    from carnet.bootstrap.model_desk import ModelDesk

_STARTER = "starter"


def run(arguments: Namespace, output: Output) -> int:
    """Do one thing to the models; prints them as they are afterwards."""
    if arguments.action != "install" or arguments.file is not None:
        from carnet.engine.isolation import isolate

        isolate()
    from carnet.bootstrap.model_desk import ModelDesk

    desk = ModelDesk(paths_of(arguments))
    match arguments.action:
        case "list":
            touched = _known(desk)
        case "install":
            names = {model.spec.name for model in _install(desk, arguments, output)}
            touched = tuple(m for m in _known(desk) if m.spec.name in names)
        case "verify":
            touched = tuple(
                desk.shelf.look(spec, full=True) for spec in _specs(desk, arguments.model)
            )
        case "examine":
            return _examine(desk, arguments.model, output)
        case "remove":
            touched = _remove(desk, arguments.model)
        case _:
            touched = (desk.use(_one(desk, arguments.model)),)
    output.progress("")
    output.document({"models": [_row(model) for model in touched]})
    width = max((len(model.spec.name) for model in touched), default=0)
    for model in touched:
        used = ", in use" if model.in_use else ""
        output.line(
            f"{model.spec.name:{width}}  {model.spec.role.value:10} {model.state.value}{used}"
            f"  {model.spec.size_bytes / 1e6:.0f} MB, {model.spec.licence}{_of(model.spec)}"
            f"{_fetched(model)}  {model.note}".rstrip()
        )
    damaged = [model for model in touched if model.state is ModelState.CORRUPT]
    return 3 if damaged and arguments.action == "verify" else 0


def _known(desk: ModelDesk) -> tuple[InstalledModel, ...]:
    """Every model, with what is known of it on this machine."""
    return tuple(map(desk.shelf.details, desk.shelf.list()))


def _install(desk: ModelDesk, arguments: Namespace, output: Output) -> tuple[InstalledModel, ...]:
    token = CancelToken()
    # Asked to end, it cleans up as it does for Ctrl-C, and takes its children along.
    signal.signal(signal.SIGTERM, signal.default_int_handler)

    def report(step: InstallProgress) -> None:
        share = f" {100 * step.done_bytes / step.total_bytes:.0f}%" if step.total_bytes else ""
        pause = f", trying {step.host} again in {step.seconds:.0f} s" if step.seconds else ""
        output.progress(f"{step.model}: {step.stage}{share}{pause}")
        output.event(asdict(step))

    if arguments.file is not None:
        named = arguments.model not in (None, _STARTER)
        base = _one(desk, arguments.model) if named else None
        return (desk.install_file(arguments.file, report, token, base),)
    if arguments.model is None:
        raise KnownError(
            "model-unnamed", "Which model is to be installed?", "Name one, or give a --file."
        )
    return tuple(desk.install(spec, report, token) for spec in _specs(desk, arguments.model))


def _examine(desk: ModelDesk, name: str, output: Output) -> int:
    results = desk.examine(_one(desk, name))
    output.document({"examined": [asdict(r) | {"trusted": r.trusted} for r in results]})
    for result in results:
        verdict = "may write" if result.trusted else "is quoted around, not trusted to write"
        output.line(f"{result.language}: {result.passed} of {result.asked}; {verdict}")
    return 0


def _remove(desk: ModelDesk, name: str) -> tuple[InstalledModel, ...]:
    spec = _one(desk, name)
    desk.installer.remove(spec)
    return (desk.shelf.look(spec),)


def _specs(desk: ModelDesk, name: str | None) -> Iterable[ModelSpec]:
    if name is None:
        installed = (m for m in desk.shelf.list() if m.state is not ModelState.MISSING)
        return [model.spec for model in installed]
    if name == _STARTER:
        return [spec for spec in desk.shelf.catalog if spec.starter]
    return [_one(desk, name)]


def _one(desk: ModelDesk, name: str) -> ModelSpec:
    found = next((spec for spec in desk.shelf.catalog if spec.name == name), None)
    if found is None:
        known = ", ".join(spec.name for spec in desk.shelf.catalog)
        raise KnownError(
            "model-unknown", f"There is no model {name!r} in the catalogue.", f"There are: {known}"
        )
    return found


def _of(spec: ModelSpec) -> str:
    return f", for {spec.base}" if spec.base else ""


def _fetched(model: InstalledModel) -> str:
    return f", {model.fetched_bytes / 1e6:.0f} MB fetched so far" if model.fetched_bytes else ""


def _row(model: InstalledModel) -> dict[str, Any]:
    spec = model.spec
    return {
        "name": spec.name,
        "role": spec.role.value,
        "state": model.state.value,
        "in_use": model.in_use,
        "licence": spec.licence,
        "languages": list(spec.languages),
        "size_bytes": spec.size_bytes,
        "note": model.note,
        "base": spec.base,
        "hosts": list(spec.hosts),
        "fetched_bytes": model.fetched_bytes,
        "speed": asdict(model.speed),
        "examined": [asdict(one) for one in model.examined],
    }
