"""A chat model on llama.cpp: a Generator."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from carnet.adapters.llama.loading import Machine, open_model
from carnet.adapters.llama.loop import is_looping
from carnet.adapters.llama.prompt import ChatPrompt
from carnet.adapters.llama.runtime import AdapterNotLoadedError, DecodeFailedError, LlamaRuntime
from carnet.adapters.llama.sampler import LlamaSampler, Sampling
from carnet.adapters.llama.text import ShownReply
from carnet.adapters.machine.processor import physical_cores
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import RunsOn

SHORTEST_REPLY = 32  # tokens that must fit behind a prompt


class Ending(StrEnum):
    """Why a reply ended."""

    FINISHED = "finished"
    MAX_TOKENS = "max-tokens"
    CONTEXT_FULL = "context-full"
    LOOP = "loop"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class RunMetrics:
    """What one reply cost. `evaluated_tokens` of the prompt were computed, the others reused."""

    prompt_tokens: int
    reused_tokens: int
    evaluated_tokens: int
    generated_tokens: int
    prompt_ms: float
    generate_ms: float
    ending: Ending


@dataclass(frozen=True, slots=True)
class Adapter:
    """A LoRA file and how strongly it works."""

    name: str
    path: Path
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class _Loaded:
    runtime: LlamaRuntime
    prompt: ChatPrompt
    runs_on: RunsOn


class LlamaGenerator:
    """Streams replies of one GGUF model, loaded at first use. Called from one thread only.

    The cache of a run is kept: the part of a prompt that equals the one before is not computed
    again. `verify` is called once before the file is opened and raises when it is not as recorded.
    `chat_template` is used instead of the file's own.
    """

    def __init__(
        self,
        name: str,
        path: Path,
        *,
        context_tokens: int = 4096,
        threads: int | None = None,
        sampling: Sampling | None = None,
        verify: Callable[[], None] | None = None,
        machine: Machine | None = None,
        chat_template: str = "",
    ) -> None:
        self.name = name
        self.last_run: RunMetrics | None = None
        self._path = path
        self._wanted_context = context_tokens
        self._machine = machine or Machine(threads or physical_cores())
        self._sampling = sampling or Sampling()
        self._verify = verify
        self._chat_template = chat_template
        self._adapter: Adapter | None = None
        self._loaded: _Loaded | None = None
        self._run = 0

    @property
    def context_tokens(self) -> int:
        """Tokens of prompt and reply together."""
        return self._model().runtime.context_tokens

    @property
    def note(self) -> str:
        """What a person should know about how the model is used, or nothing."""
        return self._model().prompt.note

    @property
    def runs_on(self) -> RunsOn | None:
        """Where it computes; None before it is loaded."""
        return None if self._loaded is None else self._loaded.runs_on

    def load(self) -> None:
        """Load now rather than at the first question. Raises `KnownError`."""
        self._model()

    def use_adapter(self, adapter: Adapter | None) -> None:
        """Write with this adapter from now on, or without any. It is loaded at the next use,
        which raises `KnownError` ("adapter-unusable") when it does not go with the model.
        """
        self._adapter = adapter

    def _model(self) -> _Loaded:
        if self._loaded is None:
            if self._verify is not None:
                self._verify()
            runtime, runs_on = open_model(self._path, self._wanted_context, self._machine)
            prompt = ChatPrompt(runtime.vocabulary, self._chat_template)
            self._loaded = _Loaded(runtime, prompt, runs_on)
        _attach(self._loaded.runtime, self._adapter, self.name)
        return self._loaded

    def count_tokens(self, text: str) -> int:
        """Tokens of `text` as content."""
        return len(self._model().runtime.vocabulary.tokenize(text))

    def generate(
        self,
        system: str,
        messages: Sequence[tuple[str, str]],
        max_tokens: int,
        cancel: CancelToken,
    ) -> Iterator[str]:
        """Stream the reply to (role, text) messages; ends quietly when `cancel` is set.

        Raises `KnownError` with `prompt-too-long` at once when no reply fits behind the messages.
        A second call ends the first.
        """
        model = self._model()
        runtime = model.runtime
        tokens = model.prompt.tokens(system, messages)
        if len(tokens) + min(max_tokens, SHORTEST_REPLY) > runtime.context_tokens:
            raise KnownError(
                "prompt-too-long",
                "The question and its sources are longer than the language model can read.",
                "Shorten the question, start a new conversation, or choose a model that reads "
                "more at once.",
                f"{len(tokens)} tokens, the model reads {runtime.context_tokens}",
            )
        self._run += 1
        return self._stream(runtime, tokens, max_tokens, cancel, self._run)

    def _stream(
        self,
        runtime: LlamaRuntime,
        prompt: list[int],
        max_tokens: int,
        cancel: CancelToken,
        run: int,
    ) -> Iterator[str]:
        runtime.resume()
        started = prompt_done = time.perf_counter()
        runtime.keep(_common_prefix(runtime.cached, prompt))
        reused, before = len(runtime.cached), runtime.evaluated
        evaluated = 0
        reply: list[int] = []
        ending = Ending.CANCELLED
        try:
            with (
                cancel.calling(runtime.interrupt),
                LlamaSampler(runtime, self._sampling) as sampler,
            ):
                going = _compute(runtime, prompt[reused:])
                evaluated = runtime.evaluated - before
                prompt_done = time.perf_counter()
                shown = ShownReply(runtime.vocabulary.piece)
                while going and not cancel.cancelled and run == self._run:
                    token = sampler.sample()
                    finished = runtime.vocabulary.is_end(token)
                    if finished:
                        ending = Ending.FINISHED
                    else:
                        reply.append(token)
                        ending = _reason_to_stop(reply, max_tokens, runtime) or Ending.CANCELLED
                    if text := shown.grow(reply, finished=finished):
                        yield text
                    if ending is not Ending.CANCELLED:
                        break
                    going = run == self._run and _compute(runtime, [token])
        finally:
            self.last_run = RunMetrics(
                prompt_tokens=len(prompt),
                reused_tokens=reused,
                evaluated_tokens=evaluated,
                generated_tokens=len(reply),
                prompt_ms=(prompt_done - started) * 1000,
                generate_ms=(time.perf_counter() - prompt_done) * 1000,
                ending=ending,
            )

    def close(self) -> None:
        """Give the memory back; the next use loads again."""
        if self._loaded is not None:
            self._loaded.runtime.close()
            self._loaded = None
        self._run += 1


def _attach(runtime: LlamaRuntime, adapter: Adapter | None, model: str) -> None:
    try:
        if adapter is None:
            runtime.use_adapter(None)
        else:
            runtime.use_adapter(adapter.path, adapter.scale)
    except AdapterNotLoadedError as error:
        raise KnownError(
            "adapter-unusable",
            f"The adapter {adapter.name if adapter else ''} cannot be used with {model}.",
            "Choose another adapter, or none.",
            str(error),
        ) from error


def _common_prefix(cached: Sequence[int], prompt: Sequence[int]) -> int:
    """Tokens both begin with. The last of a prompt is always computed: it gives the logits."""
    most = min(len(cached), len(prompt) - 1)
    return next((i for i in range(most) if cached[i] != prompt[i]), most)


def _compute(runtime: LlamaRuntime, tokens: list[int]) -> bool:
    """Evaluate; False when interrupted."""
    try:
        return runtime.evaluate(tokens)
    except DecodeFailedError as error:
        raise KnownError(
            "model-failed",
            "The language model stopped working.",
            "Ask again. If it happens again, verify the model or choose another.",
            str(error),
        ) from error


def _reason_to_stop(reply: Sequence[int], max_tokens: int, runtime: LlamaRuntime) -> Ending | None:
    if len(reply) >= max_tokens:
        return Ending.MAX_TOKENS
    if len(runtime.cached) + 1 >= runtime.context_tokens:
        return Ending.CONTEXT_FULL
    return Ending.LOOP if is_looping(reply) else None
