"""How a model stands now, and what can be done with it: from the engine's list, the queue of
installations and the library's state."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import Rebuild
from carnet.domain.models import Fit, InstalledModel, ModelRole, ModelState, Room
from carnet.gui.models.download_queue import DownloadQueue
from carnet.gui.models.model_details import Deed
from carnet.gui.models.model_list import Entry
from carnet.gui.words import model_text, phrases, times
from carnet.gui.words.translating import tr

_OPTIONAL = (ModelRole.RERANKER, ModelRole.ADAPTER)


@dataclass(slots=True)
class Standing:
    """What is known beside the list of models."""

    queue: DownloadQueue
    room: Room = field(default_factory=Room)
    rebuild: Rebuild | None = None
    checking: set[str] = field(default_factory=set)  # names whose files are being read
    errors: dict[str, ErrorInfo] = field(default_factory=dict)
    news: dict[str, str] = field(default_factory=dict)  # something good to know

    def problem(self, model: InstalledModel) -> ErrorInfo | None:
        """What went wrong with it, or is wrong with its files."""
        known = self.errors.get(model.spec.name)
        if known is not None or model.state is not ModelState.CORRUPT:
            return known
        said = f"The files of {model.spec.title} are damaged."
        return ErrorInfo("model-corrupt", said, "Install it again.", model.note)

    def rebuilds(self, model: InstalledModel) -> bool:
        """Whether the notes are being prepared for it."""
        return self.rebuild is not None and self.rebuild.model == model.spec.name

    def dress(self, entry: Entry) -> Entry:
        """A row with its words, its sign and how much of it has arrived."""
        model = entry.model
        if model is None:
            return entry
        if said := self._busy(entry, model):
            return said
        if model.spec.name in self.errors:
            return replace(entry, line=tr("something went wrong"), sign="alert", ink="warning")
        sign, ink = self._sign(model)
        line = model_text.state(model)
        if model.state is ModelState.MISSING and not model.fetched_bytes:
            fit = model_text.fit_word(self.room.fit(model.spec.memory_bytes))
            line = f"{line} · {fit}" if fit else line
        return replace(entry, line=line, sign=sign, ink=ink)

    def _busy(self, entry: Entry, model: InstalledModel) -> Entry | None:
        """While something is done with it; None when it rests."""
        name = model.spec.name
        if self.queue.runs(name):
            line = model_text.stage(self.queue.step) if self.queue.step else tr("Beginning")
            share = self._share(name)
            percent = f" {model_text.percent(int(share * 100))}" if share else ""
            return replace(entry, line=line + percent, sign="download", ink="accent", share=share)
        if self.queue.has(name):
            return replace(entry, line=tr("waits its turn"), sign="clock")
        if name in self.checking:
            return replace(entry, line=tr("checking its files"), sign="hourglass")
        if self.rebuild is not None and self.rebuilds(model):
            share = self.rebuild.done / max(1, self.rebuild.total)
            return replace(entry, line=tr("your notes are prepared"), sign="hourglass", share=share)
        return None

    def state(self, model: InstalledModel) -> str:
        """The line below a model's title."""
        said = self._state(model)
        return said[:1].upper() + said[1:]

    def _state(self, model: InstalledModel) -> str:
        dressed = self.dress(Entry(model.spec.title, model))
        if model.state is ModelState.MISSING and not model.fetched_bytes:
            in_queue = self.queue.has(model.spec.name) or self.queue.runs(model.spec.name)
            return dressed.line if in_queue else tr("not installed")
        return dressed.line

    def deeds(self, model: InstalledModel) -> tuple[Deed, ...]:
        """What can be done with it now."""
        name = model.spec.name
        busy = {
            Deed.PAUSE: self.queue.runs(name),
            Deed.TAKE_OUT: self.queue.has(name),
            Deed.KEEP: self.rebuilds(model),
        }
        if waiting := next((deed for deed, holds in busy.items() if holds), None):
            return (waiting,)
        return () if name in self.checking else _deeds_at_rest(model)

    def progress(self, model: InstalledModel) -> tuple[float | None, str]:
        """How far something with it is, 0 to 1 or None, and in words; "" for nothing."""
        name = model.spec.name
        if name in self.checking:
            return None, tr("Reading every byte of it again")
        if self.rebuild is not None and self.rebuilds(model):
            share = self.rebuild.done / max(1, self.rebuild.total)
            said = tr("{done} of {total} passages prepared. Search keeps working meanwhile.")
            done, total = (phrases.number(n) for n in (self.rebuild.done, self.rebuild.total))
            return share, said.format(done=done, total=total)
        step = self.queue.step
        if not self.queue.runs(name):
            return None, ""
        if step is None:
            return None, tr("Beginning")
        parts = [model_text.stage(step)]
        counted = step.stage not in ("tune", "examine")
        if step.total_bytes and counted:
            done, total = (model_text.amount(n) for n in (step.done_bytes, step.total_bytes))
            parts.append(tr("{done} of {total}").format(done=done, total=total))
        if step.stage == "download":
            arrival = self.queue.arrival
            if speed := arrival.bytes_per_second:
                parts.append(tr("{size} a second").format(size=model_text.amount(round(speed))))
            parts.append(times.left(arrival.seconds_left(step.total_bytes)))
        if step.stage == "wait":
            parts.append(tr("{host}, in {n} s").format(host=step.host, n=round(step.seconds)))
        return self._share(name), " · ".join(filter(None, parts))

    def _share(self, name: str) -> float | None:
        step = self.queue.step
        if step is None or step.model != name or not step.total_bytes:
            return None
        return step.done_bytes / step.total_bytes

    def _sign(self, model: InstalledModel) -> tuple[str, str]:
        if model.state is ModelState.CORRUPT:
            return "alert", "warning"
        if model.in_use:
            return "check", "good"
        if model.state is ModelState.READY:
            return "chip", "muted"
        if model.fetched_bytes:
            return "pause", "muted"
        big = self.room.fit(model.spec.memory_bytes) is Fit.TOO_BIG
        return ("minus", "muted") if big else ("download", "muted")


def _deeds_at_rest(model: InstalledModel) -> tuple[Deed, ...]:
    if model.state is ModelState.MISSING:
        return (Deed.RESUME, Deed.DISCARD) if model.fetched_bytes else (Deed.DOWNLOAD,)
    if model.state is ModelState.CORRUPT:
        return (Deed.REMOVE,) if model.brought else (Deed.REPAIR, Deed.REMOVE)
    if not model.in_use:
        return (Deed.USE, Deed.VERIFY, Deed.REMOVE)
    optional = model.spec.role in _OPTIONAL
    return (Deed.LEAVE, Deed.VERIFY, Deed.REMOVE) if optional else (Deed.VERIFY,)
