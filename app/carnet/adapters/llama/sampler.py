"""Choosing the next token."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from carnet.adapters.llama.runtime import LlamaRuntime, load_library


@dataclass(frozen=True, slots=True)
class Sampling:
    """How tokens are chosen. Temperature 0 takes the likeliest: the same question, the same words.

    `repeat_penalty` weakens tokens among the last `repeat_window` of the reply; the prompt is not
    counted, so quoting the notes costs nothing.
    """

    temperature: float = 0.0
    top_k: int = 40
    top_p: float = 0.9
    repeat_penalty: float = 1.1
    repeat_window: int = 128
    seed: int = 1


class LlamaSampler:
    """One reply's sampler: remembers what was said in it."""

    def __init__(self, runtime: LlamaRuntime, sampling: Sampling) -> None:
        api = load_library()
        self._api = api
        self._runtime = runtime
        chain = api.llama_sampler_chain_init(api.llama_sampler_chain_default_params())
        self._chain: Any = chain
        self._add(
            api.llama_sampler_init_penalties(
                runtime.vocabulary.size,
                sampling.repeat_window,
                sampling.repeat_penalty,
                0.0,
                0.0,
            )
        )
        if sampling.temperature <= 0:
            self._add(api.llama_sampler_init_greedy())
            return
        self._add(api.llama_sampler_init_top_k(sampling.top_k))
        self._add(api.llama_sampler_init_top_p(sampling.top_p, 1))
        self._add(api.llama_sampler_init_temp(sampling.temperature))
        self._add(api.llama_sampler_init_dist(sampling.seed))

    def _add(self, sampler: object) -> None:
        self._api.llama_sampler_chain_add(self._chain, sampler)

    def sample(self) -> int:
        """The next token after what was evaluated last."""
        return int(self._api.llama_sampler_sample(self._chain, self._runtime.handle, -1))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._api.llama_sampler_free(self._chain)
