"""From a conversation to prompt tokens, in the form the model was trained on.

The template comes with the model; what people and notes say comes from outside and is data. So the
template is rendered around placeholders, its own parts are tokenized with control tokens
recognised, and contents without: a note that spells `<|im_end|>` is text, not the end of a turn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

OPEN, CLOSE = "\ue000", "\ue001"  # private characters around the number of a content
PLACEHOLDER = re.compile(f"{OPEN}([0-9]+){CLOSE}")
CHATML = (
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message.role + '\n' + message.content + '<|im_end|>\n' }}"
    "{% endfor %}{{ '<|im_start|>assistant\n' }}"
)

NO_TEMPLATE = "the model has no chat template; ChatML is used"

Message = Mapping[str, str]


class PromptModel(Protocol):
    """What a prompt needs of a model."""

    @property
    def beginning(self) -> int: ...
    def metadata(self, key: str) -> str | None: ...
    def tokenize(self, text: str, *, special: bool = False) -> list[int]: ...
    def named_token(self, name: str) -> str: ...


class ChatPrompt:
    """Makes prompts for one model. `note` says why its own template is not used, or is empty.

    `template` (Jinja) is used instead of the one in the model's file.
    """

    def __init__(self, model: PromptModel, template: str = "") -> None:
        self._model = model
        self.note = ""
        self._template = template or model.metadata("tokenizer.chat_template") or CHATML
        if self._template is CHATML:
            self.note = NO_TEMPLATE

    def tokens(self, system: str, messages: Sequence[tuple[str, str]]) -> list[int]:
        """The whole prompt up to where the reply begins. Messages are (role, text)."""
        contents = [system, *(text for _, text in messages)]
        tokens: list[int] = []
        for part, index in self._parts(bool(system), [role for role, _ in messages]):
            if part:
                tokens += self._model.tokenize(part, special=True)
            if index is not None:
                tokens += self._model.tokenize(contents[index])
        first = self._model.beginning
        return tokens if first < 0 or tokens[:1] == [first] else [first, *tokens]

    def _parts(self, system: bool, roles: Sequence[str]) -> list[tuple[str, int | None]]:
        """Literal template text, each piece with the index of the content after it."""
        turns = [{"role": role, "content": _placeholder(n)} for n, role in enumerate(roles, 1)]
        conversations = [turns]
        if system:
            first = {"role": "system", "content": _placeholder(0)}
            conversations = [[first, *turns]]
            if turns:  # for models that know no system role
                joined = f"{_placeholder(0)}\n\n{turns[0]['content']}"
                conversations.append([{**turns[0], "content": joined}, *turns[1:]])
        wanted = list(range(0 if system else 1, len(roles) + 1))
        for conversation in conversations:
            pieces = PLACEHOLDER.split(self._render(self._template, conversation))
            if [int(piece) for piece in pieces[1::2]] == wanted:
                return _paired(pieces)
        self._template = CHATML
        self.note = "the model's chat template leaves messages out; ChatML is used"
        return _paired(PLACEHOLDER.split(self._render(CHATML, conversations[0])))

    def _render(self, template: str, conversation: Sequence[Message]) -> str:
        """The template's text, empty when it refuses. It is foreign code: run in the sandbox."""
        import jinja2
        from llama_cpp.llama_chat_format import Jinja2ChatFormatter

        try:
            formatter: Any = Jinja2ChatFormatter(
                template=template,
                eos_token=self._model.named_token("eos"),
                bos_token=self._model.named_token("bos"),
            )
            return str(formatter(messages=list(conversation)).prompt)
        except (jinja2.TemplateError, ValueError, TypeError, ArithmeticError, LookupError):
            return ""


def _placeholder(index: int) -> str:
    return f"{OPEN}{index}{CLOSE}"


def _paired(pieces: Sequence[str]) -> list[tuple[str, int | None]]:
    indexes = [int(piece) for piece in pieces[1::2]]
    return list(zip(pieces[0::2], [*indexes, None], strict=True))
