"""Known failures in the person's language, by their code.

The engine's own words are English and often name the file or the number in question, so in English
they are shown as they are. In other languages the code chooses a translated sentence, and the
engine's words become the small print; a code that is not listed keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from carnet.domain.errors import ErrorInfo
from carnet.gui.words.conversation_errors import conversation_errors
from carnet.gui.words.data_errors import data_errors
from carnet.gui.words.model_errors import model_errors
from carnet.gui.words.settings_errors import settings_errors
from carnet.gui.words.translating import tr


@dataclass(frozen=True, slots=True)
class ErrorText:
    """What to show: a sentence, what to do, and small print for the curious."""

    message: str
    advice: str
    detail: str


def explain(error: ErrorInfo) -> ErrorText:
    """What to show for a failure."""
    original = ErrorText(error.message, error.advice, error.detail)
    if _language() == "en":
        return original
    message, advice = _known(error.code)
    if not message:
        return original
    return ErrorText(message, advice, f"{error.message}\n{error.detail}".strip())


def reason(error: ErrorInfo) -> ErrorText:
    """The same without what concerns one file alone, for many that share the code."""
    message, advice = _known(error.code)
    return ErrorText(message, advice, "") if message else explain(error)


def _language() -> str:
    return tr("en", "the code of the language these words are in")


def _known(code: str) -> tuple[str, str]:
    return _all(_language()).get(code, ("", ""))


@lru_cache(maxsize=1)
def _all(_language: str) -> dict[str, tuple[str, str]]:
    """Translated once: thousands of problems share these words."""
    ours = _files() | _documents() | _folders() | _library()
    return ours | model_errors() | conversation_errors() | settings_errors() | data_errors()


def _files() -> dict[str, tuple[str, str]]:
    return {
        "file-missing": (
            tr("This note is no longer there."),
            tr("It may have been moved or renamed a moment ago. Search for it."),
        ),
        "file-vanished": (
            tr("This file is no longer there."),
            tr("Nothing to do: it is looked for again at the next scan."),
        ),
        "file-unreadable": (
            tr("This file cannot be opened."),
            tr("Check that you have the right to read it."),
        ),
        "file-too-large": (
            tr("This file is too large."),
            tr("Split it into smaller files to have it in Carnet."),
        ),
        "file-in-cloud": (
            tr("This file is in the cloud, not on this computer."),
            tr("Make it available offline to have it in Carnet."),
        ),
        "file-not-understood": (
            tr("Carnet cannot make sense of this file."),
            tr("Open it in the program it comes from and save it again."),
        ),
        "binary-file": (
            tr("This file is not text."),
            tr("Open it with the program it belongs to, or remove it from the folder."),
        ),
        "document-unknown": (
            tr("This file is not in the library."),
            tr("Add its folder to the library first."),
        ),
    }


def _documents() -> dict[str, tuple[str, str]]:
    return {
        "document-damaged": (
            tr("This file is damaged, or it is not what its name says."),
            tr("Open it in the program it comes from and save it again."),
        ),
        "document-encrypted": (
            tr("This file is protected by a password."),
            tr("Open it in the program it comes from and save a copy without the password."),
        ),
        "document-wrong-password": (
            tr("The password does not open this file."),
            tr("Try again; the file was left as it is."),
        ),
        "document-without-text": (
            tr("There is no text in this file that could be read."),
            tr("If it is a picture of text, scan it again larger or straighter."),
        ),
        "document-too-slow": (
            tr("Reading this file took too long and was stopped."),
            tr("Split it into smaller files."),
        ),
        "document-too-big-inside": (
            tr("This file unpacks to far more than its size, so reading it was stopped."),
            tr("If you trust it, unpack it yourself and add the folder."),
        ),
        "import-missing": (
            tr("This file is not there."),
            tr("Check its name; if it lies on another disk, connect that first."),
        ),
        "format-unknown": (
            tr("Carnet does not read files of this kind."),
            tr("Save it as a PDF, a text or an office document, and import that."),
        ),
        "import-refused": (
            tr("This file could not be taken into the library."),
            tr("Check that the import folder is not among the forgotten or ignored ones."),
        ),
        "page-not-shown": (
            tr("This kind of document is shown as text."),
            tr("Open it in the program it comes from to see its pages."),
        ),
        "picture-not-shown": (
            tr("This picture cannot be shown here."),
            tr("Open it in the program it belongs to."),
        ),
        "document-stopped": (
            tr("Reading this file was stopped."),
            tr("Import it again when you want it read."),
        ),
        "document-crashed": (
            tr("The program part that reads this kind of file failed on it."),
            tr("Save it in another format. If it happens with many files, please report it."),
        ),
    }


def _folders() -> dict[str, tuple[str, str]]:
    return {
        "folder-missing": (
            tr("This folder is not there."),
            tr("Check its name; if it lies on another disk, connect that first."),
        ),
        "folder-unreadable": (
            tr("This folder cannot be looked into."),
            tr("Check that you have the right to read it; what was read before is kept."),
        ),
        "ignore-line-unclear": (
            tr("A .carnetignore has lines that are no pattern; the others hold."),
            tr("Write one pattern a line, as in a .gitignore."),
        ),
        "ignore-file-unreadable": (
            tr("A .carnetignore cannot be read: what it leaves out may be in the library."),
            tr("Check that it is a text file which you have the right to read."),
        ),
        "folder-not-a-directory": (
            tr("This is a file, not a folder."),
            tr("Choose the folder it lies in."),
        ),
        "folder-unknown": (
            tr("This folder is not in the library."),
            tr("Nothing to do: it may have been removed a moment ago."),
        ),
        "folder-forgotten": (
            tr("This lies in a folder that Carnet was told to forget."),
            tr("Take the whole folder in again, from the list of what is forgotten."),
        ),
        "folder-nested": (
            tr("This folder is in the library already, or holds one that is."),
            tr("To have the outer folder, remove the inner one first."),
        ),
    }


def _library() -> dict[str, tuple[str, str]]:
    return {
        "engine-stopped": (
            tr("The engine stopped before it could finish."),
            tr("Your notes and the index are safe. Try again."),
        ),
        "engine-missing": (
            tr("The engine could not be started."),
            tr("A part of Carnet is missing or may not be run. Install Carnet again."),
        ),
        "engine-error": (
            tr("Something went wrong inside the engine."),
            tr("Try again. If it happens every time, please report it with the log."),
        ),
        "internal-error": (
            tr("Something went wrong while the library was brought up to date."),
            tr("It is tried again shortly. If it comes back, please report it with the log."),
        ),
        "library-in-use": (
            tr("Another Carnet is already keeping this library up to date."),
            tr("Use that window, or close it and try again."),
        ),
        "disk-full": (
            tr("The disk is full."),
            tr("Free some space; Carnet then goes on by itself."),
        ),
        "data-not-writable": (
            tr("Carnet is not allowed to write in its own folder."),
            tr("Give yourself the right to write there."),
        ),
        "index-busy": (
            tr("Another program is changing the index at the same time."),
            tr("Close other Carnet windows and commands, then try again."),
        ),
        "index-damaged": (
            tr("The index is damaged and cannot be read."),
            tr("Move it away and start Carnet again: it is built anew from your notes."),
        ),
        "index-not-rewritten": (
            tr("Old files of the index could not be removed."),
            tr("Close other Carnet windows and commands, then start Carnet again."),
        ),
        "index-newer": (
            tr("The index was made by a newer version of Carnet."),
            tr("Update Carnet."),
        ),
        "processor-too-old": (
            tr("This computer's processor lacks AVX2, which the index needs."),
            tr("Use a computer whose processor was made after about 2015."),
        ),
        "program-incomplete": (
            tr("Files that belong to Carnet itself are missing."),
            tr("Install Carnet again."),
        ),
        "watch-incomplete": (
            tr("The system does not let Carnet watch every folder for changes."),
            tr("Carnet looks through them every minute instead."),
        ),
        "prompt-too-long": (
            tr("The question and its sources are longer than the language model can read."),
            tr("Shorten the question, or start a new conversation."),
        ),
    }
