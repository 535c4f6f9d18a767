"""Everything a person can choose, declared once: key, kind, default and allowed values."""

from __future__ import annotations

from typing import Any

from carnet.settings.setting import Choice, Flag, Names, Setting, Text, Whole

THEME = Choice("appearance.theme", "system", choices=("system", "light", "dark"))

# Larger files are listed as problems instead of being read.
SIZE_LIMIT_MB = Whole("library.size_limit_mb", 20, least=1, most=2_000)
# Patterns of file and folder names (`*.draft.md`, `Archive`) beside those ignored always.
IGNORED_NAMES = Names("library.ignored", ())

# Quote the notes word for word even when there is a language model.
EXTRACTIVE_ONLY = Flag("answers.extractive_only", False)
# How readily Carnet says "your notes do not say".
ABSTENTION = Choice("answers.abstention", "balanced", choices=("cautious", "balanced", "bold"))

# Names of the catalogue; "" leaves the choice to the program.
EMBEDDER = Text("models.embedder", "")
GENERATOR = Text("models.generator", "")

SCHEMA: tuple[Setting[Any], ...] = (
    THEME,
    SIZE_LIMIT_MB,
    IGNORED_NAMES,
    EXTRACTIVE_ONLY,
    ABSTENTION,
    EMBEDDER,
    GENERATOR,
)
