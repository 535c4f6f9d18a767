"""The line put before a chunk when it is embedded: title and headings, within a token budget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

SEPARATOR = " > "
_ELLIPSIS = "…"
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Label:
    """A title or heading as contexts show it (shortened when it is long), and its tokens."""

    text: str
    tokens: int


def make_labels(
    counts: Mapping[str, int], cap: int, count_tokens: Callable[[Sequence[str]], list[int]]
) -> dict[str, Label]:
    """A label for each text whose tokens are known; longer than `cap`, it ends in an ellipsis.

    Asks for counts at most once more, of the words of what is too long.
    """
    labels = {text: Label(text, tokens) for text, tokens in counts.items() if tokens <= cap}
    long = {text: _words(text) for text in counts if text not in labels}
    if long:
        flat = [word for words in long.values() for word in words]
        known = dict(zip(flat, count_tokens(flat), strict=True))
        labels |= {text: _shortened(words, known, cap) for text, words in long.items()}
    return labels


def join_labels(labels: Sequence[Label], cap: int, separator_tokens: int) -> Label:
    """`title > heading > sub-heading`; ancestors in the middle give way until it fits `cap`.

    The last heading says most about a chunk and the title comes next, so those stay longest.
    """
    kept = [label for label in labels if label.text]
    dropped_at: int | None = None
    while len(kept) > 1 and _tokens(kept, separator_tokens, dropped_at) > cap:
        dropped_at = 1 if len(kept) > 2 else 0
        del kept[dropped_at]
    texts = [label.text for label in kept]
    if dropped_at is not None:
        texts.insert(dropped_at, _ELLIPSIS)
    return Label(SEPARATOR.join(texts), _tokens(kept, separator_tokens, dropped_at))


def _tokens(labels: Sequence[Label], separator_tokens: int, dropped_at: int | None) -> int:
    marks = 1 if dropped_at is not None else 0
    joints = max(0, len(labels) + marks - 1)
    return sum(label.tokens for label in labels) + marks + joints * separator_tokens


def _words(text: str) -> list[str]:
    return [word[:_LONGEST_WORD] for word in text.split()]


def _shortened(words: Iterable[str], known: Mapping[str, int], cap: int) -> Label:
    kept: list[str] = []
    tokens = 1  # the ellipsis
    for word in words:
        if tokens + known[word] > cap:
            break
        tokens += known[word]
        kept.append(word)
    return Label(" ".join([*kept, _ELLIPSIS]), tokens)
