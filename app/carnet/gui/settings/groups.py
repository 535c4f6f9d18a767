"""Which settings stand together, in the order in which people look for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from carnet.gui.words.translating import tr
from carnet.settings import schema
from carnet.settings.setting import Setting


@dataclass(frozen=True, slots=True)
class Group:
    """`name` is stable; `drawing` an icon's name."""

    name: str
    drawing: str
    settings: tuple[Setting[Any], ...]


GROUPS = (
    Group(
        "appearance",
        "appearance",
        (schema.LANGUAGE, schema.THEME, schema.TEXT_SIZE, schema.MOTION),
    ),
    Group("folders", "folder", (schema.IGNORED_NAMES, schema.POLLED_FOLDERS)),
    Group("imports", "download", (schema.SIZE_LIMIT_MB, schema.DOCUMENT_LIMIT_MB)),
    Group(
        "models",
        "chip",
        (
            schema.GENERATOR,
            schema.ADAPTER,
            schema.EMBEDDER,
            schema.RERANKER,
            schema.RERANK_BUDGET_MS,
            schema.GPU,
        ),
    ),
    Group("answers", "quote", (schema.ABSTENTION, schema.UNSUPPORTED, schema.EXTRACTIVE_ONLY)),
    Group("privacy", "shield", (schema.KEEP_CONVERSATIONS, schema.KEEP_SEARCHES)),
    Group("power", "battery", (schema.BATTERY_PAUSE_PERCENT, schema.MAKE_ROOM)),
    Group("desktop", "screen", (schema.TRAY, schema.NOTIFY)),
)


def title_of(group: Group) -> str:
    """What a group is called."""
    return {
        "appearance": tr("Appearance and language"),
        "folders": tr("Folders"),
        "imports": tr("Files and imports"),
        "models": tr("Models"),
        "answers": tr("Answers"),
        "privacy": tr("Privacy and history"),
        "power": tr("Power"),
        "desktop": tr("Desktop"),
    }[group.name]
