"""What Carnet keeps on this machine: where, how much, taking it along, and making it go."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from carnet.domain.conversation_markdown import ConversationWords


class DataKind(StrEnum):
    """One kind of what is kept."""

    TEXT = "text"  # the index: texts of the notes in pieces, keyword terms
    VECTORS = "vectors"
    DATABASE = "database"  # folders, documents, what was judged and forgotten
    CONVERSATIONS = "conversations"  # in the database
    IMPORTS = "imports"
    LOGS = "logs"
    SETTINGS = "settings"
    WINDOW = "window"  # sizes and places of panes, recent searches
    TEMPORARY = "temporary"  # drafts and halves of downloads
    MODELS = "models"


@dataclass(frozen=True, slots=True)
class DataPlace:
    """Where one kind lies. `inside`: it is part of another one and counted there as well.

    `items`: files, or conversations.
    """

    kind: DataKind
    path: str
    size_bytes: int
    items: int
    inside: DataKind | None = None


@dataclass(frozen=True, slots=True)
class DataReport:
    """Everything Carnet keeps. `exposed`: paths that other people of this machine may read."""

    places: tuple[DataPlace, ...]
    data_dir: str
    free_bytes: int
    exposed: tuple[str, ...] = ()

    @property
    def size_bytes(self) -> int:
        """All of it together."""
        return sum(place.size_bytes for place in self.places if place.inside is None)


@dataclass(frozen=True, slots=True)
class ForgottenTalks:
    """What forgetting every conversation removed, and the proof, as in `ForgetReport`."""

    conversations: int
    words_searched: int
    bytes_searched: int
    remains: tuple[str, ...] = ()


README = """What Carnet kept, copied on {day}.

documents.csv, documents.json  every document of the library: where it lies, title, dates, tags
conversations/                 what was asked and answered, with its sources, as Markdown
conversations.jsonl            the same in every detail, one conversation a line
imports/                       copies of what was imported, as they were given
folders.json                   the watched folders, and what Carnet was told to forget
judgements.json                which results were marked as right or wrong
settings/                      what was chosen, and how the window stood

The notes themselves are where they always were; they are not copied here. The index is not copied
either: it can be made again from them. Nothing here is encrypted.
"""


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The words of an export, in the language of whoever asks for it. `{day}` is put in."""

    name: str = "Carnet export {day}"
    readme_name: str = "README.txt"
    readme: str = README
    conversation: ConversationWords = field(default_factory=ConversationWords)


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """`place` is a folder, or with `archive` a zip file that is not there yet."""

    place: str
    archive: bool = False
    words: ExportWords = field(default_factory=ExportWords)


@dataclass(frozen=True, slots=True)
class EraseRequest:
    """Whether the models, which several libraries may share, go as well."""

    models: bool = False


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """`name` is the file that is being written."""

    done_bytes: int
    total_bytes: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written to `path`, a folder or a zip file. `missing`: imports that were not there
    any more or could not be read."""

    path: str
    size_bytes: int
    files: int
    documents: int
    conversations: int
    imports: int
    judgements: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EraseReport:
    """What deleting everything removed. `remaining`: what should have gone and has not.

    `left_alone`: what lies in the data directory and is not Carnet's.
    """

    files: int
    size_bytes: int
    remaining: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()
    models: bool = False
