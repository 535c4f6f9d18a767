"""What is told of one model, as a table."""

from __future__ import annotations

from carnet.domain.models import Fit, InstalledModel, ModelRole, ModelState, Room
from carnet.gui.models.fact_table import Fact
from carnet.gui.words import model_text
from carnet.gui.words.translating import tr


def facts_of(model: InstalledModel, room: Room) -> tuple[Fact, ...]:
    """In the order of interest; empty ones are left out by the table."""
    spec, ready = model.spec, model.state is ModelState.READY
    fit = room.fit(spec.memory_bytes)
    size = model_text.amount(model.disk_bytes if ready and model.disk_bytes else spec.size_bytes)
    tested = (model_text.examined(model.examined), model_text.verdict(model.examined))
    return (
        Fact(tr("Size"), tr("{size} on disk").format(size=size) if ready else size),
        Fact(
            tr("Memory"),
            "\n".join(filter(None, (model_text.memory(spec, room), model_text.fit_reason(fit)))),
            warning=fit is Fit.TOO_BIG,
        ),
        Fact(
            tr("Languages"),
            model_text.languages(spec.languages),
            model_text.all_languages(spec.languages),
        ),
        Fact(tr("Licence"), model_text.licence(spec.licence)),
        Fact(tr("Speed here"), model_text.speed(model.speed) or _not_measured(model)),
        Fact(tr("Self-test"), "\n".join(filter(None, tested))),
        Fact(tr("Computes on"), model_text.computes_on(model.runs_on)),
        Fact(tr("Comes from"), _origin(model), spec.documented),
    )


def _not_measured(model: InstalledModel) -> str:
    measured = model.spec.role in (ModelRole.GENERATOR, ModelRole.EMBEDDER)
    return tr("not measured yet") if measured and model.state is ModelState.READY else ""


def _origin(model: InstalledModel) -> str:
    if model.brought:
        return tr("a file of yours")
    return model_text.hosts(model.spec)
