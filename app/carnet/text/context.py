"""The line put before a chunk when it is embedded: title and headings, within a token budget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

SEPARATOR = " > "
SEPARATOR_TOKENS = 1
_ELLIPSIS = "…"
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Label:
    """A title or heading as contexts show it (shortened when it is long), and its tokens."""

    text: str
    tokens: int


def make_labels(
    texts: Iterable[str], cap: int, count_tokens: Callable[[str], int]
) -> dict[str, Label]:
    """A label for each text; one of more than `cap` tokens ends in an ellipsis."""
    return {text: _label(text, cap, count_tokens) for text in texts}


def join_labels(labels: Sequence[Label], cap: int) -> Label:
    """`title > heading > sub-heading`; ancestors in the middle give way until it fits `cap`.

    The last heading says most about a chunk and the title comes next, so those stay longest.
    """
    kept = [label for label in labels if label.text]
    dropped_at: int | None = None
    while len(kept) > 1 and _tokens(kept, dropped_at) > cap:
        dropped_at = 1 if len(kept) > 2 else 0
        del kept[dropped_at]
    texts = [label.text for label in kept]
    if dropped_at is not None:
        texts.insert(dropped_at, _ELLIPSIS)
    return Label(SEPARATOR.join(texts), _tokens(kept, dropped_at))


def _tokens(labels: Sequence[Label], dropped_at: int | None) -> int:
    marks = 1 if dropped_at is not None else 0
    joints = max(0, len(labels) + marks - 1)
    return sum(label.tokens for label in labels) + marks + joints * SEPARATOR_TOKENS


def _label(text: str, cap: int, count_tokens: Callable[[str], int]) -> Label:
    tokens = count_tokens(text)
    if tokens <= cap:
        return Label(text, tokens)
    kept: list[str] = []
    tokens = 1  # the ellipsis
    for word in text.split():
        shown = word[:_LONGEST_WORD]
        more = count_tokens(shown)
        if tokens + more > cap:
            break
        tokens += more
        kept.append(shown)
    return Label(" ".join([*kept, _ELLIPSIS]), tokens)
