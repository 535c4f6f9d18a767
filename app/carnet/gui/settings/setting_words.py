"""What each setting is called and what it is for."""

from __future__ import annotations

from dataclasses import dataclass

from carnet.gui.words.translating import tr
from carnet.settings import schema


@dataclass(frozen=True, slots=True)
class SettingWords:
    """A few words, and one or two sentences."""

    label: str
    help: str


def words_of(key: str) -> SettingWords:
    """Of the setting with that key. Raises KeyError when there are none."""
    return SettingWords(*_all()[key])


def _all() -> dict[str, tuple[str, str]]:
    return _look() | _library() | _answers() | _models() | _machine()


def _look() -> dict[str, tuple[str, str]]:
    return {
        schema.LANGUAGE.key: (
            tr("Language"),
            tr("Of the window. Questions are answered in the language they are asked in."),
        ),
        schema.THEME.key: (tr("Theme"), tr("Light, dark, or as the rest of your desktop.")),
        schema.TEXT_SIZE.key: (
            tr("Text size"),
            tr("Of everything that is read, and of what goes with it."),
        ),
        schema.MOTION.key: (
            tr("Motion"),
            tr("Reduced, nothing breathes or slides."),
        ),
    }


def _library() -> dict[str, tuple[str, str]]:
    return {
        schema.IGNORED_NAMES.key: (
            tr("Leave out"),
            tr(
                "Files and folders with these names, in every folder: Archive, *.draft.md. What is "
                "left out leaves the library. A .carnetignore file does the same for one folder."
            ),
        ),
        schema.POLLED_FOLDERS.key: (
            tr("Folders to look through regularly"),
            tr(
                "For disks that do not tell when a file changes and that Carnet does not recognise "
                "as such, like the shared folder of a virtual machine."
            ),
        ),
        schema.SIZE_LIMIT_MB.key: (
            tr("Largest note"),
            tr("Larger text files are listed under what could not be read."),
        ),
        schema.DOCUMENT_LIMIT_MB.key: (
            tr("Largest document"),
            tr("The same for PDF, office files, mail and pictures."),
        ),
    }


def _answers() -> dict[str, tuple[str, str]]:
    return {
        schema.ABSTENTION.key: (
            tr("“Your notes do not say”"),
            tr("How sure Carnet has to be before it answers."),
        ),
        schema.UNSUPPORTED.key: (
            tr("Sentences that no note supports"),
            tr("The language model sometimes writes what your notes do not say."),
        ),
        schema.EXTRACTIVE_ONLY.key: (
            tr("Quote only"),
            tr("Answers are your own sentences, word for word, without the language model."),
        ),
        schema.KEEP_CONVERSATIONS.key: (
            tr("Keep conversations"),
            tr(
                "On this computer alone. Turned off, what is kept already stays until you "
                "delete it."
            ),
        ),
        schema.KEEP_SEARCHES.key: (
            tr("Remember searches"),
            tr(
                "The search field offers them again. Turned off, those that are remembered are "
                "forgotten."
            ),
        ),
    }


def _models() -> dict[str, tuple[str, str]]:
    return {
        schema.GENERATOR.key: (tr("Language model"), tr("It words the answers.")),
        schema.EMBEDDER.key: (
            tr("Embedding model"),
            tr(
                "It finds by meaning. With another one every note is learned anew, in the "
                "background; until then the present one goes on."
            ),
        ),
        schema.RERANKER.key: (
            tr("Reranker"),
            tr("It reads the best passages again and puts them in a better order."),
        ),
        schema.ADAPTER.key: (
            tr("Adapter"),
            tr("It changes how the language model writes, where a conversation names no other."),
        ),
        schema.RERANK_BUDGET_MS.key: (
            tr("Time for the reranker"),
            tr("How much longer a search may take for it."),
        ),
        schema.GPU.key: (
            tr("Graphics card"),
            tr("How many layers of the language model it computes."),
        ),
    }


def _machine() -> dict[str, tuple[str, str]]:
    return {
        schema.BATTERY_PAUSE_PERCENT.key: (
            tr("Save the battery below"),
            tr(
                "With less left and no charger, notes are found by their words until it is "
                "plugged in."
            ),
        ),
        schema.MAKE_ROOM.key: (
            tr("Make room for other programs"),
            tr("Work in the background rests while they need the processor."),
        ),
        schema.TRAY.key: (
            tr("Stay in the tray"),
            tr(
                "Closing the window leaves Carnet there: it follows your notes, a click brings "
                "it back."
            ),
        ),
        schema.NOTIFY.key: (
            tr("Notifications"),
            tr("Only when something needs you while the window is not in front."),
        ),
    }
