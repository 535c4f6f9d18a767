"""Values of settings in words: choices, units, and what the chosen one means."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale

from carnet.gui.words.translating import tr
from carnet.settings import schema
from carnet.settings.setting import Choice, Flag, Names, Setting, Whole

STEPS = {
    schema.TEXT_SIZE.key: 10,
    schema.SIZE_LIMIT_MB.key: 5,
    schema.DOCUMENT_LIMIT_MB.key: 50,
    schema.BATTERY_PAUSE_PERCENT.key: 5,
    schema.RERANK_BUDGET_MS.key: 50,
}


def unit_of(setting: Setting[Any]) -> str:
    """What comes after a number, with its space; nothing for a mere count."""
    if setting.key.endswith("_mb"):
        return tr(" MB")
    if setting.key.endswith("_ms"):
        return tr(" ms")
    percent = (schema.TEXT_SIZE.key, schema.BATTERY_PAUSE_PERCENT.key)
    return tr("%", "after a number") if setting.key in percent else ""


def word_for_least(setting: Setting[Any]) -> str:
    """Instead of the lowest number, where that means something else than a little."""
    return {
        schema.BATTERY_PAUSE_PERCENT.key: tr("Never"),
        schema.RERANK_BUDGET_MS.key: tr("None, leave it out"),
    }.get(setting.key, "")


def choice_words(setting: Setting[Any]) -> dict[str, str]:
    """Each choice in words."""
    return {
        schema.THEME.key: {
            "system": tr("Same as the system"),
            "light": tr("Light"),
            "dark": tr("Dark"),
        },
        schema.MOTION.key: {
            "system": tr("Same as the system"),
            "full": tr("Full"),
            "reduced": tr("Reduced"),
        },
        schema.ABSTENTION.key: {
            "cautious": tr("Sooner"),
            "balanced": tr("Balanced"),
            "bold": tr("Later"),
        },
        schema.UNSUPPORTED.key: {
            "left-out": tr("Leave them out"),
            "greyed": tr("Show them, marked"),
        },
        schema.GPU.key: {
            "auto": tr("As many as fit"),
            "off": tr("None, use the processor"),
        },
    }[setting.key]


def meaning(setting: Setting[Any], value: object) -> str:
    """What the value that is chosen does, where a word does not say it all."""
    if setting.key == schema.ABSTENTION.key:
        return {
            "cautious": tr(
                "Says so sooner: of 100 questions that your notes answer, about 10 are turned down."
            ),
            "balanced": tr("About 3 of 100 questions that your notes answer are turned down."),
            "bold": tr(
                "Says so later: about 1 of 100 is turned down, and more answers miss the question."
            ),
        }[str(value)]
    if setting.key == schema.UNSUPPORTED.key and value == "greyed":
        return tr("Each is shown in grey, with the reason.")
    return ""


def text_when_empty(setting: Setting[Any]) -> str:
    """What leaving the choice open means."""
    if setting.key == schema.LANGUAGE.key:
        return tr("Same as the system")
    nothing = (schema.RERANKER.key, schema.ADAPTER.key)
    return tr("None", "no model") if setting.key in nothing else tr("Carnet chooses")


def value_text(setting: Setting[Any], value: Any) -> str:
    """A value in words, for what the default is."""
    if isinstance(setting, Flag):
        return tr("on", "a setting") if value else tr("off", "a setting")
    if isinstance(setting, Whole):
        least = word_for_least(setting) if value == setting.least else ""
        return least or QLocale().toString(int(value)) + unit_of(setting)
    if isinstance(setting, Names):
        return ", ".join(value) or tr("nothing", "an empty list")
    if isinstance(setting, Choice):
        return choice_words(setting).get(value, str(value))
    return str(value) or text_when_empty(setting)
