"""The language model in use, with the adapter a conversation wants and the trust it has earned."""

from __future__ import annotations

from pathlib import Path

from carnet.adapters.llama.generator import Adapter, LlamaGenerator
from carnet.adapters.llama.loading import Machine, lacks_template, plan
from carnet.adapters.llama.placement import NO_CARD
from carnet.adapters.llama.prompt import NO_TEMPLATE
from carnet.adapters.machine.processor import physical_cores
from carnet.adapters.models.self_test_record import (
    read_examination,
    read_trusted_languages,
)
from carnet.adapters.models.shelf import ModelShelf
from carnet.adapters.models.tuning_record import measured_prompt_speed
from carnet.answers.composing import Writer
from carnet.domain.errors import KnownError
from carnet.domain.models import InstalledModel, ModelRole, ModelSpec, RunsOn

CONTEXT_TOKENS = 4096


class Writing:
    """A generator, made but not loaded. `prompts` identifies the words put before it.

    Called from the one thread that owns the model, except `runs_on` and `note`.
    """

    def __init__(self, shelf: ModelShelf, model: InstalledModel, gpu: str, prompts: str) -> None:
        self.spec = model.spec
        self._shelf = shelf
        self._weights = Path(model.path)
        self._prompts = prompts
        self._machine = Machine(physical_cores(), gpu)
        self._generator = LlamaGenerator(
            model.spec.name,
            self._weights,
            verify=lambda: shelf.check(model.spec),
            context_tokens=CONTEXT_TOKENS,
            machine=self._machine,
            chat_template=model.spec.chat_template,
        )
        chosen = shelf.in_use(ModelRole.ADAPTER)
        self._default = None if chosen is None else chosen.spec
        self._adapter: ModelSpec | None = None
        self.use_adapter(None)

    @property
    def writer(self) -> Writer:
        """The model with its adapter, trusted where the two passed the self-test together."""
        examined, file = self.spec, self._weights
        if self._adapter is not None:
            examined, file = self._adapter, Path(self._shelf.look(self._adapter).path)
        trusted = read_trusted_languages(self._shelf.folder(examined), file, self._prompts)
        # A model that somebody brought does not say what it was trained for; the examination does.
        examined_in = read_examination(self._shelf.folder(examined), file)
        return Writer(
            self._generator,
            frozenset(self.spec.languages) | {one.language for one in examined_in if one.passed},
            trusted or frozenset(),
            measured_prompt_speed(self._shelf.folder(self.spec), self._weights),
        )

    def use_adapter(self, name: str | None) -> None:
        """Write with this adapter from now on: None is the one chosen for all, "" is none.

        Raises `KnownError`: "adapter-unknown", or what is wrong with its file.
        """
        spec = self._default if name is None else self._find(name) if name else None
        if spec is None:
            self._generator.use_adapter(None)
        elif spec != self._adapter:
            self._shelf.check(spec)
            path = Path(self._shelf.look(spec).path)
            self._generator.use_adapter(Adapter(spec.name, path, spec.scale))
        self._adapter = spec

    def _find(self, name: str) -> ModelSpec:
        mine = [s for s in self._shelf.catalog if s.base == self.spec.name]
        found = next((spec for spec in mine if spec.name == name), None)
        if found is None:
            names = ", ".join(spec.name for spec in mine) or "none"
            raise KnownError(
                "adapter-unknown",
                f"{self.spec.title} has no adapter called {name}.",
                f"Choose another one ({names}), or none.",
            )
        return found

    @property
    def runs_on(self) -> RunsOn | None:
        """Where it computes; None before it is loaded."""
        return self._generator.runs_on

    @property
    def note(self) -> str:
        """What a person should know of how it is used, once it is loaded."""
        return self._generator.note if self._generator.runs_on else ""

    def plan(self) -> tuple[RunsOn, str]:
        """Where it would compute if it was loaded now, and what a person should know of it.

        Raises `KnownError` for a bad file.
        """
        guessed = not self.spec.chat_template and lacks_template(self._weights)
        runs_on = plan(self._weights, CONTEXT_TOKENS, self._machine)
        gpu = self._machine.gpu
        in_vain = gpu.isdecimal() and int(gpu) > 0 and not runs_on.layers
        remarks = [*([NO_TEMPLATE] if guessed else []), *([NO_CARD] if in_vain else [])]
        return runs_on, "; ".join(remarks)

    def load(self) -> None:
        """Load it now rather than at its first use."""
        self._generator.load()

    def close(self) -> None:
        """Give its memory back."""
        self._generator.close()
