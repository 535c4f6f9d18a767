"""Everything a person can choose, declared once: key, kind, default and allowed values."""

from __future__ import annotations

from typing import Any

from carnet.settings.setting import Choice, ChoiceOrCount, Flag, Names, Setting, Text, Whole

THEME = Choice("appearance.theme", "system", choices=("system", "light", "dark"))
# A language's code as its file is named (`carnet_fr.ts`); "" follows the system.
LANGUAGE = Text("appearance.language", "")
# In percent of the system's text size.
TEXT_SIZE = Whole("appearance.text_size", 100, least=80, most=200)
# Whether things move and blink; "system" does what the desktop asks for.
MOTION = Choice("appearance.motion", "system", choices=("system", "full", "reduced"))

# Whether Carnet stays in the tray, where there is one, when its window is closed.
TRAY = Flag("desktop.tray", False)
# Whether the desktop tells a person when something needs them while the window is not in front.
NOTIFY = Flag("desktop.notify", True)

# Larger files are listed as problems instead of being read.
SIZE_LIMIT_MB = Whole("library.size_limit_mb", 20, least=1, most=2_000)
# The same for what is not text: PDF, office files, mail ...
DOCUMENT_LIMIT_MB = Whole("library.document_limit_mb", 300, least=1, most=4_000)
# Patterns of file and folder names (`*.draft.md`, `Archive`) beside those ignored always.
IGNORED_NAMES = Names("library.ignored", ())
# Folders on disks that tell nobody what changes (a virtual machine's share ...), where Carnet does
# not see that by itself: it looks through them again and again.
POLLED_FOLDERS = Names("library.polled", ())

# Running on battery with less left, nothing is embedded; 0 never pauses.
BATTERY_PAUSE_PERCENT = Whole("power.battery_pause_percent", 30, least=0, most=100)
# Embedding rests while other programs need the processor, a minute at a time.
MAKE_ROOM = Flag("power.make_room", True)

# Quote the notes word for word even when there is a language model.
EXTRACTIVE_ONLY = Flag("answers.extractive_only", False)
# How readily Carnet says "your notes do not say".
ABSTENTION = Choice("answers.abstention", "balanced", choices=("cautious", "balanced", "bold"))
# What is done with a sentence of the model that no note carries.
UNSUPPORTED = Choice("answers.unsupported", "left-out", choices=("left-out", "greyed"))

# Whether the window remembers what was searched for and offers it again. On this machine alone.
KEEP_SEARCHES = Flag("search.keep_history", True)
# Whether questions and their answers are kept in the library's directory.
KEEP_CONVERSATIONS = Flag("conversations.keep", True)
# Milliseconds that a search may take longer for a reranker, where one is chosen; 0 leaves it out.
RERANK_BUDGET_MS = Whole("search.rerank_budget_ms", 150, least=0, most=10_000)

# Names of the catalogue; "" leaves the choice to the program.
EMBEDDER = Text("models.embedder", "")
GENERATOR = Text("models.generator", "")
# What reads the best passages again; "" is nothing.
RERANKER = Text("models.reranker", "")
# What changes how the generator writes, where a conversation names nothing else; "" is nothing.
ADAPTER = Text("models.adapter", "")
# How many layers of the generator a graphics card computes; "auto" goes by its free memory.
GPU = ChoiceOrCount("models.gpu", "auto", choices=("auto", "off"))

SCHEMA: tuple[Setting[Any], ...] = (
    THEME,
    LANGUAGE,
    TEXT_SIZE,
    MOTION,
    TRAY,
    NOTIFY,
    SIZE_LIMIT_MB,
    DOCUMENT_LIMIT_MB,
    IGNORED_NAMES,
    POLLED_FOLDERS,
    BATTERY_PAUSE_PERCENT,
    MAKE_ROOM,
    EXTRACTIVE_ONLY,
    ABSTENTION,
    UNSUPPORTED,
    KEEP_SEARCHES,
    KEEP_CONVERSATIONS,
    RERANK_BUDGET_MS,
    EMBEDDER,
    GENERATOR,
    RERANKER,
    ADAPTER,
    GPU,
)
