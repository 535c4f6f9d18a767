"""The words put before the language model."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from carnet.answers.evidence import Evidence
from carnet.domain.errors import KnownError
from carnet.domain.search import Passage

_FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A system text and a user template with `$notes` and `$question`."""

    system: str
    user: Template

    def fill(self, notes: str, question: str) -> str:
        """The user message."""
        return self.user.substitute(notes=notes, question=question)


class PromptBook:
    """Prompts by language, read from `answer.<language>.toml` files."""

    def __init__(self, prompts: Mapping[str, Prompt]) -> None:
        self._prompts = prompts

    @classmethod
    def load(cls, folder: Path) -> PromptBook:
        """Read every `answer.*.toml` in `folder`.

        Raises `KnownError` ("prompt-broken") for a file without `system` and `user`, and when
        the English one, which every other language falls back to, is not there.
        """
        prompts = {}
        for path in sorted(folder.glob("answer.*.toml")):
            try:
                fields = tomllib.loads(path.read_text(encoding="utf-8"))
                user = Template(str(fields["user"]))
                user.substitute(notes="", question="")
                prompts[path.name.split(".")[1]] = Prompt(str(fields["system"]), user)
            except (OSError, ValueError, KeyError) as error:
                raise KnownError(
                    "prompt-broken",
                    f"The prompt file {path.name} cannot be used.",
                    "It needs the keys system and user; user may name $notes and $question.",
                    str(error),
                ) from error
        if _FALLBACK_LANGUAGE not in prompts:
            raise KnownError(
                "prompt-broken",
                f"No prompt file answer.{_FALLBACK_LANGUAGE}.toml in {folder}.",
                "Reinstall Carnet, or put the file back.",
            )
        return cls(prompts)

    def for_language(self, language: str) -> Prompt:
        """The prompt in `language`, else the English one."""
        return self._prompts.get(language, self._prompts[_FALLBACK_LANGUAGE])


def choose_evidence(
    scored: Sequence[Evidence], count_tokens: Callable[[str], int], budget_tokens: int
) -> list[Evidence]:
    """The best sentences that fit `budget_tokens`, in reading order, near-copies left out."""
    chosen: list[Evidence] = []
    seen: set[frozenset[str]] = set()
    left = budget_tokens
    for item in sorted(scored, key=lambda one: -one.score):
        if item.terms in seen:
            continue
        cost = count_tokens(item.text) + 1
        if cost > left:
            continue
        seen.add(item.terms)
        left -= cost
        chosen.append(item)
    return sorted(chosen, key=lambda one: (one.source, one.start_char))


def write_notes(evidence: Sequence[Evidence], passages: Sequence[Passage]) -> str:
    """Evidence as the model reads it: sentences under the title of the note they come from."""
    lines: list[str] = []
    source = -1
    for item in evidence:
        if item.source != source:
            source = item.source
            passage = passages[source]
            heading = f" ({passage.heading})" if passage.heading else ""
            lines.append(f"\n## {passage.title}{heading}")
        lines.append(item.text)
    return "\n".join(lines).strip()
