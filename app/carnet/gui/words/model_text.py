"""Models in words: what one is good for, what it needs, how it did here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from carnet.domain.models import (
    Examined,
    Fit,
    InstalledModel,
    InstallProgress,
    ModelRole,
    ModelSpec,
    ModelState,
    Room,
    RunsOn,
    Speed,
)
from carnet.gui.words import page_words, phrases
from carnet.gui.words.translating import tr

_FEW_LANGUAGES = 4
_TINY, _SMALL, _MIDDLE = 200_000_000, 900_000_000, 1_800_000_000  # bytes of a writer's file
_FIRST = ("en", "fr")  # languages named before others, after that of the window


def role(kind: ModelRole) -> str:
    """The heading above the models of a role."""
    return {
        ModelRole.GENERATOR: tr("Write answers"),
        ModelRole.EMBEDDER: tr("Find by meaning"),
        ModelRole.RERANKER: tr("Put results in a better order"),
        ModelRole.ADAPTER: tr("Adapters"),
    }[kind]


def purpose(spec: ModelSpec) -> str:
    """What it is good for, for somebody who has not heard of models."""
    if spec.role is ModelRole.EMBEDDER:
        if set(spec.languages) == {"en"}:
            return tr(
                "Finds notes by what they mean, in English. Notes in other languages are found by "
                "their words."
            )
        return tr(
            "Finds notes by what they mean, in many languages: a question in one finds a note in "
            "another."
        )
    if spec.role is ModelRole.RERANKER:
        return tr("Reads the best results once more and puts what answers the question first.")
    if spec.role is ModelRole.ADAPTER:
        return tr("Changes how its language model writes.")
    return _writer(spec.size_bytes)


def _writer(size: int) -> str:
    if size < _TINY:
        return tr(
            "The smallest writer: quick on any computer. Expect quotations rather than prose."
        )
    if size < _SMALL:
        return tr("Writes short answers, quick enough on a computer without a graphics card.")
    if size < _MIDDLE:
        return tr("Writes sound short answers; a few seconds to the first word on most computers.")
    return tr(
        "Writes the best answers of this list. Slow without a graphics card, and it needs memory."
    )


def languages(codes: Sequence[str]) -> str:
    """`French, English and 91 more`, that of the window first."""
    if not codes or "*" in codes:
        return tr("not said")
    own = QLocale().name().partition("_")[0]
    wanted = dict.fromkeys((own, *_FIRST, *codes))
    ordered = [code for code in wanted if code in codes]
    if len(ordered) <= _FEW_LANGUAGES:
        return ", ".join(map(page_words.language, ordered))
    named = ", ".join(map(page_words.language, ordered[:2]))
    return tr("{languages} and %Ln more", "", len(ordered) - 2).format(languages=named)


def all_languages(codes: Sequence[str]) -> str:
    """Every one by name, for a tip."""
    return ", ".join(page_words.language(code) or code for code in codes if code != "*")


def licence(name: str) -> str:
    """As its owners call it."""
    if name == "unknown":
        return tr("not said")
    plain = name.removeprefix("LicenseRef-").replace("-", " ") if "LicenseRef" in name else name
    if name.startswith("LicenseRef-"):
        return tr("{licence} (has conditions of its own)").format(licence=plain)
    return plain


def fit_word(fit: Fit | None) -> str:
    """`fits`, `tight`, `too big`; empty when the machine does not say."""
    return {
        None: "",
        Fit.FITS: tr("fits"),
        Fit.TIGHT: tr("tight"),
        Fit.TOO_BIG: tr("too big"),
    }[fit]


def amount(size_bytes: int) -> str:
    """`350 MB`, `1.6 GB`, `16 GB`: as exact as a person wants it."""
    return phrases.size(size_bytes, 1 if 1e9 <= size_bytes < 9.95e9 else 0)


def memory(spec: ModelSpec, room: Room) -> str:
    """`about 1.6 GB of 16 GB · fits`."""
    needed = amount(spec.memory_bytes)
    if not room.memory_bytes:
        return tr("about {needed}").format(needed=needed)
    said = tr("about {needed} of {memory}").format(needed=needed, memory=amount(room.memory_bytes))
    return f"{said} · {fit_word(room.fit(spec.memory_bytes))}"


def fit_reason(fit: Fit | None) -> str:
    """What to expect; nothing when it fits."""
    if fit is Fit.TOO_BIG:
        return tr("It needs more memory than this computer has: it would not run, or hardly.")
    if fit is Fit.TIGHT:
        return tr("It runs when other programs are closed; otherwise the computer may slow down.")
    return ""


def room_line(room: Room) -> str:
    """What this machine has for models."""
    if not room.memory_bytes:
        return ""
    return tr("This computer has {memory} of memory, {free} free now; {disk} of disk free").format(
        memory=amount(room.memory_bytes),
        free=amount(room.free_memory_bytes),
        disk=amount(room.free_disk_bytes),
    )


def speed(measured: Speed) -> str:
    """`reads 459 tokens/s, writes 153 tokens/s`; empty when nobody measured."""
    if measured.read and measured.written:
        return tr("reads {read}, writes {written} tokens a second").format(
            read=phrases.number(round(measured.read)),
            written=phrases.number(round(measured.written)),
        )
    if measured.texts:
        return tr("%Ln passage(s) a second", "", round(measured.texts))
    return ""


def examined(results: Sequence[Examined]) -> str:
    """`English: 3 of 5 · French: 2 of 5`."""
    return " · ".join(
        tr("{language}: {passed} of {asked}").format(
            language=page_words.language(one.language),
            passed=phrases.number(one.passed),
            asked=phrases.number(one.asked),
        )
        for one in results
    )


def verdict(results: Sequence[Examined]) -> str:
    """What the self-test decided."""
    trusted = [page_words.language(one.language) for one in results if one.trusted]
    if not results:
        return ""
    if not trusted:
        return tr("Your notes are quoted first; its wording is added only where they carry it.")
    return tr("It may write answers in {languages}.").format(languages=", ".join(trusted))


def computes_on(place: RunsOn | None) -> str:
    """`A card (24 of 31 layers)`, `processor (AVX-512)`; empty before it is loaded."""
    if place is None:
        return ""
    if not place.layers:
        return (
            tr("processor ({instructions})").format(instructions=place.instructions)
            if place.instructions
            else tr("processor")
        )
    if place.layers == place.total_layers:
        return place.card
    return tr("{card}, {layers} of {total} layers").format(
        card=place.card, layers=place.layers, total=place.total_layers
    )


def state(model: InstalledModel) -> str:
    """A few words below its title."""
    if model.state is ModelState.CORRUPT:
        return tr("damaged")
    if model.in_use:
        return tr("in use")
    if model.state is ModelState.READY:
        return tr("installed")
    if model.fetched_bytes:
        share = min(99, 100 * model.fetched_bytes // max(1, model.spec.size_bytes))
        return tr("paused at {share}").format(share=percent(share))
    return amount(model.spec.size_bytes)


def percent(number: int) -> str:
    """`42 %`, kept together."""
    return f"{phrases.number(number)}\u00a0%"


def stage(step: InstallProgress) -> str:
    """What an installation does now."""
    return {
        "download": tr("Fetching"),
        "wait": tr("The connection failed; trying again"),
        "verify": tr("Checking"),
        "copy": tr("Copying"),
        "unpack": tr("Unpacking"),
        "tune": tr("Measuring on this computer"),
        "examine": tr("Examining how well it writes"),
        "done": tr("Ready"),
    }.get(step.stage, step.stage)


def hosts(spec: ModelSpec) -> str:
    """Where it comes from: the hosts that may be connected to, those that are sent on to last."""
    if spec.source.requirement:
        return "PyPI"
    return ", ".join(name.removeprefix("*.") for name in dict.fromkeys(spec.hosts))


def first_host(spec: ModelSpec) -> str:
    """The one that is asked."""
    return "PyPI" if spec.source.requirement else next(iter(spec.hosts), "")
